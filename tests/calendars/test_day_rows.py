"""The rows of dates: which dates have one, and that they say what the whole numbers say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar
from sla_rules.calendars.day_rows import DayRows, Row

PARIS = ZoneInfo("Europe/Paris")
NIGHT = "20:30-35:00"


def rows_of(calendar: BusinessCalendar, zone: ZoneInfo, year: int) -> DayRows:
    """Fill in one year."""
    rows = DayRows(zone)
    rows.fill(year, calendar.timeline.year(year), 0)
    return rows


def without_rows(rows: DayRows, year: int) -> list[date]:
    """List the dates of the year that have none."""
    first = date(year, 1, 1).toordinal()
    days = date(year, 12, 31).toordinal() - first + 1
    return [date.fromordinal(first + i) for i in range(days) if first + i not in rows.by_date]


@pytest.mark.parametrize(
    ("key", "missing"),
    [
        # Paris changes at 02:00 and 03:00: only the dates themselves.
        ("Europe/Paris", [date(2018, 3, 25), date(2018, 10, 28)]),
        # Sao Paulo skipped midnight of 4 November (the 3rd ends at it) and repeated the last hour of 17 February.
        ("America/Sao_Paulo", [date(2018, 2, 17), date(2018, 11, 3), date(2018, 11, 4)]),
        ("Asia/Kolkata", []),
    ],
)
def test_dates_beside_a_change_of_offset_have_no_row(key: str, missing: list[date]) -> None:
    """A date whose wall clock is not plain is left to the whole numbers."""
    calendar = BusinessCalendar(tz=key, hours="Mo-Su 09:00-18:00")
    assert without_rows(rows_of(calendar, ZoneInfo(key), 2018), 2018) == missing


def test_local_dates_that_run_backwards() -> None:
    """St John's went back from 00:01 on 29 October 2006 to 23:01 on the 28th: neither date is plain."""
    zone = ZoneInfo("America/St_Johns")
    calendar = BusinessCalendar(tz="America/St_Johns", hours="24/7")
    assert date(2006, 10, 28) in without_rows(rows_of(calendar, zone, 2006), 2006)
    assert date(2006, 10, 29) in without_rows(rows_of(calendar, zone, 2006), 2006)


def test_dates_cut_by_the_edge_of_the_year_have_no_row() -> None:
    """In another zone than the calendar's, the dates at the turn of the year lie in two years."""
    calendar = BusinessCalendar(tz="Asia/Tokyo", hours="Mo-Su 09:00-18:00")
    assert without_rows(rows_of(calendar, ZoneInfo("UTC"), 2026), 2026) == [date(2026, 12, 31)]


def test_a_change_of_offset_just_before_the_year() -> None:
    """Casablanca went back on 30 December 2029; the night of the 31st is whole in the rows of 2030."""
    zone = ZoneInfo("Africa/Casablanca")
    calendar = BusinessCalendar(
        tz="Africa/Casablanca", hours="Mo-Fr 09:30-18:00", exceptions={date(2029, 12, 31): NIGHT}
    )
    rows = rows_of(calendar, zone, 2030)
    _, before, after, _ = rows.by_date[date(2030, 1, 1).toordinal()]
    assert (before, after) == (timedelta(0), timedelta(hours=18))  # to 11:00 of the night, and on from 09:30


def test_rows_hold_the_integral() -> None:
    """Every row of a year with nights, pauses and odd minutes says what the whole numbers say, at every end in it."""
    calendar = BusinessCalendar(
        tz="Europe/Paris", hours="Mo-Fr 08:15-12:10,13:00-17:00; Sa 22:00-06:00; Su 23:00-24:00"
    )
    windows = calendar.timeline.year(2026)
    rows = rows_of(calendar, PARIS, 2026)
    tick = timedelta(microseconds=1)
    seen = 0
    for first in rows.by_date.values():
        row: Row | None = first
        while row is not None:
            origin, before, after, later = row
            if before < after:
                opening, closing = origin + before, origin + after
                for at, opened in ((opening, before), (opening + tick, before + tick), (closing, after)):
                    micros = (at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // tick
                    assert windows.opened_before(micros) * tick == opened
                seen += 1
            assert later is None or later[1] == after
            row = later
    assert seen > 600
    assert rows.by_days[3][0] in [r for r in rows.by_date.values() if r[1] <= timedelta(4) and r[2] >= timedelta(3)]


def test_the_ends_of_time_have_no_rows() -> None:
    """Where a cell would lie before the year 1, as on clocks behind UTC, the whole numbers answer."""
    calendar = BusinessCalendar(tz="UTC", hours="24/7")
    rows = rows_of(calendar, ZoneInfo("America/St_Johns"), 1)
    assert rows.by_date == {}
    assert 1 in rows
    assert len(rows) == 1
    at = datetime(1, 3, 1, tzinfo=ZoneInfo("America/St_Johns"))
    assert calendar.elapsed(at, at + timedelta(hours=5)) == timedelta(hours=5)
