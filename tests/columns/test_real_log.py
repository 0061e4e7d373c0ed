"""The real incident log in columns, as the benchmark has it."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest

from sla_rules import franceconnect

if TYPE_CHECKING:
    from pathlib import Path

# where the log is not there they are skipped: no line hangs on them
pytestmark = pytest.mark.no_cover


@pytest.fixture
def benchmark(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return the names of the benchmark."""
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    return runpy.run_path(str(root / "benchmarks" / "real_log_columns.py"))


def test_the_faults_of_the_real_log_are_known(benchmark: dict[str, object], shared_data: Path) -> None:
    """Its description names 5 rows of an unknown state, 5 before the opening, 1 incident out of order: by 2 rows."""
    log = benchmark["read"](shared_data / "incident_event_log.csv.gz")  # type: ignore[operator]
    history = benchmark["history_of"](log)  # type: ignore[operator]
    assert len(history.tickets) == 24_918
    assert {str(fault.kind): len(fault.rows) for fault in history.faults} == {
        "unknown_state": 5,
        "before_opening": 5,
        "unsorted": 2,
    }
    ids = log.arrays["incident"]
    assert set(ids[history.faults[-1].rows].tolist()) == {"INC0000137"}


@pytest.mark.parametrize("waiting", ["no", "yes"])
def test_incidents_are_what_a_walk_through_their_rows_makes_of_them(
    benchmark: dict[str, object], shared_data: Path, waiting: str
) -> None:
    """Of 500 drawn at random none differs, as a ticket or in what is said of it."""
    log = benchmark["read"](shared_data / "incident_event_log.csv.gz")  # type: ignore[operator]
    history = benchmark["history_of"](log)  # type: ignore[operator]
    now = benchmark["last_instant"](history)  # type: ignore[operator]
    agreement = franceconnect.agreement(reading=franceconnect.Reading(waiting_pauses=waiting))  # type: ignore[arg-type]
    assert benchmark["check"](log, history, agreement, now) == 0  # type: ignore[operator]
