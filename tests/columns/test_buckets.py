"""How wide the buckets of a table are."""

from __future__ import annotations

import numpy as np

from sla_rules.columns.buckets import MOST_BUCKETS, WIDEST_SHIFT, Scratch, bucket_starts, first_number, widest_shift


def test_the_widest_buckets_that_keep_events_apart() -> None:
    """Events a day apart want buckets of less than a day."""
    days = np.arange(1_000, dtype=np.int64) * 86_400_000_000
    shift = widest_shift(days, 0, int(days[-1]))
    assert (1 << shift) <= 86_400_000_000 < (1 << shift + 1)


def test_one_crowded_bucket_in_many_does_not_matter() -> None:
    """Two events a microsecond apart do not make all buckets small."""
    days = np.arange(1_000, dtype=np.int64) * 86_400_000_000
    assert widest_shift(np.sort(np.append(days, 1)), 0, int(days[-1])) == widest_shift(days, 0, int(days[-1]))


def test_no_more_buckets_than_memory_affords() -> None:
    """Where events are close together over a long time, buckets stay crowded rather than many."""
    seconds = np.arange(100_000, dtype=np.int64) * 1_000_000
    shift = widest_shift(seconds, 0, 10**18)
    assert (10**18 >> shift) + 1 <= MOST_BUCKETS < (10**18 >> (shift - 1)) + 1


def test_nothing_happens_anywhere() -> None:
    """Without events the buckets are as wide as they may be; with events side by side, as narrow as they can."""
    assert widest_shift(np.empty(0, np.int64), 0, 10**15) == WIDEST_SHIFT
    assert widest_shift(np.arange(100), 0, 100) == 0


def test_buckets_cover_both_ends() -> None:
    """The first bucket begins at or before the first number, below zero too."""
    assert bucket_starts(-5, 9, 3).tolist() == [-8, 0, 8]


def test_scratch_is_made_once() -> None:
    """The arrays are the same ones each time."""
    scratch = Scratch(3)
    assert scratch.left is scratch.left
    assert scratch.right is not scratch.spare


def test_columns_begin_in_1970_where_that_is_affordable() -> None:
    """At the bucket of 1970 for times soon after it; at their own for times before it, or ages after it."""
    assert first_number(40 << 30, 30) == 0
    assert first_number(-5, 2) == -2
    assert first_number(MOST_BUCKETS << 4, 4) == MOST_BUCKETS
