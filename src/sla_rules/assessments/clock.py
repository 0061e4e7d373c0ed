"""The running stretches of a ticket's life, and what is read off them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.calendars.limits import BusinessHours, ClockHours

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit


@frozen
class Clock:
    """
    The stretches of real time in which a clock runs, in order, the last one up to its end or to now.

    Pauses are what lies between the stretches. *calendar* counts the business hours in them. Amounts of business
    hours are the calendar's integral over the stretches; amounts of the other kinds are real time over the same
    stretches, because their ends (the hour of the clock, 24:00 of a day) are instants.
    """

    calendar: Calendar
    stretches: tuple[tuple[datetime, datetime], ...]

    @property
    def started_at(self) -> datetime:
        """When the clock was started, in or out of hours."""
        return self.stretches[0][0]

    def business(self) -> timedelta:
        """Return the open time on the clock."""
        elapsed = self.calendar.elapsed
        start, end = self.stretches[0]
        total = elapsed(start, end)
        for start, end in self.stretches[1:]:
            total += elapsed(start, end)
        return total

    def actual(self) -> timedelta:
        """Return the real time on the clock, day and night."""
        return sum(as_micros(end) - as_micros(start) for start, end in self.stretches) * MICROSECOND

    def elapsed(self, limit: Limit) -> timedelta:
        """Return the time on the clock in the kind that *limit* counts: open time, unless it counts real time."""
        return self.business() if type(limit) is BusinessHours else self.actual()

    def allowed(self, limit: Limit) -> timedelta:
        """Return how much time *limit* allows, in the kind that it counts."""
        if type(limit) is BusinessHours or type(limit) is ClockHours:
            return limit.duration
        start = self.started_at
        return (as_micros(self.calendar.add(start, limit)) - as_micros(start)) * MICROSECOND

    def until(self, at: datetime, calendar: Calendar) -> Clock | None:
        """Return what had run before the instant *at*, counted by *calendar*; None when nothing had."""
        cut = as_micros(at)
        stretches = tuple(
            (start, end if as_micros(end) <= cut else at) for start, end in self.stretches if as_micros(start) < cut
        )
        return Clock(calendar, stretches) if stretches else None

    def due_at(self, limit: Limit) -> datetime:
        """Return the earliest instant at which *limit* is used up, as if the last stretch never ended."""
        if len(self.stretches) == 1:
            return self.calendar.add(self.started_at, limit.duration if type(limit) is BusinessHours else limit)
        left, business = self.allowed(limit), type(limit) is BusinessHours
        for start, end in self.stretches[:-1]:
            counted = Clock(self.calendar, ((start, end),)).elapsed(limit)
            if left <= counted:
                break
            left -= counted
        else:
            start = self.stretches[-1][0]
        return self.calendar.add(start, BusinessHours(left) if business else ClockHours(left))
