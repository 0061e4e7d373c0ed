"""When a promise falls due, as a function of the instant at which its clock starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.bound import Bound
from sla_rules.calendars.instants import DAY_MICROS, as_micros, from_micros
from sla_rules.calendars.limits import BusinessDays, BusinessHours, CalendarMonths
from sla_rules.calendars.zones import offsets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit


class Due(NamedTuple):
    """The first instant at which a limit is used up, and the last at which an end still keeps the promise."""

    at: int
    last_kept: int


class DueFunction(NamedTuple):
    """
    `due(start)` of one limit on one calendar, in whole microseconds of UTC, for a clock that runs without a break.

    Between two neighbours of `breakpoints` it goes up one for one, or not at all: W⁻¹(W(start) + limit) turns at the
    openings and closings of the calendar, and jumps where the limit is used up just at a closing; the end of a day or
    month jumps at midnight; real time never does.
    """

    calendar: Calendar
    limit: Limit
    bound: Bound = Bound.INCLUSIVE

    def due(self, start: int) -> Due:
        """
        Return when the limit is used up, for a clock that starts at the instant *start*.

        A verdict compares elapsed time, so a limit used up at a closing is kept until the next opening.
        """
        zone = self.calendar.day_zone
        due_at = self.calendar.add(from_micros(start, zone), self.limit)
        due = as_micros(due_at)
        if self.bound is Bound.STRICT:
            return Due(due, due - 1)
        return Due(due, as_micros(self.calendar.next_open(due_at)) if isinstance(self.limit, BusinessHours) else due)

    def breakpoints(self, first: int, last: int) -> Iterator[int]:
        """Walk the instants in `[first, last)`, in any order, at which the function may turn or jump."""
        if isinstance(self.limit, BusinessHours):
            found = self._turns_of_hours(first, last, self.limit.duration)
        elif isinstance(self.limit, BusinessDays | CalendarMonths):
            found = self._midnights(first, last)
        else:
            return
        yield from (at for at in found if first <= at < last)

    def _turns_of_hours(self, first: int, last: int, amount: timedelta) -> Iterator[int]:
        """Walk openings and closings, and the last start from which *amount* is used up just at each closing."""
        zone = self.calendar.day_zone
        start = from_micros(first, zone)
        for opening, closing in self.calendar.timeline.windows(first, self.due(last).last_kept + 1):
            yield opening
            yield closing
            end = from_micros(closing, zone)
            if self.calendar.elapsed(start, end) >= amount:
                yield as_micros(self.calendar.subtract(end, amount))

    def _midnights(self, first: int, last: int) -> Iterator[int]:
        """Walk the instants at which the local date may change."""
        zone = self.calendar.day_zone
        for start, end, offset in offsets(zone, first, last):
            yield start
            for day in range((start + offset) // DAY_MICROS + 1, -(-(end + offset) // DAY_MICROS)):
                yield day * DAY_MICROS - offset


class DueComparison(NamedTuple):
    """
    Two due functions side by side: how many breakpoints were *checked*, and where the new one promises less.

    *kept_later* is the start for which an end keeps the new promise the longest after the old one, *due_later* that for
    which the limit is used up the longest after; None when there is none.
    """

    checked: int
    kept_later: int | None
    due_later: int | None


def compare_due(new: DueFunction, old: DueFunction, first: int, last: int) -> DueComparison:
    """
    Compare two due functions for every start in `[first, last)`, exactly.

    The difference of the two is linear between neighbours among the breakpoints of both, so that it is largest at one
    of them or one microsecond beside: the values and the limits from both sides are all there is to look at.
    """
    breakpoints = {first, last - 1, *new.breakpoints(first, last), *old.breakpoints(first, last)}
    kept_later = due_later = None
    most_kept = most_due = 0
    for start in sorted({at for point in breakpoints for at in (point - 1, point, point + 1) if first <= at < last}):
        ours, theirs = new.due(start), old.due(start)
        if ours.last_kept - theirs.last_kept > most_kept:
            kept_later, most_kept = start, ours.last_kept - theirs.last_kept
        if ours.at - theirs.at > most_due:
            due_later, most_due = start, ours.at - theirs.at
    return DueComparison(len(breakpoints), kept_later, due_later)
