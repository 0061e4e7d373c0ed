"""The integral by table, held against the sum over its windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.columns.buckets import Scratch
from sla_rules.columns.opened_table import OpenedTable

LIMITS = st.lists(st.integers(-(10**5), 10**5), unique=True, max_size=20).map(sorted)


@given(LIMITS)
def test_open_time_before_every_instant(limits: list[int]) -> None:
    """At each limit and beside it, before the first window and after the last, before 1970 too."""
    pairs = [(a, b) for number, (a, b) in enumerate(pairwise(limits)) if number % 2 == 0]
    starts, ends = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    opened = np.concatenate(([0], np.cumsum(ends - starts))).astype(np.int64)
    first, last = -(10**5) - 2, 10**5 + 2
    table = OpenedTable(starts, ends, opened, first, last)
    asked = np.unique(np.array([first, last, *(limit + step for limit in limits for step in (-1, 0, 1))], np.int64))
    expected = [sum(min(max(int(at), a), b) - a for a, b in pairs) for at in asked]
    assert table.apply(asked, np.empty_like(asked), Scratch(len(asked))).tolist() == expected


DAY, HOUR = 86_400_000_000, 3_600_000_000


@pytest.mark.parametrize("day", [20_000, 0, -20_000, 100_000_000])
def test_long_after_1970_and_long_before(day: int) -> None:
    """A desk open from 9 to 17 on three days counts the same in whatever year they are, a long time from it too."""
    midnight = day * DAY
    starts = midnight + np.array([9, 33, 57], np.int64) * HOUR
    table = OpenedTable(starts, starts + 8 * HOUR, np.array([0, 8, 16, 24]) * HOUR, midnight, midnight + 400 * DAY)
    asked = midnight + np.array([0, 9, 10, 17, 24, 40, 49, 64, 65, 80, 400 * 24], np.int64) * HOUR
    expected = [0, 0, 1, 8, 8, 15, 16, 23, 24, 24, 24]
    assert (table.apply(asked, np.empty_like(asked), Scratch(len(asked))) // HOUR).tolist() == expected


@pytest.mark.parametrize("first", [0, 20_000 * DAY])
def test_a_crowd_of_windows(first: int) -> None:
    """Windows of two microseconds, four apart, in a year without others: their bucket is searched, no other one."""
    starts = first + np.array([0, 4, 8], np.int64)
    table = OpenedTable(starts, starts + 2, np.array([0, 2, 4, 6]), first, first + 365 * DAY)
    asked = first + np.array([0, 1, 2, 3, 4, 5, 6, 9, 10, 11, DAY, 365 * DAY], np.int64)
    assert table.apply(asked, np.empty_like(asked), Scratch(12)).tolist() == [0, 1, 2, 2, 2, 3, 4, 5, 6, 6, 6, 6]
