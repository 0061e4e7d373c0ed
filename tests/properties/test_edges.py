"""Where years, leap days, skipped days and the supported span begin and end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays, WeeklyHours
from sla_rules.errors import NoOpenTimeError, OutOfRangeError
from tests.properties.cases import LIBRARY
from tests.properties.comparison import QUESTIONS_ON_INSTANTS, Case
from tests.properties.profile import examples
from tests.strategies.calendars import plain
from tests.strategies.places import ZONES
from tests.strategies.source import Drawn

TICK = timedelta(microseconds=1)
HOUR = timedelta(hours=1)
QUESTIONS_AN_EXAMPLE = 8


@st.composite
def cases_about(
    draw: st.DrawFn, days: st.SearchStrategy[date], zones: tuple[str, ...] = ZONES, around: int = 5
) -> Case:
    """Calendars that depart from their week near one of those dates."""
    source = Drawn(draw)
    middle = draw(days)
    spec = plain(source, source.pick(zones), middle)
    return Case(LIBRARY, spec, middle, before=around, after=around)


def assert_agrees(case: Case, data: st.DataObject) -> None:
    """Ask a few questions of both sides."""
    for _ in range(QUESTIONS_AN_EXAMPLE):
        difference = case.ask(Drawn(data.draw))
        assert difference is None, str(difference)


@examples(60)
@given(cases_about(st.builds(date, st.integers(1905, 2095), st.just(1), st.just(1))), st.data())
def test_new_year(case: Case, data: st.DataObject) -> None:
    """The year in which an instant lies makes no difference: not in UTC, nor in the zone of either side."""
    assert_agrees(case, data)


@examples(40)
@given(cases_about(st.sampled_from([date(year, 2, 28) for year in (1900, 2000, 2024, 2025, 2100)])), st.data())
def test_end_of_february(case: Case, data: st.DataObject) -> None:
    """2000 and 2024 have a leap day; 1900, 2025 and 2100 have none."""
    assert_agrees(case, data)


@examples(40)
@given(cases_about(st.just(date(2011, 12, 30)), ("Pacific/Apia",)), st.data())
def test_the_date_that_apia_skipped(case: Case, data: st.DataObject) -> None:
    """30 December 2011 has hours on the calendar and no instant of its own."""
    assert_agrees(case, data)


@examples(30)
@given(cases_about(st.just(date(1993, 8, 21)), ("Pacific/Kwajalein",)), st.data())
def test_the_date_that_kwajalein_skipped(case: Case, data: st.DataObject) -> None:
    """Kwajalein went over the date line in 1993."""
    assert_agrees(case, data)


@examples(30)
@given(cases_about(st.just(date(1867, 10, 18)), ("America/Juneau",)), st.data())
def test_the_date_that_juneau_had_twice(case: Case, data: st.DataObject) -> None:
    """Alaska went back over the date line in 1867, by 24 hours: a whole stretch of wall-clock time came twice."""
    assert_agrees(case, data)


# 40 days around these dates are 0001-01-03 and 9999-12-29, at which every zone still has a date for every instant.
@examples(30)
@given(cases_about(st.sampled_from([date(1, 2, 12), date(9999, 11, 19)]), around=40), st.data())
def test_first_and_last_years(case: Case, data: st.DataObject) -> None:
    """The first and the last year are like any other."""
    for _ in range(QUESTIONS_AN_EXAMPLE):
        source = Drawn(data.draw)
        difference = source.pick(QUESTIONS_ON_INSTANTS)(case, source)
        assert difference is None, str(difference)


def every_day() -> BusinessCalendar:
    """A calendar that has compiled no year yet, open 09:00-18:00 every day in UTC."""
    return BusinessCalendar(tz="UTC", hours=WeeklyHours.parse("Mo-Su 09:00-18:00"))


def test_first_supported_instant() -> None:
    """Without holiday data the calendar knows all from 0001-01-01 00:00 on; the way back ends there."""
    calendar = every_day()
    first = datetime.min.replace(tzinfo=UTC)
    assert calendar.next_open(first) == first + 9 * HOUR
    assert calendar.elapsed(first, first + 24 * HOUR) == 9 * HOUR
    assert calendar.subtract(first + 24 * HOUR, 9 * HOUR) == first + 9 * HOUR
    for search in (calendar.previous_open, calendar.previous_close):
        with pytest.raises(NoOpenTimeError):
            search(first)
    with pytest.raises(NoOpenTimeError):
        calendar.subtract(first + 24 * HOUR, 9 * HOUR + TICK)


def test_last_supported_instant() -> None:
    """Without holiday data the calendar knows all to 9999-12-31 24:00; the searches end there."""
    calendar = every_day()
    last = datetime.max.replace(tzinfo=UTC)
    closing = datetime(9999, 12, 31, 18, tzinfo=UTC)
    assert calendar.elapsed(last - 24 * HOUR, last) == 9 * HOUR
    assert calendar.add(last - 24 * HOUR, 9 * HOUR) == closing
    assert calendar.previous_close(last) == closing
    for search in (calendar.next_open, calendar.next_close):
        with pytest.raises(NoOpenTimeError):
            search(last)
    with pytest.raises(NoOpenTimeError):
        calendar.add(last - 24 * HOUR, 9 * HOUR + TICK)


def test_first_and_last_year_of_the_public_holidays() -> None:
    """Public holidays are known for 1900-2100: the first and last days answer, a microsecond outside is refused."""
    paris = ZoneInfo("Europe/Paris")
    calendar = BusinessCalendar(
        tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"), holidays=PublicHolidays("FR")
    )
    first, end = datetime(1900, 1, 1, tzinfo=paris), datetime(2101, 1, 1, tzinfo=paris)
    # Monday 1 January 1900 is a holiday, Tuesday the 2nd is not; 31 December 2100 is a Friday.
    assert calendar.next_open(first) == datetime(1900, 1, 2, 9, 30, tzinfo=paris)
    assert calendar.previous_close(end) == datetime(2100, 12, 31, 18, tzinfo=paris)
    assert calendar.elapsed(end - 24 * HOUR, end) == timedelta(hours=8.5)
    with pytest.raises(OutOfRangeError):
        calendar.is_open(first - TICK)
    with pytest.raises(OutOfRangeError):
        calendar.elapsed(first, end.astimezone(UTC) + TICK)
    with pytest.raises(NoOpenTimeError):
        calendar.add(datetime(2100, 12, 31, 17, tzinfo=paris), HOUR + TICK)
    with pytest.raises(OutOfRangeError):
        calendar.is_business_day(date(1899, 12, 31))
    with pytest.raises(OutOfRangeError):
        calendar.is_business_day(date(2101, 1, 1))


def test_round_the_clock_never_closes() -> None:
    """24/7 has no opening and no closing: searches for one are bounded, and say so; adding needs neither."""
    calendar = BusinessCalendar(
        tz="Europe/Paris", hours=WeeklyHours.parse("24/7; PH 00:00-24:00"), holidays=PublicHolidays("FR")
    )
    start = datetime(2026, 3, 28, 12, tzinfo=ZoneInfo("Europe/Paris"))
    for search in (calendar.next_close, calendar.previous_open, calendar.previous_close):
        with pytest.raises(NoOpenTimeError) as caught:
            search(start)
        assert caught.value.searched_from < caught.value.searched_to
    assert calendar.next_open(start) == start
    assert calendar.subtract(start, timedelta(0)) == start
    assert calendar.add(start, 6 * HOUR) == start + 6 * HOUR


@examples(20)
@given(st.integers(0, 3_000), st.integers(0, 400))
def test_closed_for_long(days: int, closed: int) -> None:
    """A closure of any number of days is stepped over, forward and back, years included."""
    paris = ZoneInfo("Europe/Paris")
    first = date(2020, 1, 1) + timedelta(days=days)
    dates = {first + timedelta(days=day): "works" for day in range(closed + 1)}
    calendar = BusinessCalendar(
        tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Su 09:00-10:00"), holidays=ClosedDates(dates)
    )
    before, after = first - timedelta(days=1), first + timedelta(days=closed + 1)
    closing = datetime(before.year, before.month, before.day, 10, tzinfo=paris)
    opening = datetime(after.year, after.month, after.day, 9, tzinfo=paris)
    assert calendar.next_open(closing) == opening
    assert calendar.previous_close(opening) == closing
    assert calendar.elapsed(closing, opening) == timedelta(0)
    assert calendar.add(closing, TICK) == opening + TICK
    assert calendar.subtract(opening, TICK) == closing - TICK
    assert calendar.add_business_days(before, 1) == after
    assert calendar.business_days(before, after) == 1
