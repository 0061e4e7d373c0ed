"""Sets of whole numbers: union, intersection and difference against plain sets of integers."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sla_rules.calendars.stretches import clip, intersect, subtract, unite

ENDS = st.integers(0, 30)
STRETCHES = st.lists(st.tuples(ENDS, ENDS).filter(lambda pair: pair[0] < pair[1]), max_size=6)


def points(stretches: list[tuple[int, int]]) -> set[int]:
    """Write a set of stretches as the whole numbers in it."""
    return {number for start, end in stretches for number in range(start, end)}


def canonical(stretches: list[tuple[int, int]]) -> bool:
    """Say whether stretches are sorted, not empty, and neither overlap nor touch."""
    whole = all(start < end for start, end in stretches)
    return whole and all(left[1] < right[0] for left, right in pairwise(stretches))


@given(STRETCHES)
def test_unite(given: list[tuple[int, int]]) -> None:
    """The union holds the same numbers, in its one canonical form."""
    united = unite(given)
    assert points(united) == points(given)
    assert canonical(united)


@given(STRETCHES, STRETCHES)
def test_operations(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    """Intersection and difference are those of sets, in canonical form."""
    ours, theirs = unite(left), unite(right)
    for got, expected in (
        (intersect(ours, theirs), points(left) & points(right)),
        (subtract(ours, theirs), points(left) - points(right)),
    ):
        assert points(got) == expected
        assert canonical(got)


@given(STRETCHES, ENDS, ENDS)
def test_clip(stretches: list[tuple[int, int]], start: int, end: int) -> None:
    """A clip is what lies between two numbers; nothing does where the end is not later."""
    assert points(clip(unite(stretches), start, end)) == points(stretches) & set(range(start, end))
    assert clip(unite(stretches), end, end) == []


def test_nothing_lies_in_a_clip_that_ends_before_it_starts() -> None:
    """Not even inside one stretch."""
    assert clip([(1, 9)], 6, 4) == clip([(1, 9)], 4, 4) == []
    assert clip([(1, 9)], 4, 6) == [(4, 6)]
