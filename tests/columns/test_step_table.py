"""A step function by table, held against a plain search."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.columns.buckets import Scratch
from sla_rules.columns.step_table import StepTable

EDGES = st.lists(st.integers(-(10**6), 10**6), unique=True, max_size=12).map(sorted)


@given(EDGES, st.data())
def test_every_number_gets_its_step(edges: list[int], data: st.DataObject) -> None:
    """On each edge, beside it and anywhere between, crowded buckets or not."""
    steps = st.integers(-(10**12), 10**12)
    offsets = np.array(data.draw(st.lists(steps, min_size=len(edges) + 1, max_size=len(edges) + 1)), np.int64)
    places = np.array(edges, np.int64)
    asked = np.unique(np.concatenate((places - 1, places, places + 1, [-(10**6) - 1, 10**6 + 1])))
    table = StepTable(places, offsets, -(10**6) - 1, 10**6 + 1)
    expected = asked + offsets[np.searchsorted(places, asked, side="right")]
    assert table.apply(asked, np.empty_like(asked), Scratch(len(asked))).tolist() == expected.tolist()


def test_near_edges() -> None:
    """The rows in the bucket of an edge, and no others."""
    table = StepTable(np.array([100]), np.array([0, 7]), 0, 1_000, widest=4)
    assert table.near_edges(np.array([0, 96, 99, 100, 111, 112]), Scratch(6)).tolist() == [1, 2, 3, 4]


@pytest.mark.parametrize("first", [1_600_000_000_000_000, 1 << 50, -(1 << 40), 0])
def test_far_from_zero(first: int) -> None:
    """Two steps of a year, wherever the year begins; where they crowd one bucket, it is searched."""
    year = 31_536_000_000_000
    for edges in ([first + year // 4, first + year // 2], [first + 7, first + 8]):
        table = StepTable(np.array(edges), np.array([5, -3, 11]), first, first + year)
        asked = np.array([first, edges[0] - 1, edges[0], edges[1] - 1, edges[1], first + year])
        moved = table.apply(asked, np.empty_like(asked), Scratch(len(asked))) - asked
        assert moved.tolist() == [5, 5, -3, -3, 11, 11]
