"""From the rows of a file to its tickets as columns, row by row only where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.files.faults import Faults
from sla_rules.files.plain_columns import ColumnsPart, PlainColumns
from sla_rules.files.ticket_reader import TicketReader, repeats_upto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sla_rules.files.header import Places
    from sla_rules.files.plain_columns import Cells
    from sla_rules.files.ticket_reader import Follow, Track
    from sla_rules.files.ticket_rows import TicketRows
    from sla_rules.files.ticket_stream import TicketStream
    from sla_rules.files.times import TimeReader
    from sla_rules.tickets.ticket import Ticket


class ColumnsReader(TicketReader):
    """
    One reading of one file of tickets by columns: the same in every answer as `TicketReader` itself.

    A format says what the rows say in columns, `_cells_again`, and of which files, `_are_columns`.
    """

    def _are_columns(self) -> bool:
        """Tell whether this file is read by columns."""
        return True

    def _cells_again(self, places: Places, reader: TimeReader, what: str, follow: Follow) -> Iterable[Cells]:
        """Give what the rows say, which were looked through, in columns."""
        raise NotImplementedError

    def _read(self, places: Places, *, skip_bad_rows: bool, track: Track, follow: Follow) -> TicketStream:
        if not self._are_columns():
            return super()._read(places, skip_bad_rows=skip_bad_rows, track=track, follow=follow)
        self._look_through(places, follow)
        reader = self._time_reader(places)
        made = self._rows_of(places, self.faults)
        count, latest = 0, None
        kept: list[ColumnsPart] = []
        for part in self._columns(places, reader, made, self._cells_again(places, reader, "reading", follow)):
            count += len(part.columns) + len(part.others)
            events = [as_micros(ticket.events[-1].at) for ticket in part.others]
            latest = max((at for at in (latest, part.latest, *events) if at is not None), default=None)
            if self._holds:
                kept.append(part)

        def parts() -> Iterable[Sequence[Ticket]]:
            return self._tickets_again(places, reader, follow)

        def columns() -> Iterable[ColumnsPart]:
            if self._holds:
                return kept
            again = self._cells_again(places, reader, "assessing", follow)
            return self._columns(places, reader, self._rows_of(places, Faults(keep=0)), again)

        return self._stream(
            places,
            made,
            count=count,
            latest=None if latest is None else from_micros(latest, self.agreement.zone),
            parts=parts,
            columns=columns,
            skip_bad_rows=skip_bad_rows,
        )

    def _columns(
        self, places: Places, reader: TimeReader, made: TicketRows, parts: Iterable[Cells]
    ) -> Iterator[ColumnsPart]:
        """Yield the tickets part by part."""
        columns = PlainColumns(self.agreement, severities=made.severities, scopes=made.scopes)
        repeats = repeats_upto(self._ids.repeats())
        for cells in parts:
            again = repeats.send(cells.last_line())
            read = columns.read(cells, cells.places_of(again))
            others: tuple[Ticket, ...] = ()
            if len(read.doubtful):
                said = cells.said(read.doubtful)
                self._know(said, places, reader, made, again)
                others = tuple(ticket for row, texts in said if (ticket := made.ticket(row, texts)) is not None)
            made.stood_in += read.stood_in
            made.unassigned += read.unassigned
            yield ColumnsPart(
                rows=len(cells),
                columns=read.columns,
                id_of=cells.ids(read.places),
                others=others,
                latest=read.latest,
            )
