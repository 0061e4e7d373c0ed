"""The oracle's two halves against each other, and against a few answers worked out on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle import (
    BEYOND,
    Answers,
    Combined,
    Plain,
    Spec,
    Version,
    is_open,
    microseconds,
    sampled_windows,
)
from tests.oracle.answers import add_business_days, business_days
from tests.oracle.offsets import offset_changes
from tests.strategies.calendars import specs
from tests.strategies.instants import landmarks
from tests.strategies.places import ZONES, span

# no line of the library is asked
pytestmark = pytest.mark.no_cover

MINUTE = 60_000_000
HOUR = 60 * MINUTE
OFFICE = ((34_200, 64_800),)


def office(zone: str = "Europe/Paris") -> Plain:
    """Return Monday to Friday, 09:30 to 18:00."""
    return Plain(zone, (Version(date.min, dict.fromkeys(range(5), OFFICE)),))


def instant(*fields: int) -> int:
    """Return the instant of a time in UTC."""
    return microseconds(datetime(*fields, tzinfo=UTC))  # type: ignore[misc, arg-type]


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(specs())
def test_predicate_and_intersection_agree_at_every_limit(case: tuple[Spec, date]) -> None:
    """
    On, a microsecond before and a microsecond after each limit, asking the definition gives the windows'
    answer.
    """
    spec, middle = case
    answers = Answers(spec, *span(middle, 5, 6))
    for mark in landmarks(answers):
        for moment in (mark - 1, mark, mark + 1):
            if answers.start <= moment < answers.end:
                assert answers.is_open(moment) == is_open(spec, moment), moment


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [1993, 2011, 2018, 2026])
def test_minute_by_minute_gives_the_same_windows(zone: str, year: int) -> None:
    """Around each change of offset, asking every minute finds the windows that intersection finds."""
    week = dict.fromkeys(range(7), ((0, 5_400), (7_260, 9_000), (10_800, 64_800), (79_200, 94_200)))
    spec = Plain(zone, (Version(date.min, week),), exceptions={date(year, 12, 31): ()})
    first, last = instant(year, 1, 1), instant(year + 1, 1, 1)
    for change, _ in offset_changes(zone, first, last):
        start, end = change - 40 * HOUR, change + 40 * HOUR
        assert sampled_windows(spec, start, end, MINUTE) == Answers(spec, start, end).windows


def test_all_the_changes_of_offset_are_found() -> None:
    """Paris changes on the last Sundays of March and October, 01:00 UTC; Apia skipped a day."""
    paris = offset_changes("Europe/Paris", instant(2026, 1, 1), instant(2027, 1, 1))
    assert paris == [(instant(2026, 3, 29, 1), 2 * HOUR), (instant(2026, 10, 25, 1), HOUR)]
    apia = offset_changes("Pacific/Apia", instant(2011, 12, 1), instant(2012, 1, 1))
    assert apia == [(instant(2011, 12, 30, 10), 14 * HOUR)]


def test_searches_read_off_the_windows() -> None:
    """Friday 5 June 2026 in Paris is open from 07:30 to 16:00 UTC; every search is answered from that."""
    answers = Answers(office(), instant(2026, 6, 1), instant(2026, 6, 15))
    opening, closing, monday = instant(2026, 6, 5, 7, 30), instant(2026, 6, 5, 16), instant(2026, 6, 8, 7, 30)
    assert answers.add(opening, 17 * HOUR // 2) == closing
    assert answers.add(opening, 17 * HOUR // 2 + 1) == monday + 1
    assert answers.add(closing, 0) == monday
    assert answers.add(monday, -1) == closing - 1
    assert answers.subtract(monday, 1) == closing - 1
    assert answers.subtract(monday - 1, 0) == closing
    assert answers.subtract(monday, 0) == monday
    assert answers.next_close(opening) == answers.previous_close(monday) == closing
    assert answers.previous_open(closing) == answers.previous_open(opening) == opening
    assert answers.elapsed(monday, opening) == -17 * HOUR // 2
    assert answers.add(opening, 1_000 * HOUR) is BEYOND


def test_algebra_on_windows() -> None:
    """A June Friday is 07:30-16:00 UTC in Paris, 13:30-22:00 in New York."""
    paris, new_york = office(), office("America/New_York")
    day = instant(2026, 6, 5), instant(2026, 6, 6)

    def windows(operation: str) -> list[tuple[int, int]]:
        return Answers(Combined(operation, paris, new_york), *day).windows  # type: ignore[arg-type]

    assert windows("and") == [(instant(2026, 6, 5, 13, 30), instant(2026, 6, 5, 16))]
    assert windows("or") == [(instant(2026, 6, 5, 7, 30), instant(2026, 6, 5, 22))]
    assert windows("minus") == [(instant(2026, 6, 5, 7, 30), instant(2026, 6, 5, 13, 30))]


def test_precedence_of_departures() -> None:
    """
    Holiday over week, exception over holiday, opening over exception, closure over opening; days look at
    hours only.
    """
    paris = ZoneInfo("Europe/Paris")
    friday = datetime(2026, 6, 5, tzinfo=paris)
    opening = (friday + timedelta(hours=12), friday + timedelta(hours=20))
    closure = (friday + timedelta(hours=13), friday + timedelta(hours=14))
    day = instant(2026, 6, 4, 22), instant(2026, 6, 5, 22)
    holiday = replace(office(), holidays=frozenset({friday.date()}))
    assert Answers(holiday, *day).windows == []
    exception = replace(holiday, exceptions={friday.date(): ((36_000, 39_600),)})
    assert Answers(exception, *day).elapsed(*day) == HOUR
    special = replace(exception, openings=(opening,))
    assert Answers(special, *day).elapsed(*day) == 9 * HOUR
    closed = replace(special, closures=(closure,))
    assert Answers(closed, *day).elapsed(*day) == 8 * HOUR
    assert business_days(holiday, date(2026, 6, 1), date(2026, 6, 8)) == 4
    assert business_days(closed, date(2026, 6, 8), date(2026, 6, 1)) == -5
    assert add_business_days(holiday, date(2026, 6, 4), 1) == date(2026, 6, 8)
    assert add_business_days(holiday, date(2026, 6, 8), -1) == date(2026, 6, 4)
