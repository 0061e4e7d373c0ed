"""
Sets of whole numbers as sorted, disjoint stretches `[from, to)`; the arithmetic under hours and windows alike.

The numbers are seconds of a day in hours, and microseconds since 1970 in windows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Stretch = tuple[int, int]
    Stretches = Sequence[Stretch]


def unite(stretches: Iterable[Stretch]) -> list[Stretch]:
    """
    Return the union of *stretches*, given in any order; those that overlap or touch become one.

    >>> unite([(5, 7), (1, 3), (3, 4)])
    [(1, 4), (5, 7)]
    """
    united: list[Stretch] = []
    for start, end in sorted(stretches):
        if united and start <= united[-1][1]:
            if end > united[-1][1]:
                united[-1] = (united[-1][0], end)
        else:
            united.append((start, end))
    return united


def intersect(left: Stretches, right: Stretches) -> list[Stretch]:
    """
    Return what lies in both sets.

    >>> intersect([(1, 4), (5, 9)], [(3, 6)])
    [(3, 4), (5, 6)]
    """
    common: list[Stretch] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if start < end:
            common.append((start, end))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return common


def subtract(left: Stretches, right: Stretches) -> list[Stretch]:
    """
    Return what lies in *left* and not in *right*.

    >>> subtract([(1, 9)], [(3, 4), (8, 12)])
    [(1, 3), (4, 8)]
    """
    rest: list[Stretch] = []
    j = 0
    for start, end in left:
        while j < len(right) and right[j][1] <= start:
            j += 1
        at, k = start, j
        while k < len(right) and right[k][0] < end:
            if at < right[k][0]:
                rest.append((at, right[k][0]))
            at = max(at, right[k][1])
            k += 1
        if at < end:
            rest.append((at, end))
    return rest


def clip(stretches: Stretches, start: int, end: int) -> list[Stretch]:
    """
    Return the part of *stretches* inside `[start, end)`.

    >>> clip([(1, 4), (5, 9)], 2, 6)
    [(2, 4), (5, 6)]
    """
    if start >= end:
        return []
    first = bisect_right(stretches, start, key=_end)
    last = bisect_left(stretches, end, key=_start)
    part = list(stretches[first:last])
    if part:
        part[0] = (max(part[0][0], start), part[0][1])
        part[-1] = (part[-1][0], min(part[-1][1], end))
    return part


def _start(stretch: Stretch) -> int:
    return stretch[0]


def _end(stretch: Stretch) -> int:
    return stretch[1]
