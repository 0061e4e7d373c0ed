"""
Tables that are read by shifting a number: buckets a power of two wide, with at most one thing happening in each.

A search takes some 100 ns a row and a look-up 0.6. Where more happens in a bucket than its entry can say, the bucket is
crowded, and its rows alone are searched.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

# 16 MB for two columns; a wider span of time takes wider buckets instead.
MOST_BUCKETS = 1 << 20
WIDEST_SHIFT = 44  # 203 days of microseconds
# A crowded bucket costs its rows a search: one in so many is no matter.
CROWDED_ONE_IN = 512


class Scratch:
    """
    Arrays of one chunk's length that every step of every chunk writes to again.

    The tables write to *index* and *entry*; *left* and *right* hold the times of two columns, or what is read of them.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self.index, self.entry, self.left, self.right = np.empty((4, rows), np.int64)

    @cached_property
    def mask(self) -> Ints:
        """What one step finds out for the next."""
        return np.empty(self._rows, np.int64)

    @cached_property
    def spare(self) -> Ints:
        """What a conversion reads while it writes elsewhere."""
        return np.empty(self._rows, np.int64)


def widest_shift(events: Ints, first: int, last: int, widest: int = WIDEST_SHIFT) -> int:
    """
    Return the widest shift, up to *widest*, at which hardly any bucket holds two of the sorted *events*.

    The buckets make up `[first, last]`. Where even the narrowest affordable ones are crowded, they are chosen.

    >>> widest_shift(np.array([10, 30, 2000, 3000]), 0, 5000)
    4
    """
    shift = widest
    while shift:
        buckets = (last >> shift) - (first >> shift) + 1
        if buckets > MOST_BUCKETS:
            return shift + 1
        places = events >> shift
        if np.count_nonzero(places[1:] == places[:-1]) * CROWDED_ONE_IN <= buckets:
            break
        shift -= 1
    return shift


def bucket_starts(first: int, last: int, shift: int) -> Ints:
    """Return the first number of every bucket that holds a part of `[first, last]`."""
    return np.arange(first >> shift, (last >> shift) + 1, dtype=np.int64) << shift


def first_number(first: int, shift: int) -> int:
    """
    Return the number of the bucket that a column begins with: the one of *first*, or of 1970.

    From 1970 on, where there are so many, each row is spared a subtraction; nobody reads those in front.
    """
    return 0 if 0 <= first >> shift < MOST_BUCKETS else first >> shift


def look_up(column: Ints, index: Ints, out: Ints | None = None) -> Ints:
    """Return the entry of *column* for each row, in *out* if given; every index is known to be in range, or -1."""
    return column.take(index, out=out, mode="wrap")  # "raise" would buffer, and test what is known
