"""Hashes of ids."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.files import Rooms, Workspace

pa = pytest.importorskip("pyarrow", reason="columns of ids come from Parquet files")
np = pytest.importorskip("numpy")

from sla_rules.files.id_hashes import IdHashes, hashes_of  # noqa: E402 -- it needs numpy

TEXTS = st.text(alphabet="aé b\t\u2003\x1c0", max_size=20)


def number_of(ids: Any) -> list[int]:  # noqa: ANN401 -- a column of Arrow
    """Return the hashes."""
    return hashes_of(ids).tolist()  # type: ignore[no-any-return] # whole numbers


@given(st.lists(st.none() | TEXTS, max_size=30))
def test_ids_that_are_alike_have_one_hash(texts: list[str | None]) -> None:
    """Blanks around an id are no part of it; nulls and blank ids have no hash; different ids have different ones"""
    ids = [text.strip() for text in texts if text is not None and text.strip()]
    found = number_of(pa.array(texts, pa.string()))
    assert len(found) == len(ids)
    assert len(set(found)) == len(set(ids))
    assert dict(zip(ids, found, strict=True)) == {each: number_of(pa.array([each]))[0] for each in ids}


@pytest.mark.parametrize("size", [1, 7, 8, 9, 15, 16, 17, 40])
def test_every_byte_counts(size: int) -> None:
    """Texts of one length that differ in one byte, or by a zero byte at the end, have hashes of their own"""
    texts = ["x" * size, *("x" * place + "y" + "x" * (size - place - 1) for place in range(size)), "x" * (size + 1)]
    assert len(set(number_of(pa.array([*texts, "x" * size + "\0"])))) == size + 3


def test_a_part_of_a_column_and_other_widths() -> None:
    """A slice, and texts with wide offsets, have the hashes of their texts"""
    ids = pa.array(["a", "bb", "ccc", "bb"])
    whole = number_of(ids)
    assert number_of(ids.slice(1, 2)) == whole[1:3]
    assert number_of(ids.cast(pa.large_string())) == whole
    assert whole[1] == whole[3] != whole[0]
    assert number_of(pa.array([], pa.string())) == number_of(pa.array([None], pa.string())) == []


@pytest.mark.parametrize("kind", ["int8", "uint8", "int32", "int64", "uint64"])
def test_whole_numbers(kind: str) -> None:
    """Whole numbers of any width have hashes of their own, and nulls have none"""
    ids = pa.array([0, 1, None, 127, 1], getattr(pa, kind)())
    found = number_of(ids)
    assert (len(found), len(set(found)), found[1]) == (4, 3, found[3])


@given(st.lists(st.lists(st.integers(0, 20), max_size=8), max_size=6), st.integers(0, 12))
def test_hashes_that_come_again(pieces: list[list[int]], room: int) -> None:
    """In whatever pieces they come, held or on the disk, those that come more than once are told, in order"""
    every = np.array([each for piece in pieces for each in piece], np.uint64)
    spread = np.uint64(0x0D00_0000_0000_0001)  # over the partitions
    with Workspace(Rooms(ids=room)) as space:
        hashes = IdHashes(space)
        for piece in pieces:
            hashes.add(np.array(piece, np.uint64) * spread)
        found = hashes.repeated()
    values, counts = np.unique(every * spread, return_counts=True)
    assert found.tolist() == values[counts > 1].tolist()


@pytest.mark.parametrize("room", [100, 2])
def test_what_fits_into_memory_and_what_does_not(room: int) -> None:
    """Of two pieces, one hash comes in both and one twice in the second; the room decides where they are held"""
    with Workspace(Rooms(ids=room)) as space:
        hashes = IdHashes(space)
        for piece in ([7, 3, 1 << 63], [9, 5, 9, 7]):
            hashes.add(np.array(piece, np.uint64))
        assert hashes.repeated().tolist() == [7, 9]
        assert bool(hashes._parts) == (room == 2)
