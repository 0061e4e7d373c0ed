"""From a file to its tickets, or to every fault that it has."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sla_rules.files.csv_reader import CsvReader
from sla_rules.files.ids import Ids
from sla_rules.files.layout import Layout
from sla_rules.files.source import open_source
from sla_rules.files.ticket_file import TicketFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.ticket_reader import Follow, TicketReader, Track
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
    """Give the reader of a file by the ending of its name: by columns where *space* shows that its tickets are many."""
    if path.suffix.lower() == ".parquet":
        from sla_rules.files.parquet_reader import ParquetReader

        if space is None or not _can_be_columns():
            rows_at_once = None if space is None else space.rooms.rows
            return ParquetReader(path, agreement, layout, Ids(space), rows_at_once=rows_at_once)
        from sla_rules.files.parquet_columns_reader import ParquetColumnsReader

        return ParquetColumnsReader(path, agreement, layout, Ids(space), space, rows_at_once=space.rooms.rows)
    if space is None:
        return CsvReader(str(path), agreement, layout, open_source(path), Ids())
    source = open_source(path, room=space.rooms.text, copy=lambda: space.path("copy"))
    is_small = source.data is not None and len(source.data) < space.rooms.small
    kind = CsvReader
    if not is_small and _can_be_columns():
        from sla_rules.files.csv_columns_reader import CsvColumnsReader

        kind = CsvColumnsReader
    return kind(str(path), agreement, layout, source, Ids(space), rows_at_once=space.rooms.rows)


def _can_be_columns() -> bool:
    """Tell whether what columns need is installed."""
    return all(find_spec(package) is not None for package in ("numpy", "narwhals"))
