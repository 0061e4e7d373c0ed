"""The calendar as a plain table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, PublicHolidays
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

PARIS = ZoneInfo("Europe/Paris")
OFFICE = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))
TABLE = OFFICE.to_table(range(2025, 2028))


def row_before(at: datetime) -> int:
    """Return the last row with an opening at or before an instant, as an ASOF JOIN does."""
    return max(row for row, opening in enumerate(TABLE.openings) if opening <= as_micros(at))


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(PARIS)))
def test_the_formula_of_the_docstring(at: datetime) -> None:
    """The open time before an instant, from the one row before it."""
    row = row_before(at)
    opened = TABLE.opened_before[row] + min(as_micros(at), TABLE.closings[row]) - TABLE.openings[row]
    assert opened * MICROSECOND == OFFICE.elapsed(from_micros(TABLE.start, UTC), at)


@given(st.integers(1, TABLE.total))
def test_the_inverse_of_the_docstring(opened: int) -> None:
    """The instant at which an open time is used up, from the last row with less before it."""
    row = max(row for row, before in enumerate(TABLE.opened_before) if before < opened)
    found = from_micros(TABLE.openings[row] + opened - TABLE.opened_before[row], UTC)
    assert found == OFFICE.add(from_micros(TABLE.start, UTC), opened * MICROSECOND)


def test_rows() -> None:
    """The first row is empty, the others are the windows of the calendar."""
    rows = list(TABLE)
    assert len(rows) == len(TABLE)
    assert rows[0].opening == rows[0].closing == datetime(2025, 1, 1, tzinfo=PARIS)
    windows = list(OFFICE.windows(datetime(2025, 1, 1, tzinfo=PARIS), datetime(2028, 1, 1, tzinfo=PARIS)))
    assert [(row.opening, row.closing) for row in rows[1:]] == [(window.start, window.end) for window in windows]
    assert rows[-1].opened_before + windows[-1].duration == TABLE.total * MICROSECOND


def test_a_window_over_new_year_is_one_row() -> None:
    """Open day and night for three years, or from evening to morning: no cut at midnight of 31 December."""
    always = BusinessCalendar(tz="UTC", hours="24/7")
    assert len(always.to_table(range(2025, 2028))) == 2
    nights = BusinessCalendar(tz="UTC", hours="Mo-Su 22:00-06:00")
    assert timedelta(hours=8) in {row.closing - row.opening for row in nights.to_table(range(2025, 2027))}
    assert len(nights.to_table(range(2025, 2027))) == 2 * 365 + 2


def test_the_end_of_time() -> None:
    """The last year can be shown."""
    *_, last = BusinessCalendar(tz="UTC", hours="24/7").to_table(range(9999, 10_000))
    assert last.closing == datetime.max.replace(tzinfo=UTC)


def test_years_that_are_none() -> None:
    """A range of years, one after the other, that the calendar knows."""
    with pytest.raises(InvalidTypeError, match=r"years: 2026 is a int; a range is wanted, such as range\(2020, 2031\)"):
        OFFICE.to_table(2026)  # type: ignore[arg-type]
    for years in (range(2026, 2026), range(2020, 2030, 2)):
        with pytest.raises(InvalidValueError, match=r"holds no years one after the other"):
            OFFICE.to_table(years)
    with pytest.raises(OutOfRangeError, match=r"is outside the years this calendar knows, 1900 to 2100"):
        OFFICE.to_table(range(1890, 1950))
