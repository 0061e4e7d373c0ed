"""
The answers, by brute force and without the library: every window of eight years, one by one, in UTC.

A result of the library that differs from these is a fault of the library, and the benchmark stops there.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from peers.peer import CLOSING, OPENING, PARIS, YEARS
from peers.tickets import MICROSECOND

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _micros(at: datetime) -> int:
    """Return the microseconds since 1970 of an aware datetime."""
    return (at.astimezone(UTC) - _EPOCH) // MICROSECOND


class Truth:
    """The open windows of the calendar, as pairs of UTC microseconds, walked one by one."""

    def __init__(self, closed: list[date]) -> None:
        first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 1, 1)
        days = (first + timedelta(days=number) for number in range((last - first).days))
        self._windows = [
            tuple(_micros(datetime.combine(day, at, PARIS)) for at in (OPENING, CLOSING))
            for day in days
            if day.weekday() < 5 and day not in closed
        ]

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """Return the open time between two instants."""
        a, b = _micros(start), _micros(end)
        return sum(max(0, min(b, closing) - max(a, opening)) for opening, closing in self._windows) * MICROSECOND

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """Return the earliest instant with that much open time since the start."""
        a, left = _micros(start), amount // MICROSECOND
        for opening, closing in self._windows:
            room = max(0, closing - max(a, opening))
            if room and room >= left:
                return (_EPOCH + (max(a, opening) + left) * MICROSECOND).astimezone(PARIS)
            left -= room
        msg = f"{amount} after {start} lies beyond the windows of {YEARS[0]}-{YEARS[-1] - 1}"
        raise ValueError(msg)

    def is_open(self, at: datetime) -> bool:
        """Whether an instant lies in hours."""
        a = _micros(at)
        return any(opening <= a < closing for opening, closing in self._windows)

    def next_opening(self, at: datetime) -> datetime:
        """Return the first opening at or after an instant."""
        a = _micros(at)
        return (_EPOCH + next(o for o, _ in self._windows if o >= a) * MICROSECOND).astimezone(PARIS)
