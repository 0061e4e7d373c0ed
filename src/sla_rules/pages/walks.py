"""
Calendars walked once for many tickets: what each lived through is a part of one walk.

An instant is open, or closed for a reason, whatever span it is asked in; the walk of a span is therefore that of a
longer one, cut at its ends.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.step import Step, walked
from sla_rules.calendars.instants import MICROSECOND, as_micros

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from sla_rules.calendars.calendar import Calendar


class _Walk(NamedTuple):
    """A span of a *calendar*: its steps, and where each begins, in microseconds."""

    calendar: Calendar
    start: datetime
    end: datetime
    steps: list[Step]
    begins: list[int]


class Walks:
    """
    The steps of calendars, as `walked` gives them, each calendar walked over the longest span asked for so far.

    >>> friday = datetime(2026, 4, 3, 17, tzinfo=paris)
    >>> walks = Walks()
    >>> walks(calendar, friday, friday + timedelta(days=9)) == list(
    ...     walked(calendar, friday, friday + timedelta(days=9))
    ... )
    True
    """

    def __init__(self) -> None:
        self._walks: dict[tuple[int, tzinfo | None], _Walk] = {}

    def __call__(self, calendar: Calendar, start: datetime, end: datetime) -> list[Step]:
        """Walk the span from *start* to *end*, in the zone of *start*."""
        walk = self._over(calendar, start, end)
        first, last = as_micros(start), as_micros(end)
        from_here = max(bisect_right(walk.begins, first) - 1, 0)
        steps = walk.steps[from_here : bisect_left(walk.begins, last)]
        if steps:
            steps[0] = _cut(steps[0], start, steps[0].end)
            steps[-1] = _cut(steps[-1], steps[-1].start, end)
        return steps

    def _over(self, calendar: Calendar, start: datetime, end: datetime) -> _Walk:
        """Return a walk that holds the span: the one before, or one that is as much longer."""
        key = id(calendar), start.tzinfo
        walk = self._walks.get(key)
        if walk is not None:
            if as_micros(walk.start) <= as_micros(start) and as_micros(end) <= as_micros(walk.end):
                return walk
            start, end = min(start, walk.start, key=as_micros), max(end, walk.end, key=as_micros)
        steps = list(walked(calendar, start, end))
        walk = _Walk(calendar, start, end, steps, [as_micros(step.start) for step in steps])
        self._walks[key] = walk
        return walk


def _cut(step: Step, start: datetime, end: datetime) -> Step:
    """Return *step* from *start* to *end* alone, with the part of its amount that lies there."""
    amount = (as_micros(end) - as_micros(start)) * MICROSECOND if step.counted else step.amount
    return step._replace(start=start, end=end, amount=amount)
