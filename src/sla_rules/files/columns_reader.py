"""From a Parquet file that does not fit in memory to its tickets as columns, row by row only where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.files.faults import Faults
from sla_rules.files.id_hashes import IdHashes, hashes_of
from sla_rules.files.names import TIMES
from sla_rules.files.parquet_columns import ColumnsPart, ParquetColumns
from sla_rules.files.parquet_reader import ParquetReader, is_stamp
from sla_rules.files.ticket_reader import repeats_upto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.header import Places
    from sla_rules.files.ids import Ids
    from sla_rules.files.layout import Layout
    from sla_rules.files.ticket_reader import Follow, Track
    from sla_rules.files.ticket_rows import TicketRows
    from sla_rules.files.ticket_stream import TicketStream
    from sla_rules.files.times import TimeReader
    from sla_rules.files.workspace import Workspace

MOST_HASHES = 1 << 22
"""Where more hashes than these come again, every id is looked at by itself."""


class ColumnsReader(ParquetReader):
    """
    One reading of one Parquet file by columns, where its times are timestamps.

    The same as `ParquetReader` in every answer; it reads itself what has texts for times, or values mapped in columns
    that are not texts that repeat.
    """

    def __init__(
        self, path: Path, agreement: Agreement, layout: Layout, ids: Ids, space: Workspace, *, rows_at_once: int
    ) -> None:
        super().__init__(path, agreement, layout, ids, rows_at_once=rows_at_once)
        self._space = space

    def _read(self, places: Places, *, skip_bad_rows: bool, track: Track, follow: Follow) -> TicketStream:
        if self._holds or not self._are_columns():
            return super()._read(places, skip_bad_rows=skip_bad_rows, track=track, follow=follow)
        self.rows = self.total
        self.rows_at_once = self._space.rooms.columns
        self._find_repeats(places, follow)
        reader = self._time_reader(places)
        made = self._rows_of(places, self.faults)
        count, latest = 0, None
        for part in follow(self._columns(places, reader, made), "reading", self.total):
            count += len(part.columns) + len(part.others)
            events = [as_micros(ticket.events[-1].at) for ticket in part.others]
            latest = max((at for at in (latest, part.latest, *events) if at is not None), default=None)

        def parts() -> Iterable[Any]:
            said = follow(self._said_parts(places, again=True), "assessing", self.total)
            return self._tickets_again(said, places, reader)

        def columns() -> Iterable[ColumnsPart]:
            again = self._columns(places, reader, self._rows_of(places, Faults(keep=0)))
            return follow(again, "assessing", self.total)

        return self._stream(
            places,
            made,
            count=count,
            latest=None if latest is None else from_micros(latest, self.agreement.zone),
            parts=parts,
            columns=columns,
            skip_bad_rows=skip_bad_rows,
        )

    def _are_columns(self) -> bool:
        """Tell whether the columns are of the types that are read as such."""
        import pyarrow as pa

        times = [its_type for column, its_type in self.types.items() if column in TIMES]
        ids = self.types["id"]
        return (
            all(is_stamp(its_type) or pa.types.is_null(its_type) for its_type in times)
            and (pa.types.is_integer(ids) or pa.types.is_string(ids) or pa.types.is_large_string(ids))
            and not self.meanings.keys() & {"id", *TIMES}
        )

    def _find_repeats(self, places: Places, follow: Follow) -> None:
        """Find the ids that come again: by their hashes, and then by themselves."""
        only = {"id": places["id"]}
        hashes = IdHashes(self._space)
        for batch in follow(self.batches(only), "looking through", self.total):
            hashes.add(hashes_of(batch.column(0)))
        again = hashes.repeated()
        if len(again):
            line = 0
            for batch in follow(self.batches(only), "looking at ids that come again", self.total):
                ids = batch.column(0)
                rows = self._perhaps_again(ids, again)
                texts = self.texts_of("id", ids.take(rows))
                self._ids.add(zip(texts, (rows + line + 1).tolist(), strict=True))
                line += len(batch)
        self._ids.settle()

    def _perhaps_again(self, ids: Any, again: np.ndarray[Any, np.dtype[np.uint64]]) -> np.ndarray[Any, Any]:  # noqa: ANN401
        """Return the rows of a batch whose ids have one of the hashes that come again, or all of them."""
        hashes = hashes_of(ids)
        if len(hashes) < len(ids) or len(again) > MOST_HASHES:  # some are nulls or blank, and have none
            return np.arange(len(ids))
        place = np.minimum(np.searchsorted(again, hashes), len(again) - 1)
        return np.flatnonzero(again[place] == hashes)

    def _columns(self, places: Places, reader: TimeReader, made: TicketRows) -> Iterator[ColumnsPart]:
        """Yield the tickets batch by batch."""
        columns = ParquetColumns(
            self.agreement, self.layout, said=self.texts_of, severities=made.severities, scopes=made.scopes
        )
        repeats = repeats_upto(self._ids.repeats())
        line = 0
        for batch in self.batches(places):
            again = repeats.send(line + len(batch))
            cells = {column: batch.column(name) for column, (_, name) in places.items()}
            read = columns.read(cells, np.array([row - line - 1 for row in again], np.int64))
            said = self.said_of(batch.take(read.doubtful), places, (read.doubtful + line + 1).tolist())
            self._know(said, places, reader, made, again)
            others = tuple(ticket for row, texts in said if (ticket := made.ticket(row, texts)) is not None)
            made.stood_in += read.stood_in
            made.unassigned += read.unassigned
            yield ColumnsPart(
                rows=len(batch),
                columns=read.columns,
                id_of=_Ids(self, cells["id"], read.places),
                others=others,
                latest=read.latest,
            )
            line += len(batch)


class _Ids:
    """The ids of the tickets of a part, read when they are asked for."""

    def __init__(self, reader: ParquetReader, ids: Any, places: np.ndarray[Any, Any]) -> None:  # noqa: ANN401 -- Arrow's
        self._reader, self._ids, self._places = reader, ids, places

    def __call__(self, row: int) -> str:
        """Return the id of one ticket."""
        (text,) = self._reader.texts_of("id", self._ids.slice(int(self._places[row]), 1))
        return text
