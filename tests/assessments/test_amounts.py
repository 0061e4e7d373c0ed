"""Amounts of time counted, in memory and on a shelf."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.assessments.amounts import Amounts


class Numbers:
    """A shelf that is a list, and counts how often it is asked."""

    def __init__(self) -> None:
        self.numbers: array[int] = array("q")
        self.asked = 0

    def put(self, numbers: array[int]) -> int:
        """Keep the numbers at the end."""
        place = len(self.numbers)
        self.numbers += numbers
        return place

    def get(self, place: int, count: int) -> array[int]:
        """Give some of them."""
        self.asked += 1
        return self.numbers[place : place + count]


def counted(values: list[int]) -> Amounts:
    """Count each of *values*."""
    amounts = Amounts()
    for value in values:
        amounts.add(value)
    return amounts


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([], 50, None),
        ([7], 50, 7),
        ([7], 95, 7),
        ([2, 1], 50, 1),  # rank ceil(1.0) = 1
        ([3, 1, 2], 50, 2),  # rank ceil(1.5) = 2
        ([5, 5, 9], 50, 5),  # rank ceil(1.5) = 2, the second five
        (list(range(1, 21)), 95, 19),  # rank ceil(19.0) = 19
        (list(range(1, 22)), 95, 20),  # rank ceil(19.95) = 20
    ],
)
def test_nearest_rank(values: list[int], percent: int, expected: int | None) -> None:
    """The nearest rank is the value at ceil(p × n), one of the values themselves"""
    assert counted(values).at_percent(percent) == (expected,)


@given(
    st.lists(st.lists(st.integers(min_value=-5, max_value=40), max_size=30), max_size=5),
    st.integers(min_value=1, max_value=100),
    st.integers(min_value=1, max_value=4),
    st.booleans(),
)
def test_a_shelf_changes_no_rank(parts: list[list[int]], percent: int, block: int, last_is_held: bool) -> None:
    """Parts shelved, merged or held give the value at the rank in the sorted list of all"""
    shelf, whole = Numbers(), Amounts()
    for number, values in enumerate(parts):
        amounts = counted(values)
        if not last_is_held or number < len(parts) - 1:
            amounts.shelve(shelf, block)
            assert len(amounts) == 0
        whole.merge(amounts)
    every = sorted(value for values in parts for value in values)
    expected = every[-(-percent * len(every) // 100) - 1] if every else None
    assert whole.at_percent(percent, percent) == (expected, expected)


def test_many_times_at_once() -> None:
    """An amount counted so many times is held once"""
    amounts = counted([4])
    amounts.add(9, 99)
    assert (len(amounts), amounts.at_percent(1, 2)) == (2, (4, 9))


def test_the_block_at_hand_is_not_asked_for_again() -> None:
    """To find a rank among 4 096 amounts on a shelf takes a few looks at it, not one for each halving"""
    shelf = Numbers()
    values = random.Random(7).sample(range(10**12), 4096)
    amounts = counted(values)
    amounts.shelve(shelf, 64)
    assert amounts.at_percent(50) == (sorted(values)[2047],)
    assert 0 < shelf.asked <= 2 * 12  # two for each block, and the halvings leave blocks at most log2(4096) times


def test_nothing_is_shelved_of_nothing() -> None:
    """An empty count takes no room on the shelf"""
    shelf, amounts = Numbers(), Amounts()
    amounts.shelve(shelf)
    assert (len(shelf.numbers), amounts.at_percent(50)) == (0, (None,))


@pytest.mark.parametrize("shelf", [None, Numbers()])
def test_many_that_were_counted_elsewhere(shelf: Numbers | None) -> None:
    """Amounts in order with how many do not exceed each are counted beside those held, on a shelf or in memory"""
    amounts = counted([4, 7])
    amounts.take(array("q", [2, 4, 9]), array("q", [1, 3, 6]), shelf)
    # 2, 4, 4, 4, 7, 9, 9, 9
    assert amounts.at_percent(12, 13, 50, 51, 62, 63, 100) == (2, 4, 4, 7, 7, 9, 9)
    assert len(amounts) == (4 if shelf is None else 2)
