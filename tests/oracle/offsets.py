"""The stretches of time during which a zone keeps one offset, found by asking it hour after hour."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.oracle.clock import MICROSECOND, MICROSECONDS_A_DAY, MICROSECONDS_A_SECOND, at, midnight

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUR = 3_600 * MICROSECONDS_A_SECOND
# No zone changes its offset in the first or last days of the years 1-9999, where datetime itself overflows.
FIRST = midnight(date.min.toordinal() + 3)
LAST = midnight(date.max.toordinal() - 3)


def offset_at(zone: str, instant: int) -> int:
    """Return the offset of local time from UTC, in microseconds."""
    offset = at(min(max(instant, FIRST), LAST), ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset // MICROSECOND


@cache
def _changes_of_day(zone: str, day: int) -> tuple[tuple[int, int], ...]:
    """Return (instant, new offset) for each change in (00:00, 24:00] of one UTC day, counted from 1970."""
    found = []
    for before in range(day * MICROSECONDS_A_DAY, (day + 1) * MICROSECONDS_A_DAY, HOUR):
        low, high = before, before + HOUR
        if offset_at(zone, low) == offset_at(zone, high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset_at(zone, middle) == offset_at(zone, low) else (low, middle)
        found.append((high, offset_at(zone, high)))
    return tuple(found)


def offset_changes(zone: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return (instant, new offset) for each change of offset in [start, end)."""
    days = range(start // MICROSECONDS_A_DAY - 1, (end - 1) // MICROSECONDS_A_DAY + 1)
    return [change for day in days for change in _changes_of_day(zone, day) if start <= change[0] < end]


def constant_offsets(zone: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield (from, to, offset), one after the other, over [start, end)."""
    low, offset = start, offset_at(zone, start)
    for instant, changed in offset_changes(zone, start + 1, end):
        yield low, instant, offset
        low, offset = instant, changed
    yield low, end, offset
