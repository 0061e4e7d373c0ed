"""A shelf for whole numbers: a file of its own, for as long as it is wanted."""

from __future__ import annotations

from array import array
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BYTES = array("q").itemsize


class FileShelf:
    """Whole numbers of 64 bits in a file, which is made at *path* when the first are put there."""

    def __init__(self, path: Callable[[], Path]) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._count = 0

    def put(self, numbers: array[int]) -> int:
        """Keep *numbers* and return the place of the first; the others follow it."""
        if self._file is None:
            self._file = self._path().open("w+b")
        self._file.seek(self._count * _BYTES)
        numbers.tofile(self._file)
        place = self._count
        self._count += len(numbers)
        return place

    def get(self, place: int, count: int) -> array[int]:
        """Return *count* numbers from *place* on; raises EOFError where there are none."""
        numbers = array("q")
        if self._file is not None:
            self._file.seek(place * _BYTES)
            numbers.fromfile(self._file, count)
        return numbers

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
