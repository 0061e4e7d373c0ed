"""A shelf for whole numbers: a file of its own, for as long as it is wanted."""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from tempfile import gettempdir
from typing import IO, TYPE_CHECKING

from sla_rules.errors import FileFaultsError
from sla_rules.files.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BYTES = array("q").itemsize


@contextmanager
def putting_away() -> Iterator[None]:
    """Say what keeps something from being put away on the disk as a fault; raises FileFaultsError."""
    try:
        yield
    except OSError as error:
        accepted = "a folder for temporary files, with room for what does not fit in memory"
        fault = Fault(file=gettempdir(), line=None, column="", value=error.strerror or str(error), accepted=accepted)
        raise FileFaultsError(str(fault), faults=(fault,)) from error


class FileShelf:
    """Whole numbers of 64 bits in a file, which *opened* gives when the first are put there."""

    def __init__(self, opened: Callable[[], IO[bytes]]) -> None:
        self._opened = opened
        self._file: IO[bytes] | None = None
        self._count = 0

    def put(self, numbers: array[int]) -> int:
        """Keep *numbers* and return the place of the first; the others follow it."""
        with putting_away():
            if self._file is None:
                self._file = self._opened()
            self._file.seek(self._count * _BYTES)
            self._file.write(numbers.tobytes())
            self._file.flush()
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
