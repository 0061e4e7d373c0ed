"""The integral over a column: the open time before each of many instants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.buckets import bucket_starts, first_number, look_up, widest_shift

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints, Scratch

# More microseconds than lie between any two instants.
FAR = 1 << 60


class OpenedTable:
    """
    t to W(t), from the windows of `[first, last]` and the open time before each; *opened* ends with their total.

    In a bucket with one opening o, W(t) is W(o) + max(t - o, 0); with one closing c, W(c) + min(t - c, 0). Openings are
    moved by FAR, so that one call serves both: t - o - FAR is raised to -FAR at least, t - c lowered to 0 at most.

    >>> from sla_rules.columns.buckets import Scratch
    >>> table = OpenedTable(np.array([10, 40]), np.array([20, 80]), np.array([0, 10, 50]), 0, 100)
    >>> table.apply(np.array([0, 15, 30, 50, 100]), np.empty(5, np.int64), Scratch(5)).tolist()
    [0, 5, 10, 20, 50]
    """

    __slots__ = ("_bounds", "_constants", "_crowded", "_first_bucket", "_moves", "_shift", "_windows")

    def __init__(self, starts: Ints, ends: Ints, opened: Ints, first: int, last: int) -> None:
        # an empty window at the end answers for what comes after the last one
        starts, ends = np.append(starts, last), np.append(ends, last)
        self._windows = starts, ends, opened
        shift = widest_shift(np.column_stack((starts, ends)).ravel()[:-2], first, last)
        buckets = bucket_starts(first, last, shift)
        index = np.minimum(np.searchsorted(ends, buckets, side="right"), len(starts) - 1)  # not over yet
        opening, closing = starts[index], ends[index]
        is_open = opening <= buckets
        following = np.where(is_open, starts[np.minimum(index + 1, len(starts) - 1)], closing)
        crowded = following < np.minimum(buckets + (1 << shift), last)
        self._first_bucket = first_number(first, shift)
        front = (first >> shift) - self._first_bucket
        self._moves, self._constants = np.zeros((2, front + len(buckets)), np.int64)
        self._moves[front:] = np.where(is_open, -closing, -opening - FAR)
        self._constants[front:] = opened[index] + np.where(is_open, closing - opening, FAR)
        self._crowded = np.append(np.zeros(front, bool), crowded) if crowded.any() else None
        # as arrays, which a call takes without making one of each
        self._shift, *self._bounds = (np.array(number) for number in (shift, -FAR, 0))

    def apply(self, values: Ints, out: Ints, scratch: Scratch) -> Ints:
        """Write W of each value to *out*, which is not *values*, and return it."""
        index, entry = scratch.index[: len(values)], scratch.entry[: len(values)]
        np.right_shift(values, self._shift, out=index)
        if self._first_bucket:
            np.subtract(index, self._first_bucket, out=index)
        look_up(self._moves, index, out)
        np.add(values, out, out=out)
        out.clip(*self._bounds, out=out)
        look_up(self._constants, index, entry)
        np.add(out, entry, out=out)
        if self._crowded is not None:
            searched = np.flatnonzero(self._crowded[index])
            out[searched] = self._search(values[searched])
        return out

    def _search(self, values: Ints) -> Ints:
        starts, ends, opened = self._windows
        index = np.minimum(np.searchsorted(ends, values, side="right"), len(starts) - 1)
        found: Ints = np.clip(values, starts[index], ends[index]) - starts[index] + opened[index]
        return found
