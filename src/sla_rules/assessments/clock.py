"""The running stretches of a ticket's life, and what is read off them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.bound import Bound
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.calendars.limits import BusinessHours, ClockHours

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit

_NOTHING = timedelta(0)


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
    # The open time of each stretch, once it was asked for where there are several: a memory, no part of the value.
    _open: list[timedelta] | None = field(init=False, default=None, eq=False, repr=False)

    @property
    def started_at(self) -> datetime:
        """When the clock was started, in or out of hours."""
        return self.stretches[0][0]

    def business(self) -> timedelta:
        """Return the open time on the clock."""
        if len(self.stretches) == 1:
            return self.calendar.elapsed(*self.stretches[0])
        return sum(self._open_times(), _NOTHING)

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

    def since(self, at: datetime) -> Clock:
        """Return what ran from the instant *at* on; an empty stretch there when the clock stood still, or had ended."""
        cut = as_micros(at)
        stretches = tuple(
            (start if as_micros(start) >= cut else at, end) for start, end in self.stretches if as_micros(end) > cut
        )
        if not stretches or as_micros(stretches[0][0]) > cut:
            stretches = ((at, at), *stretches)
        return Clock(self.calendar, stretches)

    def resumed(self, at: datetime) -> Clock:
        """Return the clock as it were if it went on at the instant *at*."""
        return Clock(self.calendar, (*self.stretches, (at, at)))

    def due_at(self, limit: Limit) -> datetime:
        """Return the earliest instant at which *limit* is used up, as if the last stretch never ended."""
        if len(self.stretches) == 1:
            return self.calendar.add(self.started_at, limit.duration if type(limit) is BusinessHours else limit)
        return self.reaches(self.allowed(limit), limit)

    def reaches(self, amount: timedelta, limit: Limit) -> datetime:
        """
        Return the earliest instant at which *amount* is on the clock, in the kind that *limit* counts.

        It is the start for nothing or less; the last stretch is taken never to end.
        """
        if amount <= _NOTHING:
            return self.started_at
        last, _ = self.stretches[-1]
        counts = self._counted(limit) if len(self.stretches) > 1 else []
        for (start, _), counted in zip(self.stretches, counts[:-1], strict=False):
            if amount <= counted:
                return self._add(start, amount, limit)
            amount -= counted
        return self._add(last, amount, limit)

    def last_within(self, amount: timedelta, limit: Limit, bound: Bound) -> datetime:
        """
        Return the last instant at which no more than *amount* is on the clock, or less than it under STRICT.

        The time on the clock stands still while the calendar is closed and while the clock is paused: an amount used
        up at closing is kept until the next opening, that instant included. Under STRICT it is the microsecond before
        the amount is used up.
        """
        if bound is Bound.STRICT:
            due = self.reaches(amount, limit)
            return from_micros(as_micros(due) - 1, due.tzinfo)
        start = self.stretches[-1][0]
        for (earlier, _), counted in zip(self.stretches, self._counted(limit)[:-1], strict=False):
            if amount < counted:
                start = earlier
                break
            amount -= counted
        last = self._add(start, amount, limit) if amount else start
        return self.calendar.next_open(last) if type(limit) is BusinessHours else last

    def _counted(self, limit: Limit) -> list[timedelta]:
        """Return the time of each stretch in the kind that *limit* counts."""
        if type(limit) is BusinessHours:
            return self._open_times()
        return [(as_micros(end) - as_micros(start)) * MICROSECOND for start, end in self.stretches]

    def _open_times(self) -> list[timedelta]:
        found = self._open
        if found is None:
            elapsed = self.calendar.elapsed
            found = [elapsed(start, end) for start, end in self.stretches]
            object.__setattr__(self, "_open", found)
        return found

    def _add(self, start: datetime, amount: timedelta, limit: Limit) -> datetime:
        return self.calendar.add(start, amount if type(limit) is BusinessHours else ClockHours(amount))
