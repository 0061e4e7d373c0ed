"""The example export: the same bytes everywhere, and the command's figures on it counted again, minute by minute."""

from __future__ import annotations

import csv
import runpy
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

# what takes time is the recount; the command's lines have tests of their own
pytestmark = pytest.mark.no_cover

# Public holidays in France, Easter Sunday being 5 April; those on a week-end close nothing.
HOLIDAYS = {date(2027, 1, 1)} | {
    date(2026, month, day)
    for month, day in (
        (1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
    )
}  # fmt: skip
# Paris is two hours ahead of UTC from 29 March 2026 to 25 October 2026, both at 01:00 UTC, and one hour otherwise.
SUMMER = datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
START = datetime(2026, 1, 1, tzinfo=UTC) - timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY = 24 * 60

# Annex figure 2: escalation after, and total treatment, in minutes of business time.
ESCALATION = {1: 60, 2: 150, 3: 480, 4: 900, 5: 900}
TREATMENT = {1: 120, 2: 240, 3: 720, 4: 1440, 5: 1440}


def is_open(at: datetime) -> bool:
    """Tell from the definition whether the desk is open: a wall clock, a day of the week and a list of holidays."""
    wall = at + timedelta(hours=2 if SUMMER[0] <= at < SUMMER[1] else 1)
    return wall.weekday() < 5 and wall.date() not in HOLIDAYS and 570 <= wall.hour * 60 + wall.minute < 1080


class Counted:
    """Every minute of the year and a fortnight, open or not, and the sum so far."""

    def __init__(self) -> None:
        flags = [is_open(START + n * MINUTE) for n in range(380 * DAY)]
        self.sums = [0, *accumulate(flags)]

    def minutes(self, start: int | None, end: int | None) -> int:
        """Count the open minutes between two."""
        assert start is not None
        assert end is not None
        return self.sums[end] - self.sums[start]

    def due(self, start: int | None, limit: int) -> int:
        """Walk to the first minute by which *limit* open ones have gone by."""
        assert start is not None
        end = start
        while self.minutes(start, end) < limit:
            end += 1
        return end


class Row(NamedTuple):
    """A row of the example, its times as minutes since the year began."""

    id: str
    month: str
    received: int
    acknowledged: int | None
    assigned: int | None
    resolved: int | None
    severity: int | None
    blocking: bool


@pytest.fixture(scope="module")
def counted() -> Counted:
    """Return the minutes of the year."""
    return Counted()


@pytest.fixture(scope="module")
def rows(root: Path) -> list[Row]:
    """Return the rows of the example."""

    def minute(text: str) -> int | None:
        return (datetime.fromisoformat(text) - START) // MINUTE if text else None

    with (root / "examples" / "tickets.csv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                id=row["id"],
                month=row["received_at"][:7],
                received=minute(row["received_at"]) or 0,
                acknowledged=minute(row["acknowledged_at"]),
                assigned=minute(row["severity_assigned_at"]),
                resolved=minute(row["resolved_at"]),
                severity=int(row["severity"]) if row["severity"] else None,
                blocking=row["blocking"] == "true",
            )
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def now(rows: list[Row]) -> int:
    """Return the latest minute in the file."""
    return max(time for row in rows for time in row[2:6] if time is not None)


def test_the_generator_makes_the_file_again(root: Path, tmp_path: Path) -> None:
    """The seeded generator gives the very bytes of the file that is shipped."""
    make = runpy.run_path(str(root / "examples" / "make_tickets.py"))["main"]
    make(tmp_path / "tickets.csv")
    assert (tmp_path / "tickets.csv").read_bytes() == (root / "examples" / "tickets.csv").read_bytes()


def test_the_example_shows_what_it_is_for(rows: list[Row], counted: Counted, now: int) -> None:
    """Five severities over a year, nights, week-ends and holidays, open tickets, and some exactly on a limit."""
    assert len(rows) == pytest.approx(2_000, rel=0.05)
    assert {row.severity for row in rows} == {1, 2, 3, 4, 5, None}
    assert len({row.month for row in rows}) == 12
    at = [START + row.received * MINUTE for row in rows]
    assert sum(not is_open(moment) for moment in at) > 300
    assert {moment.date() for moment in at} >= {date(2026, 5, 1), date(2026, 7, 14), date(2026, 12, 25)}
    assert any(row.resolved is None for row in rows)
    done = [row for row in rows if row.resolved is not None]
    exact = Counter(
        row.severity for row in done if counted.minutes(row.assigned, row.resolved) == TREATMENT[row.severity or 0]
    )
    assert set(exact) == {1, 2, 3, 4, 5}
    assert any(counted.minutes(row.received, row.resolved) == DAY for row in done)
    assert any(not is_open(START + (row.resolved or 0) * MINUTE) for row in done)
    assert START + now * MINUTE > datetime(2026, 12, 31, tzinfo=UTC)


def test_the_indicator_of_every_month(run: Run, example: str, rows: list[Row], counted: Counted, now: int) -> None:
    """The seven counts, the ratio and the verdict of each month and of the year are those of a recount."""
    parts: dict[str, Counter[str]] = {}
    for row in rows:
        elapsed = counted.minutes(row.received, now if row.resolved is None else row.resolved)
        if row.severity == 5:
            part = "excluded"
        elif row.resolved is None:
            part = "open_late" if elapsed >= DAY else "open_on_track"
        else:
            part = "met" if elapsed < DAY else "breached"
        for period in (row.month, "all"):
            parts.setdefault(period, Counter())[part] += 1
    report = json_of(run("report", example, "--format", "json"))
    assert report["now"] == (START + now * MINUTE + timedelta(hours=1)).replace(tzinfo=None).isoformat() + "+01:00"
    found = {period["period"]: period for period in (*report["periods"], report["total"])}
    assert list(found) == [f"2026-{month:02}" for month in range(1, 13)] + ["all"]
    verdicts = set()
    for period, expected in parts.items():
        indicator = found[period]["indicators"][0]
        names = ("excluded", "not_covered", "met", "breached", "open_late", "paused", "open_on_track")
        assert {name: indicator[name] for name in names} == {name: expected[name] for name in names}
        received = sum(expected.values()) - expected["excluded"]
        assert indicator["received"] == received
        assert indicator["reached"] == (expected["met"] * 100 >= received * 95)
        assert found[period]["percent"] == f"{expected['met'] * 10_000 // received / 100:.2f} %"
        verdicts.add(found[period]["verdict"])
    assert {"reached", "missed"} <= verdicts


def test_the_table_of_severities(run: Run, example: str, rows: list[Row], counted: Counted, now: int) -> None:
    """Received, resolved, within, escalated, median and 95th percentile of each severity are those of a recount."""
    total = json_of(run("report", example, "--format", "json"))["total"]
    for found in total["severities"]:
        level = None if found["severity"] is None else found["severity"]["level"]
        of_level = [row for row in rows if row.severity == level]
        if level is None:
            assert (found["received"], found["resolved"], found["within"]) == (len(of_level), 0, 0)
            continue
        spent = sorted(counted.minutes(row.assigned, row.resolved) for row in of_level if row.resolved is not None)
        dues = [(row, counted.due(row.assigned, ESCALATION[level])) for row in of_level]
        rang = sum(now > due and (row.resolved is None or row.resolved > due) for row, due in dues)
        # nearest rank: the smallest value that so many percent of them do not exceed
        median, p95 = (next(v for n, v in enumerate(spent, 1) if 100 * n >= p * len(spent)) for p in (50, 95))
        assert found == {
            "severity": found["severity"],
            "received": len(of_level),
            "resolved": len(spent),
            "within": sum(minutes <= TREATMENT[level] for minutes in spent),
            "escalated": rang,
            "median_us": median * 60_000_000,
            "p95_us": p95 * 60_000_000,
        }


def test_what_is_late_and_what_comes_next(run: Run, example: str, rows: list[Row], counted: Counted, now: int) -> None:
    """The open tickets past a limit, by the limit that was first due, and the escalations to come, soonest first."""
    total = json_of(run("report", example, "--format", "json"))["total"]
    late, alarms = [], []
    for row in rows:
        if row.resolved is not None:
            continue
        clocks = [(row.received, 48 * 60)]
        if row.assigned is not None and row.severity is not None:
            clocks.append((row.assigned, TREATMENT[row.severity]))
            rings = counted.due(row.assigned, ESCALATION[row.severity])
            if now <= rings:
                alarms.append((rings, row.id))
        if row.blocking and row.acknowledged is not None:
            clocks.append((row.acknowledged, 4 * 60))
        dues = [counted.due(start, limit) for start, limit in clocks if counted.minutes(start, now) > limit]
        if dues:
            late.append((min(dues), row.id))
    assert [found["ticket"]["id"] for found in total["late"]] == [ticket for _, ticket in sorted(late)]
    assert late
    assert [found["ticket"] for found in total["next_escalations"]] == [ticket for _, ticket in sorted(alarms)]
    assert [datetime.fromisoformat(found["at"]) for found in total["next_escalations"]] == [
        START + rings * MINUTE for rings, _ in sorted(alarms)
    ]
    assert alarms


def test_the_scripts_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other examples print what they say."""
    for script in ("one_ticket", "months"):
        runpy.run_path(str(root / "examples" / f"{script}.py"), run_name="__main__")
    out = capsys.readouterr().out
    assert "resolution: running, due 2026-05-04 12:30:00+02:00, 3:00:00 elapsed" in out
    assert "2026-01: 139 of 144 met, 2 misses left" in out
