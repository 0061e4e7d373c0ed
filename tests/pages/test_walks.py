"""Calendars walked once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays, Window
from sla_rules.assessments.step import StepKind, walked
from sla_rules.pages.walks import Walks

PARIS = ZoneInfo("Europe/Paris")
NIGHTS = BusinessCalendar(
    tz="Europe/Paris",
    hours="Mo-Fr 09:30-12:00,14:00-18:00; Sa 22:00-06:00",
    holidays=PublicHolidays("FR"),
    exceptions={date(2026, 4, 8): "off", date(2026, 4, 11): "00:00-24:00", date(2026, 4, 12): "00:00-24:00"},
    closures=(Window(datetime(2026, 4, 9, 8, tzinfo=UTC), datetime(2026, 4, 9, 9, tzinfo=UTC), "drill"),),
)
OTHER = BusinessCalendar(tz="Europe/London", hours="Mo-Su 08:00-16:00", holidays=ClosedDates({date(2026, 3, 31): "x"}))
CALENDARS = {"alone": NIGHTS, "and": NIGHTS & OTHER, "or": NIGHTS | OTHER, "less": NIGHTS - OTHER}
# from a switch of daylight saving to after Easter
START = datetime(2026, 3, 27, tzinfo=PARIS)
MINUTES = 20 * 24 * 60


@pytest.mark.parametrize("name", CALENDARS)
@given(spans=st.lists(st.tuples(st.integers(0, MINUTES), st.integers(1, MINUTES)), min_size=1, max_size=6))
def test_a_part_of_a_walk_is_the_walk_of_the_part(name: str, spans: list[tuple[int, int]]) -> None:
    """Whatever was asked before, the steps of a span are those that a walk of the span alone gives."""
    calendar, walks = CALENDARS[name], Walks()
    for after, length in spans:
        start = (START.astimezone(UTC) + timedelta(minutes=after)).astimezone(PARIS)
        end = (start.astimezone(UTC) + timedelta(minutes=length)).astimezone(PARIS)
        assert walks(calendar, start, end) == list(walked(calendar, start, end))


def test_a_second_walk_takes_what_the_first_has() -> None:
    """A span inside one that was walked asks the calendar for nothing: its whole steps are the very same ones."""
    walks = Walks()
    whole = walks(NIGHTS, START, START + timedelta(days=9))
    part = walks(NIGHTS, START + timedelta(days=2), START + timedelta(days=8))
    assert part[1] in whole
    assert any(part[1] is step for step in whole)
    assert {step.kind for step in whole} >= {StepKind.OPEN, StepKind.WEEKLY}


def test_each_calendar_and_zone_has_its_own() -> None:
    """Two calendars, and two zones in which one is told, do not mix."""
    walks, end = Walks(), START + timedelta(days=3)
    for calendar in CALENDARS.values():
        for zone in (PARIS, UTC):
            start = START.astimezone(zone)
            found = walks(calendar, start, end)
            assert found == list(walked(calendar, start, end))
            assert {step.start.tzinfo for step in found} == {zone}


def test_an_empty_span() -> None:
    """Nothing is walked between an instant and itself."""
    assert Walks()(NIGHTS, START, START) == list(walked(NIGHTS, START, START)) == []
