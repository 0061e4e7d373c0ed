"""The integral over a column: the open time before each of many instants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.buckets import bucket_starts, look_up, widest_shift

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints, Scratch


class OpenedTable:
    """
    t to W(t), from the windows of `[first, last]` and the open time before each; *opened* ends with their total.

    In a bucket with one opening W(t) is max(t, opening) plus a constant; with one closing, min(t, closing) plus one.
    A closing is stored as its complement, which is negative: since min(t, c) = ~max(~t, ~c), one maximum serves both.

    >>> from sla_rules.columns.buckets import Scratch
    >>> table = OpenedTable(np.array([10, 40]), np.array([20, 80]), np.array([0, 10, 50]), 0, 100)
    >>> table.apply(np.array([0, 15, 30, 50, 100]), np.empty(5, np.int64), Scratch(5)).tolist()
    [0, 5, 10, 20, 50]
    """

    __slots__ = ("_constants", "_crowded", "_kinks", "_origin", "_shift", "_windows")

    def __init__(self, starts: Ints, ends: Ints, opened: Ints, first: int, last: int) -> None:
        self._origin = first  # what follows counts from here, so that the sign is free to tell a closing
        # an empty window at the end answers for what comes after the last one
        starts, ends = np.append(starts, last) - first, np.append(ends, last) - first
        last -= first
        self._windows = starts, ends, opened
        self._shift = widest_shift(np.column_stack((starts, ends)).ravel()[:-2], 0, last)
        buckets = bucket_starts(0, last, self._shift)
        index = np.minimum(np.searchsorted(ends, buckets, side="right"), len(starts) - 1)  # not over yet
        opening, closing = starts[index], ends[index]
        is_open = opening <= buckets
        self._kinks = np.where(is_open, ~closing, opening)
        self._constants = opened[index] - opening
        following = np.where(is_open, starts[np.minimum(index + 1, len(starts) - 1)], closing)
        crowded = following < np.minimum(buckets + (1 << self._shift), last)
        self._crowded = crowded if crowded.any() else None

    def apply(self, values: Ints, out: Ints, scratch: Scratch) -> Ints:
        """Write W of each value to *out*, which is not *values*, and return it."""
        rows = len(values)
        index, entry, mask = scratch.index[:rows], scratch.entry[:rows], scratch.mask[:rows]
        np.subtract(values, self._origin, out=out)
        np.right_shift(out, self._shift, out=index)
        look_up(self._kinks, index, entry)
        np.right_shift(entry, 63, out=mask)  # all ones for a closing, zero for an opening
        np.bitwise_xor(out, mask, out=out)
        np.maximum(out, entry, out=out)
        np.bitwise_xor(out, mask, out=out)
        look_up(self._constants, index, entry)
        np.add(out, entry, out=out)
        if self._crowded is not None:
            searched = np.flatnonzero(self._crowded[index])
            out[searched] = self._search(values[searched] - self._origin)
        return out

    def _search(self, values: Ints) -> Ints:
        starts, ends, opened = self._windows
        index = np.minimum(np.searchsorted(ends, values, side="right"), len(starts) - 1)
        found: Ints = np.clip(values, starts[index], ends[index]) - starts[index] + opened[index]
        return found
