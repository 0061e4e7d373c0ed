"""
Which ids of a column may come again: those whose hash does, on the disk when they are too many for memory.

Different ids may have one hash, so that what comes of this is asked of the ids themselves; ids whose hash comes once
need not be looked at again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.files.shelf import putting_away

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from sla_rules.files.workspace import Workspace

    Hashes = NDArray[np.uint64]

_PART_BITS = 6
PARTS = 1 << _PART_BITS
"""So many files, by the first bits of the hash: one of them at a time is in memory."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
# What is kept of eight bytes when so many of them are of the text.
_KEPT = np.array([(1 << (8 * count)) - 1 for count in range(9)], np.uint64)
_PLAIN_FIRST, _PLAIN_LAST = 0x21, 0x7E


class IdHashes:
    """The hashes of the ids of a file, given column by column."""

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._held: list[Hashes] = []
        self._count = 0
        self._parts: list[Path] = []

    def add(self, hashes: Hashes) -> None:
        """Take more."""
        self._held.append(hashes)
        self._count += len(hashes)
        if self._count > self._space.rooms.ids:
            self._put_away()

    def repeated(self) -> Hashes:
        """Return those that come more than once, in order."""
        if not self._parts:
            return _repeated(np.concatenate([*self._held, np.empty(0, np.uint64)]))
        self._put_away()
        return np.concatenate([_repeated(np.fromfile(path, np.uint64)) for path in self._parts])

    def _put_away(self) -> None:
        """Write what is held to the files."""
        if not self._parts:
            self._parts = [self._space.path(f"hashes-{part}") for part in range(PARTS)]
        hashes = np.sort(np.concatenate([*self._held, np.empty(0, np.uint64)]))
        starts = np.arange(PARTS, dtype=np.uint64) << np.uint64(64 - _PART_BITS)
        bounds = [*np.searchsorted(hashes, starts).tolist(), len(hashes)]
        for part, path in enumerate(self._parts):
            with putting_away(), path.open("ab") as file:
                file.write(hashes[bounds[part] : bounds[part + 1]].tobytes())
        self._held, self._count = [], 0


def hashes_of(ids: Any) -> Hashes:  # noqa: ANN401 -- Arrow has no types
    """Return the hashes of a column of texts without blanks around them, or of whole numbers; of nulls, none."""
    import pyarrow as pa

    ids = ids.drop_null()
    if pa.types.is_integer(ids.type):
        numbers = ids.to_numpy(zero_copy_only=False)
        return _mixed(numbers.astype(np.uint64 if numbers.dtype.kind == "u" else np.int64).view(np.uint64))
    if not len(ids):
        return np.empty(0, np.uint64)
    data, first, sizes = bytes_of(ids)
    last = first + np.maximum(sizes, 1) - 1
    if not (is_plain(data[first]) & is_plain(data[last]) & (sizes > 0)).all():
        texts = [text for text in (each.strip() for each in ids.to_pylist()) if text]
        if not texts:
            return np.empty(0, np.uint64)
        data, first, sizes = bytes_of(pa.array(texts, pa.large_string()))
    return _hashed(data, first, sizes)


def bytes_of(ids: Any) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:  # noqa: ANN401 -- as above
    """Return the bytes of a column of texts, followed by eight more, and where each text begins and how long it is."""
    import pyarrow as pa

    ids = ids.cast(pa.large_string())
    _, offsets, data = ids.buffers()
    bounds = np.frombuffer(offsets, np.int64)[ids.offset : ids.offset + len(ids) + 1]
    whole = np.zeros(int(bounds[-1] - bounds[0]) + 8, np.uint8)
    whole[:-8] = np.frombuffer(b"" if data is None else data, np.uint8)[bounds[0] : bounds[-1]]
    first = bounds[:-1] - bounds[0]
    return whole, first, np.diff(bounds)


def is_plain(data: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell which bytes are visible characters of ASCII, and so no part of a blank."""
    plain: NDArray[np.bool_] = (data >= _PLAIN_FIRST) & (data <= _PLAIN_LAST)
    return plain


def _hashed(data: NDArray[np.uint8], first: NDArray[np.int64], sizes: NDArray[np.int64]) -> Hashes:
    """Return a hash of each text, from eight bytes at a time."""
    words = np.ndarray(len(data) - 7, np.dtype("<u8"), data, strides=(1,))
    found = _mixed(sizes.astype(np.uint64))
    for start in range(0, int(sizes.max()), 8):
        left = sizes - start
        rows = None if int(left.min()) > 0 else np.flatnonzero(left > 0)
        begins, kept = (first, left) if rows is None else (first[rows], left[rows])
        word = words[begins + start] & _KEPT[np.minimum(kept, 8)]
        if rows is None:
            found = _mixed(found ^ word)
        else:
            found[rows] = _mixed(found[rows] ^ word)
    return found


def _mixed(numbers: Hashes) -> Hashes:
    """Return other numbers, one for each, whose first bits hang on all of theirs."""
    found = numbers * _MIX
    found ^= found >> _HALF
    found *= _MIX
    return found


def _repeated(hashes: Hashes) -> Hashes:
    """Return those that come more than once, in order."""
    hashes.sort()
    return np.unique(hashes[1:][hashes[1:] == hashes[:-1]])
