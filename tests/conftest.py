"""Options, profiles and fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).parent.parent

# only type-checked
collect_ignore = ["typing"]

# A machine that is busy is no fault of the code: no deadline anywhere.
settings.register_profile("dev", deadline=None)
# A red run is the change's doing and can be had again: no dice in continuous integration.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
# The examples that are written out, without random tests: a quick run, and the coverage must not sink.
settings.register_profile("examples", deadline=None, phases=[Phase.explicit])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that turns a missing real log from a skip into a failure."""
    parser.addoption(
        "--require-shared-data",
        action="store_true",
        help="fail, rather than skip, the tests of the real incident log when it is not there",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Leave random tests out of what is covered: the examples alone are to reach every line, whatever is drawn.

    They run as they always do, and in half the time, for nothing watches their lines.
    """
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def shared_data(request: pytest.FixtureRequest) -> Path:
    """Return the folder of the real incident log, from SLA_RULES_SHARED_DATA or beside the checkout."""
    folder = Path(os.environ.get("SLA_RULES_SHARED_DATA") or ROOT.parent / "shared" / "data")
    if not (folder / "incident_event_log.csv.gz").is_file():
        reason = f"no incident_event_log.csv.gz in {folder}; SLA_RULES_SHARED_DATA says where it is"
        if request.config.getoption("--require-shared-data"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the project, where pyproject.toml is."""
    return ROOT
