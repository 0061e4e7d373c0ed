"""Differences that the comparison once found, each shrunk to its core and kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from sla_rules import BusinessCalendar, WeeklyHours, Window

PARIS = ZoneInfo("Europe/Paris")
FRIDAY_NOON = datetime(2026, 6, 5, 12, tzinfo=PARIS)


def test_no_window_between_an_instant_and_itself() -> None:
    """From an open instant to itself there is no window, though a window contains it."""
    calendar = BusinessCalendar(tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"))
    assert list(calendar.windows(FRIDAY_NOON, FRIDAY_NOON)) == []
    assert list(calendar.windows(FRIDAY_NOON, FRIDAY_NOON.astimezone(UTC))) == []


def test_a_service_that_never_closes_is_open_at_once() -> None:
    """The next opening of an open instant needs no search for the closing, which may never come."""
    calendar = BusinessCalendar(tz="Europe/Paris", hours=WeeklyHours.parse("24/7"))
    assert calendar.next_open(FRIDAY_NOON) == FRIDAY_NOON
    assert calendar.add(FRIDAY_NOON, timedelta(0)) == FRIDAY_NOON


def test_the_last_closing_of_all() -> None:
    """A closing is found though nothing opens after it, and an opening though nothing closed before it."""
    start, end = FRIDAY_NOON, FRIDAY_NOON + timedelta(hours=3)
    hours = WeeklyHours.parse("Mo-Su off")
    calendar = BusinessCalendar(tz="Europe/Paris", hours=hours, openings=(Window(start, end),))
    assert calendar.next_close(start) == end
    assert calendar.previous_open(end) == start
    assert calendar.previous_close(end) == end
    assert calendar.add(start, timedelta(hours=3)) == end


def test_equal_offsets_keep_their_names() -> None:
    """Two fixed offsets that are equal are two objects: each question is answered in its own."""
    calendar = BusinessCalendar(tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"))
    hour = timedelta(hours=1)
    for zone in (timezone(hour), timezone(hour, "CET"), timezone(hour, "MEZ")):
        start = FRIDAY_NOON.replace(tzinfo=zone)
        for answer in (
            calendar.add(start, hour),
            calendar.add(start, 40 * hour),
            calendar.subtract(start, hour),
            calendar.next_open(start),
            calendar.previous_close(start),
        ):
            assert answer.tzinfo is zone


def test_no_closing_at_new_year_inside_a_night() -> None:
    """A night that runs over New Year does not close at midnight: Wednesday 31 December 2025, 22:00-06:00."""
    calendar = BusinessCalendar(tz="UTC", hours=WeeklyHours.parse("We 22:00-06:00"))
    midnight = datetime(2026, 1, 1, tzinfo=UTC)
    assert calendar.previous_close(midnight) == datetime(2025, 12, 25, 6, tzinfo=UTC)
    assert calendar.previous_open(midnight) == datetime(2025, 12, 31, 22, tzinfo=UTC)
    assert calendar.next_close(midnight) == datetime(2026, 1, 1, 6, tzinfo=UTC)
    assert calendar.next_open(midnight) == midnight
    assert calendar.subtract(midnight, timedelta(0)) == midnight
