"""From a file to its tickets, or to every fault that it has."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sla_rules.files.encoding import decode
from sla_rules.files.faults import Faults
from sla_rules.files.header import find_columns
from sla_rules.files.ids import Ids
from sla_rules.files.layout import Layout
from sla_rules.files.source import open_source
from sla_rules.files.ticket_file import TicketFile
from sla_rules.files.ticket_reader import TicketReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.header import Places
    from sla_rules.files.source import Source
    from sla_rules.files.ticket_reader import Follow, Said, Track
    from sla_rules.files.ticket_stream import TicketStream
    from sla_rules.files.workspace import Workspace

T = TypeVar("T")


def unseen(parts: Iterable[T], _what: str, _rows: int | None) -> Iterable[T]:
    """Give the parts of a file as they come."""
    return parts


def read_tickets(
    path: str | Path,
    agreement: Agreement,
    *,
    layout: Layout | None = None,
    skip_bad_rows: bool = False,
    track: Track = iter,
) -> TicketFile:
    """
    Give the tickets of a CSV file, plain or in gzip (.gz), or of a Parquet file (.parquet, extra `parquet`).

    They are read under the severities and scopes of *agreement*.

    The instants are in the zone of the agreement's calendar. *skip_bad_rows* leaves out the rows that have
    faults; *track* sees the rows go by, for a progress bar. Raises FileFaultsError with every fault of the
    file, or with those that no row can be read past: no header, a column missing, dates that may be read in
    two ways, no row left.

    >>> from sla_rules import franceconnect
    >>> read_tickets("examples/tickets.csv", franceconnect.agreement()).skipped_rows
    0
    """
    reader = _reader(Path(path), agreement, layout or Layout(), None)
    read = reader.read(skip_bad_rows=skip_bad_rows, track=track, follow=unseen)
    return TicketFile(
        path=read.path,
        tickets=tuple(chain.from_iterable(read.parts())),
        latest=read.latest,
        notes=read.notes,
        skipped_rows=read.skipped_rows,
        skipped=read.skipped,
    )


def open_tickets(
    path: str | Path,
    agreement: Agreement,
    space: Workspace,
    *,
    layout: Layout | None = None,
    skip_bad_rows: bool = False,
    track: Track = iter,
    follow: Follow = unseen,
) -> TicketStream:
    """
    Look through a file of tickets of any size, and give them part by part; as `read_tickets` does, all of them.

    What does not fit in the rooms of *space* is read from the disk each time; the tickets are there until *space* ends.
    *track* sees the rows of a file that fits go by; *follow* the parts of one that does not, with what is done to them
    and how many rows they have in all, None when that is not known yet. Of such a file, the first 1 000 faults are kept
    and the others counted.

    >>> from sla_rules import franceconnect
    >>> from sla_rules.files import Workspace
    >>> with Workspace() as space:
    ...     read = open_tickets("examples/tickets.csv", franceconnect.agreement(), space)
    ...     read.count, sum(map(len, read.parts()))
    (2056, 2056)
    """
    reader = _reader(Path(path), agreement, layout or Layout(), space)
    return reader.read(skip_bad_rows=skip_bad_rows, track=track, follow=follow)


def _reader(path: Path, agreement: Agreement, layout: Layout, space: Workspace | None) -> TicketReader:
    """Give the reader of a file by the ending of its name."""
    rows_at_once = None if space is None else space.rooms.rows
    if path.suffix.lower() == ".parquet":
        from sla_rules.files.parquet_reader import ParquetReader

        if space is None or any(find_spec(package) is None for package in ("numpy", "narwhals")):
            return ParquetReader(path, agreement, layout, Ids(space), rows_at_once=rows_at_once)
        from sla_rules.files.columns_reader import ColumnsReader

        return ColumnsReader(path, agreement, layout, Ids(space), space, rows_at_once=space.rooms.rows)
    if space is None:
        return CsvReader(str(path), agreement, layout, open_source(path), Ids())
    source = open_source(path, room=space.rooms.text, copy=lambda: space.path("copy"))
    return CsvReader(str(path), agreement, layout, source, Ids(space), rows_at_once=rows_at_once)


class CsvReader(TicketReader):
    """One reading of one CSV file of tickets, *rows_at_once* when it does not fit in memory."""

    def __init__(
        self,
        path: str,
        agreement: Agreement,
        layout: Layout,
        source: Source,
        ids: Ids,
        *,
        rows_at_once: int | None = None,
    ) -> None:
        holds = source.data is not None
        super().__init__(path, agreement, layout, ids=ids, holds=holds)
        self._text = decode(source, encoding=layout.encoding)
        self._rows_at_once = None if holds else rows_at_once

    def _found_places(self) -> Places:
        """Find the columns in the header; refuse a file that has none that can be read, or not all of them."""
        if self._text.note:
            self.notes.append(self._text.note)
        header = self._header(next(self._rows(self._text), None), self._text)
        places, faults = find_columns(self.path, header, self.layout.columns)
        self.faults.add(*faults)
        if self.faults:
            self._refuse()
        return places

    def _said_parts(self, places: Places, *, again: bool) -> Iterator[list[Said]]:
        """Yield what the rows say that are whole."""
        faults = Faults(keep=0) if again else self.faults
        rows = self._rows(self._text)
        header = next(rows)
        while part := list(islice(rows, self._rows_at_once)):
            self.rows += 0 if again else len(part)
            yield [(row, self._said(row, places)) for row in part if self._is_whole(row, header, self._text, faults)]
