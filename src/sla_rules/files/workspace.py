"""How much of a file is held in memory, and the folder for the rest."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Self

from attrs import frozen

from sla_rules.files.shelf import FileShelf, putting_away

if TYPE_CHECKING:
    from types import TracebackType


@frozen(kw_only=True)
class Rooms:
    """
    How much is held in memory of a file and of what is found in it.

    A text of up to *text* bytes is read whole; of a longer one, *rows* rows at a time. One of fewer than *small* bytes
    is read row by row: it would be done before the columns were loaded. A table of up to *rows* rows is
    read whole; of a longer one, *columns* rows at a time where it is read as columns. Up to *ids* ids and *amounts*
    distinct amounts of time are in memory, and the others on the disk. *listed* late tickets and next escalations are
    kept for each period.
    """

    text: int = 8 << 20
    small: int = 1 << 19
    rows: int = 20_000
    columns: int = 1 << 17
    ids: int = 1_000_000
    amounts: int = 1_000_000
    listed: int = 1_000


class Workspace:
    """A folder for what does not fit in memory: made when the first of it is put there, and removed at the end."""

    def __init__(self, rooms: Rooms | None = None) -> None:
        self.rooms = rooms or Rooms()
        self._folder: Path | None = None
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the folder, if there is one."""
        self._ending.close()

    def path(self, name: str) -> Path:
        """Return the path of a file of that name."""
        if self._folder is None:
            with putting_away():
                self._folder = Path(self._ending.enter_context(TemporaryDirectory(prefix="sla-rules-")))
        return self._folder / name

    def file(self, name: str) -> IO[bytes]:
        """Return a new file of that name, to write and to read, which is closed at the end."""
        with putting_away():
            file = self.path(name).open("w+b")
        self._ending.callback(_close, file)
        return file

    def shelf(self, name: str) -> FileShelf:
        """Return a shelf of that name."""
        return FileShelf(lambda: self.file(name))


def _close(file: IO[bytes]) -> None:
    # what could not be written was told of when it was
    with suppress(OSError):
        file.close()
