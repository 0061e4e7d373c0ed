"""The first of many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.assessments.soonest import Soonest

OFFERS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abc")), max_size=40)


def offered(offers: list[tuple[int, str]], keep: int | None) -> Soonest[int]:
    """Offer each, with its place as the value."""
    found = Soonest[int](keep)
    for place, (micros, ticket) in enumerate(offers):
        found.offer(micros, ticket, place)
    return found


def in_order(offers: list[tuple[int, str]]) -> list[int]:
    """Return the places as a stable sort puts them."""
    return sorted(range(len(offers)), key=offers.__getitem__)


@given(OFFERS, st.one_of(st.none(), st.integers(1, 7)))
def test_the_first_and_the_count_of_all(offers: list[tuple[int, str]], keep: int | None) -> None:
    """What is kept are the first of a stable sort; the count is of all"""
    found = offered(offers, keep)
    assert list(found.first()) == in_order(offers)[:keep]
    assert found.count == len(offers)


@given(OFFERS, OFFERS, st.integers(1, 7))
def test_two_merge_into_one_of_all(before: list[tuple[int, str]], after: list[tuple[int, str]], keep: int) -> None:
    """Merged, they keep what one keeps that was offered everything"""
    found, other, every = Soonest[tuple[int, str]](keep), Soonest[tuple[int, str]](keep), [*before, *after]
    for offers, into in ((before, found), (after, other)):
        for offer in offers:
            into.offer(*offer, offer)
    found.merge(other)
    assert (list(found.first()), found.count) == (sorted(every)[:keep], len(every))


@pytest.mark.parametrize("keep", [1, 3])
def test_no_more_than_twice_as_many_are_held(keep: int) -> None:
    """However many are offered, in whatever order"""
    found = Soonest[int](keep)
    for place in range(100):
        found.offer(100 - place, "a", place)
        assert len(found._found) < 2 * keep or len(found._found) == keep


def test_what_comes_too_late_is_not_even_held() -> None:
    """Once as many as are wanted are known, the last of them is the bar; what reaches it later is counted alone"""
    found = offered([(10, "a"), (20, "b"), (30, "a"), (40, "a")], keep=2)
    for offer in ((30, "a"), (20, "b")):
        found.offer(*offer, 99)
        assert [value for _, _, value in found._found] == [0, 1]
    found.offer(20, "a", 7)  # by id before the bar
    assert (found.first(), found.count) == ((0, 7), 7)
