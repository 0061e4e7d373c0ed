"""Every answer of a calendar, read off its list of open windows by going through them one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from tests.oracle.intervals import RULES, Intervals, combine, contains, open_windows, union
from tests.oracle.plain import Combined, Spec, hours_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class Beyond(Enum):
    """The answer of a search that leaves the horizon."""

    BEYOND = "beyond the horizon"


BEYOND = Beyond.BEYOND
Found = int | Beyond


@dataclass
class Answers:
    """The answers about one calendar for instants of [start, end); a search that leaves it answers BEYOND."""

    spec: Spec
    start: int
    end: int
    windows: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.windows = open_windows(self.spec, self.start, self.end)

    def is_open(self, instant: int) -> bool:
        """Say whether the instant lies in a window."""
        return contains(self.windows, instant)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the windows of [start, end), clipped to it."""
        for low, high in self.windows:
            if low < end and high > start and start < end:
                yield max(low, start), min(high, end)

    def elapsed(self, start: int, end: int) -> int:
        """Return the open time between two instants: "W(b) - W(a), signed"."""
        if end < start:
            return -self.elapsed(end, start)
        return sum(high - low for low, high in self.between(start, end))

    def add(self, start: int, amount: int) -> Found:
        """
        Return the deadline.

        "add(a, d), d > 0: the earliest t >= a with elapsed(a, t) = d. add(a, 0) = next_open(a)."

        "For d != 0 a negative amount goes the other way: add(a, -d) = subtract(a, d)."
        """
        if amount < 0:
            return self.subtract(start, -amount)
        if amount == 0:
            return self.next_open(start)
        for low, high in self.between(start, self.end):
            if amount <= high - low:
                return low + amount
            amount -= high - low
        return BEYOND

    def subtract(self, end: int, amount: int) -> Found:
        """
        Return the latest start.

        "subtract(b, d), d > 0: the latest t <= b with elapsed(t, b) = d."

        "subtract(b, 0) = the last instant at or before b that is open or a closing."
        """
        if amount < 0:
            return self.add(end, -amount)
        if amount == 0:
            return end if self.is_open(end) else self.previous_close(end)
        for low, high in reversed(list(self.between(self.start, end))):
            if amount <= high - low:
                return high - amount
            amount -= high - low
        return BEYOND

    def next_open(self, instant: int) -> Found:
        """Return the instant itself when open, else the next opening."""
        for low, high in self.windows:
            if high > instant:
                return max(low, instant)
        return BEYOND

    def next_close(self, instant: int) -> Found:
        """Return the end of the window that contains the instant, or of the next one."""
        for _, high in self.windows:
            if high > instant:
                return BEYOND if high == self.end else high
        return BEYOND

    def previous_open(self, instant: int) -> Found:
        """Return the start of the window that contains the instant, or of the last one before."""
        for low, _ in reversed(self.windows):
            if low <= instant:
                return BEYOND if low == self.start else low
        return BEYOND

    def previous_close(self, instant: int) -> Found:
        """Return the latest closing at or before the instant."""
        for _, high in reversed(self.windows):
            if high <= instant:
                return high
        return BEYOND


def hours_on(spec: Spec, day: date) -> Intervals:
    """Return H(D) in seconds; in a combination of calendars of one zone, the combination of both."""
    if isinstance(spec, Combined):
        return combine(hours_on(spec.left, day), hours_on(spec.right, day), RULES[spec.operation])
    return union(hours_of(spec, day))


def is_business_day(spec: Spec, day: date) -> bool:
    """Say whether "H(D) is not empty; closures of windows do not change that"."""
    return bool(hours_on(spec, day))


def business_days(spec: Spec, start: date, end: date) -> int:
    """Count the business days in [start, end), or, negative, in [end, start)."""
    if end < start:
        return -business_days(spec, end, start)
    days = range(start.toordinal(), end.toordinal())
    return sum(is_business_day(spec, date.fromordinal(day)) for day in days)


def add_business_days(spec: Spec, day: date, count: int) -> date | Beyond:
    """Return "the n-th business day strictly after (before, if n < 0)", or BEYOND when it is a year away."""
    step = 1 if count > 0 else -1
    for number in range(1, 366):
        reached = day + timedelta(days=step * number)
        if is_business_day(spec, reached):
            count -= step
        if count == 0:
            return reached
    return BEYOND
