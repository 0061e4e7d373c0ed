"""How each kind of limit is counted, worked out on a calendar on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from sla_rules import BusinessCalendar, BusinessDays, BusinessHours, CalendarMonths, ClockHours, PublicHolidays
from sla_rules.calendars.limit_arithmetic import months_later
from sla_rules.errors import InvalidTypeError, InvalidValueError, NoOpenTimeError, OutOfRangeError

PARIS = ZoneInfo("Europe/Paris")
FRENCH = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))


def paris(month: int, day: int, hour: int = 0, minute: int = 0, year: int = 2026) -> datetime:
    """Write an instant of Paris."""
    return datetime(year, month, day, hour, minute, tzinfo=PARIS)


def test_business_hours() -> None:
    """Thursday 30 April 17:00 + 2 h: one hour on Thursday, 1 May is closed, one on Monday 4 May."""
    assert FRENCH.add(paris(4, 30, 17), BusinessHours(2)) == paris(5, 4, 10, 30)
    assert FRENCH.subtract(paris(5, 4, 10, 30), BusinessHours(2)) == paris(4, 30, 17)


def test_business_days() -> None:
    """From Thursday 30 April, 2 business days are Monday 4 and Tuesday 5 May; the term ends at 24:00."""
    assert FRENCH.add(paris(4, 30, 17), BusinessDays(2)) == paris(5, 6)
    # An event on a closed date, or at any hour of a day, counts from that date.
    assert FRENCH.add(paris(5, 1, 8), BusinessDays(1)) == FRENCH.add(paris(5, 1, 23), BusinessDays(1)) == paris(5, 5)
    # Backward from Wednesday 6 May: Tuesday 5 and Monday 4 lie whole between, so the latest is Sunday 3 at 24:00.
    assert FRENCH.subtract(paris(5, 6, 12), BusinessDays(2)) == paris(5, 4)


def test_clock_hours() -> None:
    """Hours of the clock run through nights and through a change of offset: 29 March has 23 of them."""
    assert FRENCH.add(paris(3, 28, 12), ClockHours(24)) == paris(3, 29, 13)
    assert FRENCH.subtract(paris(3, 29, 13), ClockHours(24)) == paris(3, 28, 12)


def test_calendar_months() -> None:
    """28 to 31 August + 6 months all end with 28 February 2027; no month is chained to another."""
    for day in (28, 29, 30, 31):
        assert FRENCH.add(paris(8, day, 10), CalendarMonths(6)) == paris(3, 1, year=2027)
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 1, 31), 2) == date(2026, 3, 31)
    assert FRENCH.subtract(paris(8, 31, 10), CalendarMonths(6)) == paris(2, 28)


def test_the_zone_of_the_question() -> None:
    """Days are those of the calendar, answers are in the zone of the question: 23:30 UTC is already tomorrow."""
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert FRENCH.add(late, BusinessDays(1)) == paris(3, 5)
    assert FRENCH.add(late, BusinessDays(1)).tzinfo is UTC


def test_refused() -> None:
    """What is no limit is refused; a number might mean hours or days."""
    for question in (FRENCH.add, FRENCH.subtract):
        with pytest.raises(InvalidTypeError, match="amount: 48 is a int; a timedelta, BusinessHours, BusinessDays"):
            question(paris(3, 2), 48)  # type: ignore[arg-type]


def test_huge_amounts() -> None:
    """What leaves the known time, or all time, is an error of ours."""
    for amount in (timedelta.max, timedelta.min, BusinessHours(timedelta.max)):
        for question in (FRENCH.add, FRENCH.subtract):
            with pytest.raises(NoOpenTimeError, match="not enough open time"):
                question(paris(3, 2), amount)
    for limit in (ClockHours(timedelta.max), CalendarMonths(10**6), CalendarMonths(10**20)):
        for question in (FRENCH.add, FRENCH.subtract):
            with pytest.raises(OutOfRangeError):
                question(paris(3, 2), limit)
    with pytest.raises(OutOfRangeError, match="1000000 months from 2026-03-02 leave the dates there are"):
        FRENCH.add(paris(3, 2), CalendarMonths(10**6))


def test_a_huge_amount_where_w_is_negative() -> None:
    """W counts from the year asked first, so that it is negative before it."""
    calendar = FRENCH.evolve()
    assert calendar.is_open(paris(3, 2, 10))
    with pytest.raises(NoOpenTimeError, match="not enough open time"):
        calendar.subtract(paris(3, 2, 10, year=2020), timedelta.max)


def test_pandas_amounts() -> None:
    """A Timedelta is an amount when it has no nanoseconds."""
    assert FRENCH.add(paris(3, 6, 17), pd.Timedelta(1, "h")) == paris(3, 6, 18)
    assert FRENCH.subtract(paris(3, 6, 18), pd.Timedelta(1, "h")) == paris(3, 6, 17)
    for question in (FRENCH.add, FRENCH.subtract):
        with pytest.raises(InvalidValueError, match=r"amount: .* has 1 ns, finer than a microsecond"):
            question(paris(3, 2), pd.Timedelta(1, "ns"))


def test_both_signs_of_timedeltas() -> None:
    """A negative amount goes the other way; zero is the next opening, or back the last closing."""
    assert FRENCH.add(paris(3, 9, 10), timedelta(hours=-1)) == paris(3, 6, 17, 30)
    assert FRENCH.subtract(paris(3, 6, 17, 30), timedelta(hours=-1)) == paris(3, 9, 10)
    assert FRENCH.add(paris(3, 7, 12), timedelta(0)) == paris(3, 9, 9, 30)
    assert FRENCH.subtract(paris(3, 7, 12), timedelta(0)) == paris(3, 6, 18)
    assert FRENCH.subtract(paris(3, 6, 18), timedelta(0)) == paris(3, 6, 18)
    assert FRENCH.subtract(paris(3, 6, 12), timedelta(0)) == paris(3, 6, 12)
