"""Amounts of time on their way to where they are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.assessments.amounts import Amounts
from sla_rules.columns import amount_rows as module
from sla_rules.columns.amount_rows import AmountRows
from tests.assessments.test_amounts import Numbers

if TYPE_CHECKING:
    import pytest

PIECES = st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30)), min_size=1, max_size=20), max_size=6)


@given(PIECES, st.integers(0, 20), st.booleans())
def test_each_count_gets_its_own(pieces: list[list[tuple[int, int]]], room: int, shelved: bool) -> None:
    """Whatever the room, each of four counts ends with the amounts that were counted in it, on a shelf or held"""
    shelf = Numbers() if shelved else None
    amounts, expected = [Amounts() for _ in range(4)], [Amounts() for _ in range(4)]
    rows = AmountRows(room, shelf)
    for piece in pieces:
        rows.add(amounts, np.array([owner for owner, _ in piece]), np.array([micros for _, micros in piece]))
        for owner, micros in piece:
            expected[owner].add(micros)
    rows.flush()
    percents = range(1, 101)
    assert [each.at_percent(*percents) for each in amounts] == [each.at_percent(*percents) for each in expected]
    if shelved:
        assert not any(map(len, amounts))


def test_more_counts_than_one_number_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """When there are too many counts for the bits that number them, what is held goes first"""
    monkeypatch.setattr(module, "_COUNTS", 3)
    amounts = [Amounts() for _ in range(6)]
    rows = AmountRows(1000, None)
    for first in (0, 2, 4, 0):
        rows.add(amounts[first : first + 2], np.array([0, 1]), np.array([first, first + 1]))
    rows.flush()
    assert [each.at_percent(50)[0] for each in amounts] == [0, 1, 2, 3, 4, 5]


def test_more_counts_at_once_than_one_number_holds() -> None:
    """Two thousand and fifty counts of one call, in any order, each get their own"""
    amounts = [Amounts() for _ in range(2050)]
    rows = AmountRows(10**6, None)
    owner = np.arange(2050)[::-1]
    rows.add(amounts, owner, owner + 1)
    rows.flush()
    assert [each.at_percent(50)[0] for each in amounts] == list(range(1, 2051))


def test_amounts_of_more_than_285_years() -> None:
    """What has no room beside the number of its count is counted all the same"""
    amounts = [Amounts(), Amounts()]
    rows = AmountRows(1000, None)
    rows.add(amounts, np.array([0, 1, 1]), np.array([1 << 53, 7, (1 << 60) + 1]))
    rows.flush()
    assert [each.at_percent(50, 100) for each in amounts] == [(1 << 53, 1 << 53), (7, (1 << 60) + 1)]


def test_what_is_alike_takes_no_room() -> None:
    """An amount that comes a thousand times is held once, and nothing is flushed for it"""
    amounts, shelf = [Amounts()], Numbers()
    rows = AmountRows(10, shelf)
    for _ in range(100):
        rows.add(amounts, np.zeros(10, np.int64), np.arange(10) % 4)
    assert len(shelf.numbers) == 0
    rows.flush()
    assert (len(shelf.numbers), amounts[0].at_percent(30, 31)) == (8, (0, 1))
