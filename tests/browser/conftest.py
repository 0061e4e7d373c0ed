"""A real browser, and the pages that it opens."""

from __future__ import annotations

import json
import os
import runpy
import shutil
from pathlib import Path  # noqa: TC003 -- attrs may ask for it
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define, field
from click.testing import CliRunner

from sla_rules.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

    Opener = Callable[..., "Opened"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The names of the browser on the path; SLA_RULES_CHROMIUM says another place."""


@define
class Written:
    """A page that the command wrote, and the JSON of the same run."""

    path: Path
    data: dict[str, Any]


@define
class Opened:
    """A page in the browser, with all that it asked for and complained of since it was opened."""

    page: Page
    complaints: list[str] = field(factory=list)
    requests: list[str] = field(factory=list)


def _missing(reason: str) -> None:
    """Skip, or fail where SLA_RULES_REQUIRE_BROWSER is set."""
    if os.environ.get("SLA_RULES_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


# For this package alone: while playwright runs, no other test could run a loop of events of its own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ModuleNotFoundError:
        _missing("playwright is not installed; the dependency group browser brings it")
        raise
    found = os.environ.get("SLA_RULES_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        # without a path, the browser that playwright may have installed itself
        root = os.name == "posix" and os.geteuid() == 0
        try:
            made = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"] if root else [])
        except Error as error:
            first = str(error).splitlines()[0]
            _missing(f"no Chromium: neither {', '.join(NAMES)} nor SLA_RULES_CHROMIUM ({first})")
            raise
        yield made
        made.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Return a function that opens a page, off line, and hears all that it says and asks for."""
    contexts = []

    def opening(path: Path, **how: Any) -> Opened:  # noqa: ANN401 -- playwright's own values
        context = browser.new_context(offline=True, **how)
        contexts.append(context)
        made = Opened(context.new_page())

        def said(message: ConsoleMessage) -> None:
            made.complaints.append(message.text)

        def asked(request: Request) -> None:
            made.requests.append(request.url)

        made.page.on("console", said)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on("request", asked)
        made.page.goto(path.as_uri())
        return made

    yield opening
    for context in contexts:
        context.close()


def write(folder: Path, *arguments: str) -> Written:
    """Write a page by the command and return it with the JSON."""
    page = folder / "page.html"
    result = CliRunner().invoke(
        app, ["report", *arguments, "--format", "json", "--html", str(page)], catch_exceptions=False
    )
    assert result.exit_code == 0, result.stderr
    return Written(page, json.loads(result.stdout))


@pytest.fixture(scope="package", params=["en", "fr"])
def example_page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, root: Path) -> Written:
    """Return the page of the example, in each language."""
    path = str(root / "examples" / "tickets.csv")
    return write(tmp_path_factory.mktemp("example"), path, "--lang", request.param)


@pytest.fixture(scope="package")
def english(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Written:
    """Return the page of the example in English."""
    return write(tmp_path_factory.mktemp("english"), str(root / "examples" / "tickets.csv"))


def write_real_log(folder: Path, root: Path, log: Path) -> Written:
    """Write the page of the real log, collapsed to a row for each incident as its benchmark does it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root / "benchmarks"))
        benchmark = runpy.run_path(str(root / "benchmarks" / "real_log.py"))
    benchmark["collapse"](log, folder / "incidents.csv")
    names = ",".join(f"{column}={name}" for column, name in benchmark["COLUMNS"].items())
    return write(folder, str(folder / "incidents.csv"), "--columns", names, "--tz", benchmark["ZONE"])
