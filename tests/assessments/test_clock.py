"""Clocks."""

from __future__ import annotations

from datetime import timedelta

from sla_rules import BusinessDays, BusinessHours, ClockHours
from sla_rules.assessments.clock import Clock

from .paper import CALENDAR, monday

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# Runs Monday 10-12, pauses until 15, runs until Tuesday 10: in hours 2, then 2 and 1.
PAUSED = Clock(CALENDAR, ((monday(10), monday(12)), (monday(15), monday(10) + DAY)))


def test_pauses_are_cut_out() -> None:
    """Open time and real time are counted over the running stretches only"""
    assert PAUSED.business() == PAUSED.elapsed(BusinessHours(1)) == 5 * HOUR
    assert PAUSED.actual() == PAUSED.elapsed(ClockHours(1)) == 21 * HOUR
    assert PAUSED.started_at == monday(10)


def test_due_over_pauses() -> None:
    """A limit used up before the pause is due there, at its very start too, and otherwise in the last stretch"""
    assert PAUSED.due_at(BusinessHours(1)) == monday(11)
    assert PAUSED.due_at(BusinessHours(2)) == monday(12)
    assert PAUSED.due_at(BusinessHours(3)) == monday(16)
    # 2 on Monday morning, 2 on Monday afternoon, 8 on Tuesday, though the last stretch ends at 10
    assert PAUSED.due_at(BusinessHours(12)) == monday(17) + DAY
    assert PAUSED.due_at(ClockHours(4)) == monday(17)


def test_days_are_real_time_to_their_end() -> None:
    """A business day from Monday 10:00 ends on Tuesday at 24:00, 38 hours later, whatever is open"""
    clock = Clock(CALENDAR, ((monday(10), monday(12)),))
    assert clock.allowed(BusinessDays(1)) == 38 * HOUR
    assert clock.due_at(BusinessDays(1)) == monday(0) + 2 * DAY
    assert clock.elapsed(BusinessDays(1)) == 2 * HOUR


def test_until() -> None:
    """What had run before an instant, with the stretch around it cut; nothing had before the start"""
    cut = PAUSED.until(monday(16), CALENDAR)
    assert cut is not None
    assert cut.stretches == ((monday(10), monday(12)), (monday(15), monday(16)))
    assert PAUSED.until(monday(10), CALENDAR) is None
