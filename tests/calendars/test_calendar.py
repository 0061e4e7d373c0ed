"""What every calendar can be asked, at the edges where others go wrong."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, Calendar, PublicHolidays, Window
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

PARIS = ZoneInfo("Europe/Paris")
FRENCH = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))
HOUR = timedelta(hours=1)
TICK = timedelta(microseconds=1)


def paris(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Write an instant of March 2026; the 6th is a Friday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=PARIS)


def test_exact_closing() -> None:
    """A deadline used up exactly at closing stays there, and a microsecond more is on Monday morning."""
    assert FRENCH.add(paris(6, 17), HOUR) == paris(6, 18)
    assert FRENCH.add(paris(6, 17), HOUR + TICK) == paris(9, 9, 30) + TICK
    assert FRENCH.subtract(paris(9, 10, 30), HOUR) == paris(9, 9, 30)
    assert FRENCH.subtract(paris(9, 10, 30), HOUR + TICK) == paris(6, 18) - TICK


def test_ends_of_windows() -> None:
    """09:30 is in and 18:00 is out."""
    assert [
        FRENCH.is_open(at) for at in (paris(6, 9, 30) - TICK, paris(6, 9, 30), paris(6, 18) - TICK, paris(6, 18))
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_reversed_and_outside() -> None:
    """A reversed interval is negative; both ends after closing on neighbouring days count the day between."""
    assert FRENCH.elapsed(paris(9, 10), paris(6, 17)) == -1.5 * HOUR
    assert FRENCH.elapsed(paris(5, 20), paris(6, 20)) == 8.5 * HOUR
    assert FRENCH.elapsed(paris(7), paris(8)) == timedelta(0)


def test_searches() -> None:
    """Openings and closings, from inside, outside and exactly on the ends of windows."""
    assert FRENCH.next_open(paris(6, 12)) == paris(6, 12)
    assert FRENCH.next_open(paris(6, 18)) == paris(9, 9, 30)
    assert FRENCH.next_close(paris(6, 12)) == FRENCH.next_close(paris(6, 9, 30)) == paris(6, 18)
    assert FRENCH.next_close(paris(6, 18)) == paris(9, 18)
    assert FRENCH.previous_open(paris(6, 9, 30)) == FRENCH.previous_open(paris(8)) == paris(6, 9, 30)
    assert FRENCH.previous_open(paris(6, 9, 30) - TICK) == paris(5, 9, 30)
    assert FRENCH.previous_close(paris(6, 18)) == FRENCH.previous_close(paris(9, 12)) == paris(6, 18)
    assert FRENCH.previous_close(paris(6, 18) - TICK) == paris(5, 18)


def test_windows() -> None:
    """Windows are clipped to the span, which may be empty or closed, and not reversed."""
    assert list(FRENCH.windows(paris(6, 17), paris(9, 10))) == [
        Window(paris(6, 17), paris(6, 18)),
        Window(paris(9, 9, 30), paris(9, 10)),
    ]
    assert list(FRENCH.windows(paris(6, 12), paris(6, 12))) == []
    assert list(FRENCH.windows(paris(6, 18), paris(9, 9, 30))) == []
    with pytest.raises(InvalidValueError, match=r"end: .* comes before start .*; a later one is wanted"):
        FRENCH.windows(paris(9), paris(6))
    with pytest.raises(OutOfRangeError):
        FRENCH.windows(paris(6), datetime(2200, 1, 1, tzinfo=PARIS))


def test_business_days() -> None:
    """Dates are counted without the end, with a sign, and a count of none is no date."""
    friday, monday = date(2026, 3, 6), date(2026, 3, 9)
    assert FRENCH.business_days(friday, monday) == 1
    assert FRENCH.business_days(monday, friday) == -1
    assert FRENCH.business_days(friday, friday) == 0
    assert FRENCH.add_business_days(friday, 1) == monday
    assert FRENCH.add_business_days(monday, -1) == friday
    assert FRENCH.add_business_days(date(2026, 4, 3), 1) == date(2026, 4, 7)  # Easter Monday is the 6th
    with pytest.raises(InvalidValueError, match="n: 0 business days from a date is no date"):
        FRENCH.add_business_days(friday, 0)
    for n in (1.0, True):
        with pytest.raises(InvalidTypeError, match="a whole number is wanted"):
            FRENCH.add_business_days(friday, n)  # type: ignore[arg-type]


def test_dates_are_dates() -> None:
    """A datetime has no date without a zone, and dates end with the known years."""
    with pytest.raises(InvalidTypeError, match=r"write value.astimezone\(zone\).date\(\)"):
        FRENCH.is_business_day(paris(6))
    with pytest.raises(OutOfRangeError, match="day: 2101-01-01 is outside the years this calendar knows") as caught:
        FRENCH.hours_on(date(2101, 1, 1))
    assert (caught.value.first, caught.value.last) == (date(1900, 1, 1), date(2100, 12, 31))
    with pytest.raises(OutOfRangeError, match="start: 1899-12-31"):
        FRENCH.business_days(date(1899, 12, 31), date(1900, 1, 5))


def test_holiday_on_a_week_end() -> None:
    """France moves nothing to Monday: 15 August 2026 is a Saturday, and Monday 17 is a business day."""
    assert FRENCH.is_business_day(date(2026, 8, 17))


def test_the_base_answers_nothing_itself() -> None:
    """A kind of calendar says which hours a date has; the base cannot."""
    base = Calendar()
    for question in (
        lambda: base.hours_on(date(2026, 3, 6)),
        lambda: base.explain_day(date(2026, 3, 6)),
        lambda: base.day_zone,
        base.sources,
    ):
        with pytest.raises(NotImplementedError):
            question()
