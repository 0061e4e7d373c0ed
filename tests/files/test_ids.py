"""Ids that come again, in memory and on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.files import Rooms, Workspace
from sla_rules.files import ids as module
from sla_rules.files.ids import Ids

if TYPE_CHECKING:
    from collections.abc import Sequence


def repeats(ids: Sequence[str]) -> list[tuple[int, int]]:
    """Return each line whose id a line before has, and the first that has it, by the definition."""
    return [(line, ids.index(each)) for line, each in enumerate(ids) if each and each in ids[:line]]


def found(ids: Sequence[str], space: Workspace | None, size: int) -> list[tuple[int, int]]:
    """Return what is found when the ids come so many at a time; asked twice, it is the same."""
    register = Ids(space)
    for start in range(0, len(ids), size):
        register.add((each, start + place) for place, each in enumerate(ids[start : start + size]))
    register.settle()
    every = list(register.repeats())
    assert list(register.repeats()) == every
    return every


@given(
    st.lists(st.sampled_from(["", "a", "b", "é", "a\n", "\ud800", *"cdefghij"]), max_size=40),
    st.integers(min_value=0, max_value=12),
    st.integers(min_value=1, max_value=5),
)
def test_the_same_in_any_room(ids: list[str], room: int, size: int) -> None:
    """With room for all, for a few or for none, the lines that repeat are those of the definition"""
    with Workspace(Rooms(ids=room)) as space:
        assert found(ids, space, size) == found(ids, None, size) == repeats(ids)


@pytest.fixture
def alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every id have one hash, and blocks be of two."""
    monkeypatch.setattr(module, "crc32", lambda _data: 7)
    monkeypatch.setattr(module, "_BLOCK", 2)


@pytest.mark.usefixtures("alike")
def test_ids_of_one_hash_are_told_apart() -> None:
    """A partition holds ids, not hashes: different ids never repeat one another"""
    ids = ["a", "b", "c", "d", "b", "e", "a", "f", "b"]
    with Workspace(Rooms(ids=1)) as space:
        assert found(ids, space, 1) == repeats(ids) == [(4, 1), (6, 0), (8, 1)]
        assert space.path("ids").stat().st_size > 0


def test_a_file_of_one_id_takes_no_memory() -> None:
    """Repeats are held on the disk as well when they are more than there is room for"""
    with Workspace(Rooms(ids=3)) as space:
        ids = Ids(space)
        for start in range(0, 100, 4):
            ids.add(("same", start + place) for place in range(4))
            assert len(ids._repeats) <= 4
        ids.settle()
        assert list(ids.repeats()) == [(line, 0) for line in range(1, 100)]
