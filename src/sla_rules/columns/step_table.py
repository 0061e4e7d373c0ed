"""A step function that is added to its argument: the inverse of the integral, and the clocks of a zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.buckets import WIDEST_SHIFT, bucket_starts, first_number, look_up, widest_shift

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints, Scratch


class StepTable:
    """
    u to u + offset, where the offset changes at each edge: *offsets* has one entry more than *edges*, which ascend.

    Known for `[first, last]`; the caller sees to it that nothing else is asked.

    A bucket's entry is the number of its first step plus one, above as many low bits as the bucket is wide, less the
    edge inside it, or else the bucket's end. With u added, the number above the low bits is one more from the edge on.

    >>> from sla_rules.columns.buckets import Scratch
    >>> table = StepTable(np.array([10, 20]), np.array([0, 100, 200]), 0, 50)
    >>> table.apply(np.array([9, 10, 19, 20]), np.empty(4, np.int64), Scratch(4)).tolist()
    [9, 110, 119, 220]
    """

    __slots__ = ("_crowded", "_edges", "_entries", "_first_bucket", "_low_bits", "_offsets", "_shift", "first", "last")

    def __init__(self, edges: Ints, offsets: Ints, first: int, last: int, widest: int = WIDEST_SHIFT) -> None:
        self.first, self.last = first, last
        self._edges, self._offsets = edges, offsets
        self._shift = shift = widest_shift(edges, first, last, widest)
        self._low_bits = (1 << shift) - 1
        self._first_bucket = first_number(first, shift)
        front = (first >> shift) - self._first_bucket
        starts = bucket_starts(first, last, shift)
        ends = starts + (1 << shift)
        steps = np.searchsorted(edges, starts, side="right")  # edges up to the start are past
        padded = np.append(edges, (ends[-1], ends[-1]))
        self._entries = np.zeros(front + len(starts), np.int64)
        self._entries[front:] = (steps + 1 << shift) - np.minimum(padded[steps], ends)
        crowded = padded[steps + 1] < ends
        self._crowded = np.append(np.zeros(front, bool), crowded) if crowded.any() else None

    def apply(self, values: Ints, out: Ints, scratch: Scratch) -> Ints:
        """Write each value plus its offset to *out*, which is not *values*, and return it."""
        index = self._buckets(values, scratch)
        entry = look_up(self._entries, index, scratch.entry[: len(values)])
        np.add(entry, values, out=entry)
        np.right_shift(entry, self._shift, out=entry)
        look_up(self._offsets, entry, out)
        np.add(out, values, out=out)
        if self._crowded is not None:
            searched = np.flatnonzero(self._crowded[index])
            found = values[searched]
            out[searched] = found + self._offsets[np.searchsorted(self._edges, found, side="right")]
        return out

    def near_edges(self, values: Ints, scratch: Scratch) -> Ints:
        """Return the rows whose bucket has an edge: few, where edges are rare."""
        entry = look_up(self._entries, self._buckets(values, scratch), scratch.entry[: len(values)])
        return np.flatnonzero(np.bitwise_and(entry, self._low_bits, out=entry))

    def _buckets(self, values: Ints, scratch: Scratch) -> Ints:
        index = np.right_shift(values, self._shift, out=scratch.index[: len(values)])
        return np.subtract(index, self._first_bucket, out=index) if self._first_bucket else index
