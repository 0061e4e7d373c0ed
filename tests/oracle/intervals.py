"""Open windows by intersecting wall-clock stretches with stretches of constant offset."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from tests.oracle.clock import MICROSECONDS_A_SECOND, microseconds, midnight, ordinal_of
from tests.oracle.offsets import constant_offsets
from tests.oracle.plain import Combined, Plain, Spec, hours_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Intervals = list[tuple[int, int]]
Rule: TypeAlias = "Callable[[bool, bool], bool]"
RULES: dict[str, Rule] = {
    "and": lambda in_left, in_right: in_left and in_right,
    "or": lambda in_left, in_right: in_left or in_right,
    "minus": lambda in_left, in_right: in_left and not in_right,
}


def open_windows(spec: Spec, start: int, end: int) -> Intervals:
    """Return the open windows of [start, end), merged where they touch, in order."""
    if isinstance(spec, Combined):
        left, right = open_windows(spec.left, start, end), open_windows(spec.right, start, end)
        return combine(left, right, RULES[spec.operation])
    hours = union(_hours(spec, start, end))
    openings = union((microseconds(opens), microseconds(closes)) for opens, closes in spec.openings)
    closures = union((microseconds(opens), microseconds(closes)) for opens, closes in spec.closures)
    opened = combine(hours, openings, lambda usual, special: usual or special)
    left_open = combine(opened, closures, lambda usual, closed: usual and not closed)
    return [(max(low, start), min(high, end)) for low, high in left_open if low < end and high > start]


def _hours(plain: Plain, start: int, end: int) -> Iterator[tuple[int, int]]:
    """
    Yield the stretches that the hours of each date leave inside [start, end).

    Where the offset is constant, wall-clock time runs like real time: a stretch of H(D) is then one interval,
    counted from 00:00 of D, and what falls outside the stretch of that offset has another offset, or does not
    exist.
    """
    for low, high, offset in constant_offsets(plain.zone, start, end):
        first = max(ordinal_of(low + offset) - 1, date.min.toordinal())
        last = min(ordinal_of(high - 1 + offset), date.max.toordinal())
        for ordinal in range(first, last + 1):
            for opens, closes in hours_of(plain, date.fromordinal(ordinal)):
                begin = max(low, midnight(ordinal) + opens * MICROSECONDS_A_SECOND - offset)
                finish = min(high, midnight(ordinal) + closes * MICROSECONDS_A_SECOND - offset)
                if begin < finish:
                    yield begin, finish


def union(intervals: Iterable[tuple[int, int]]) -> Intervals:
    """Return the intervals sorted, those that overlap or touch made one."""
    merged: Intervals = []
    for low, high in sorted(intervals):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def combine(left: Intervals, right: Intervals, keep: Rule) -> Intervals:
    """Cut time at every limit of both sets and keep the pieces that the rule wants."""
    cuts = sorted({cut for interval in (*left, *right) for cut in interval})
    return union((low, high) for low, high in pairwise(cuts) if keep(contains(left, low), contains(right, low)))


def contains(intervals: Intervals, instant: int) -> bool:
    """Say whether the instant lies in one of the sorted, disjoint intervals."""
    place = bisect_right(intervals, instant, key=lambda interval: interval[0])
    return place > 0 and instant < intervals[place - 1][1]
