"""Random logs of a help desk, what their words mean, and what a walk row by row makes of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from sla_rules import franceconnect
from sla_rules.calendars.wall_time import WallTime
from tests.columns.log_oracle import (
    CANCELLED,
    CLOSED,
    FAULTS,
    PAUSED,
    RESOLVED,
    RUNNING,
    WAITING,
    LogOracle,
    Meaning,
    Row,
    Told,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PARIS = ZoneInfo("Europe/Paris")
CUSTOMER = "waiting for the customer"
PHASES: dict[str, tuple[str, str | None]] = {
    "New": (RUNNING, None),
    "Active": (RUNNING, None),
    "Awaiting User": (PAUSED, CUSTOMER),
    "Awaiting Caller": (PAUSED, CUSTOMER),
    "Asked": (WAITING, None),
    "Awaiting Vendor": (PAUSED, "waiting for the vendor"),
    "Resolved": (RESOLVED, None),
    "Closed": (CLOSED, None),
    "Cancelled": (CANCELLED, None),
}
SEVERITIES = {"1 - Critical": franceconnect.CRITICAL, "P1": franceconnect.CRITICAL, "2 - Major": franceconnect.MAJOR}
STATES: dict[str, Any] = {
    "running": ["New", "Active"],
    "paused": {state: reason for state, (phase, reason) in PHASES.items() if phase == PAUSED},
    "waiting": {"Asked"},
    "resolved": {"Resolved"},
    "closed": {"Closed"},
    "cancelled": ("Cancelled",),
}
ACKNOWLEDGED = ["Active", "Asked"]
NAMES: dict[str, Any] = {"id": "number", "at": "updated_at", "state": "state"}
COLUMN_OF = {
    "missing_id": "number",
    "unknown_state": "state",
    "unknown_severity": "priority",
    "missing_opening": "opened_at",
    "other_opening": "opened_at",
    "missing_time": "updated_at",
    "before_opening": "updated_at",
    "unsorted": "updated_at",
    "after_cancellation": "state",
}
# Around the switch of 29 March 2026, so that some times lie in its gap.
START = datetime(2026, 3, 28, 22)

Cells = dict[str, list[Any]]

POLICIES = st.fixed_dictionaries({fault: st.sampled_from(["drop", "flag"]) for fault in FAULTS})


def moments(most: int = 60) -> st.SearchStrategy[datetime]:
    """Return wall-clock times of a few hours, a quarter of an hour apart, so that many fall together."""
    return st.integers(0, most).map(lambda quarters: START + timedelta(minutes=15 * quarters))


@st.composite
def logs(draw: st.DrawFn) -> Cells:
    """Return the columns of a log with every fault there is, each of them rare enough for others to show."""
    rare = st.integers(0, 11).map(lambda dice: dice == 0)
    rows = draw(st.integers(0, 14))
    states, priorities = st.sampled_from(sorted(PHASES)), st.sampled_from(sorted(SEVERITIES))
    openings = {number: draw(moments(20)) for number in "ABC"}
    ordered = draw(st.booleans())
    ids = draw(st.lists(st.sampled_from("ABC"), min_size=rows, max_size=rows))
    ids = sorted(ids) if draw(st.booleans()) else ids
    times = draw(st.lists(moments(), min_size=rows, max_size=rows))
    cells: Cells = {name: [] for name in ("number", "updated_at", "state", "opened_at", "priority")}
    cells["scope"] = draw(st.lists(st.sampled_from([None, " ", "site", "user"]), min_size=rows, max_size=rows))
    cells["blocking"] = draw(st.lists(st.sampled_from([None, True, False]), min_size=rows, max_size=rows))
    for number, at in zip(ids, sorted(times) if ordered else times, strict=True):
        cells["number"].append(draw(st.sampled_from([None, "", " "])) if draw(rare) else number)
        cells["updated_at"].append(None if draw(rare) else at)
        cells["state"].append(draw(st.sampled_from([None, "-100"])) if draw(rare) else draw(states))
        opening = draw(st.none() | moments(20)) if draw(rare) else openings[number]
        cells["opened_at"].append(opening)
        cells["priority"].append(draw(st.sampled_from([None, "9"])) if draw(rare) else draw(priorities))
    return cells


def oracle(cells: Mapping[str, Sequence[Any]], policies: Mapping[str, str], wall_time: str = "shift") -> Told:
    """Return what a walk row by row makes of the log."""

    def instant(at: datetime | None) -> datetime | None:
        return None if at is None else WallTime(wall_time).instant(at, PARIS).astimezone(ZoneInfo("UTC"))

    rows = [
        Row(
            number=i,
            id=cells["number"][i],
            at=instant(cells["updated_at"][i]),
            state=cells["state"][i],
            opened_at=instant(cells["opened_at"][i]) if "opened_at" in cells else None,
            severity=cells["priority"][i] if "priority" in cells else None,
            scope=cells["scope"][i] if "scope" in cells else None,
            blocking=cells["blocking"][i] if "blocking" in cells else None,
        )
        for i in range(len(cells["number"]))
    ]
    acknowledged = ACKNOWLEDGED if "priority" in cells else ()
    meaning = Meaning(PHASES, SEVERITIES, acknowledged, has_openings="opened_at" in cells, policies=policies)
    return LogOracle(meaning).told(rows)


def options(cells: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Return the arguments for the columns that are there."""
    given: dict[str, Any] = {**NAMES, **STATES, "tz": "Europe/Paris", "wall_time": "shift"}
    if "opened_at" in cells:
        given["opened_at"] = "opened_at"
    given |= {name: name for name in ("scope", "blocking") if name in cells}
    if "priority" in cells:
        given |= {"acknowledged": ACKNOWLEDGED}
        given |= {"severity": "priority", "severities": SEVERITIES}
    return given
