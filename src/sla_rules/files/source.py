"""The bytes of a file, which are read as often as is wanted: from memory when they are few, else from the disk."""

from __future__ import annotations

import gzip
import shutil
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

from attrs import field, frozen

from sla_rules.errors import FileFaultsError
from sla_rules.files.fault import Fault
from sla_rules.files.shelf import putting_away

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BLOCK = 1 << 18
"""Bytes that are read at once."""


@frozen(kw_only=True)
class Source:
    """
    The bytes of the file *path*, unpacked: *data*, or None when they are too many and stand in *kept*.

    *kept* is the file itself, or a copy of what could be read only once, such as a pipe.
    """

    path: Path
    data: bytes | None
    kept: Path = field()

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes, a block at a time; raises FileFaultsError for what cannot be read to its end."""
        if self.data is not None:
            yield self.data
            return
        with _reading(self.path), opened(self.kept) as file:
            while block := file.read(BLOCK):
                yield block


def open_source(path: Path, *, room: int | None = None, copy: Callable[[], Path] | None = None) -> Source:
    """
    Give the bytes of *path*: in memory when *room* for so many bytes is enough or nothing is said, else on the disk.

    *copy* gives the path of a copy, for a file that can be read only once. Raises FileFaultsError.
    """
    with _reading(path), opened(path) as file:
        if room is None or copy is None:
            return Source(path=path, data=file.read(), kept=path)
        data = file.read(room + 1)
        if len(data) <= room:
            return Source(path=path, data=data, kept=path)
        if path.is_file():
            return Source(path=path, data=None, kept=path)
        kept = copy()
        with putting_away(), kept.open("wb") as copied:
            copied.write(data)
            shutil.copyfileobj(file, copied, BLOCK)
    return Source(path=path, data=None, kept=kept)


def opened(path: Path) -> IO[bytes]:
    """Open a file, unpacked when its name ends in .gz."""
    return cast("IO[bytes]", gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Say what keeps a file from being read as a fault of it; raises FileFaultsError."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        what, accepted = f"{type(error).__name__}: {error}", "a whole gzip file, or a plain one not named .gz"
    except OSError as error:
        what, accepted = error.strerror or str(error), "a file that can be read"
    else:
        return
    fault = Fault(file=str(path), line=None, column="", value=what, accepted=accepted)
    raise FileFaultsError(str(fault), faults=(fault,))
