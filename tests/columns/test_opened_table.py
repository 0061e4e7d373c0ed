"""The integral by table, held against the sum over its windows."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
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
