"""
From the rows of a file to its tickets, or to every fault that it has, in three passes over the rows.

The first looks at what only all rows together tell: the order of day and month, and ids that come again. The second
makes the tickets, finds what is wrong with them, and the latest instant. The third gives them, once now is known.
Where the rows fit in memory they are read once and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.files.faults import Faults
from sla_rules.files.names import REQUIRED, TIMES
from sla_rules.files.table_reader import TableReader
from sla_rules.files.ticket_rows import TicketRows
from sla_rules.files.ticket_stream import TicketStream

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.header import Places
    from sla_rules.files.ids import Ids
    from sla_rules.files.layout import Layout
    from sla_rules.files.plain_columns import ColumnsPart
    from sla_rules.files.rows import Row
    from sla_rules.files.said import Said
    from sla_rules.files.times import TimeReader
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.ticket import Ticket

    Track = Callable[[Said], Iterable[tuple[Row, dict[str, str]]]]
    Follow = Callable[[Iterable[Any], str, int | None], Iterable[Any]]

KEPT_FAULTS = 1_000
"""Of a file that does not fit in memory, so many faults are kept; the others are counted."""

_WITHOUT = {
    "severity": "the scope gives it",
    "severity_assigned_at": "received_at stands in for it",
    "acknowledged_at": "what is counted from the acknowledgement has not started",
    "resolved_at": "every ticket counts as unresolved",
}
"""What the absence of a column means for the report."""

UNASSIGNED = "tickets without a severity yet"
"""What a note begins with that counts tickets, and says nothing of how the file was read."""


class TicketReader(TableReader):
    """
    One reading of one file of tickets, whatever its format.

    *ids* takes the ids; *holds* tells whether the rows fit in memory; *place* is what a line of the file is called. A
    format says where the columns stand, `_found_places`, and what the rows say, `_said_parts`; it counts *rows*.
    """

    def __init__(
        self, path: str, agreement: Agreement, layout: Layout, *, ids: Ids, holds: bool, place: str = "line"
    ) -> None:
        wanted = tuple(layout.columns.header(column) for column in REQUIRED)
        super().__init__(path, agreement, layout, wanted=wanted, times=TIMES, row_is="a ticket")
        self.rows = 0
        self._ids = ids
        self._holds = holds
        self._held: list[Said] = []
        self._place = place
        if not holds:
            self.faults.keep = KEPT_FAULTS

    def _found_places(self) -> Places:
        """Find the columns; refuse a file that has not all of them."""
        raise NotImplementedError

    def _said_parts(self, places: Places, *, again: bool) -> Iterator[Said]:
        """Yield what the rows say; those that are not whole are faults the first time, and passed over *again*."""
        raise NotImplementedError

    def read(self, *, skip_bad_rows: bool, track: Track, follow: Follow) -> TicketStream:
        """Look through the file, and refuse it for its faults unless *skip_bad_rows* leaves some tickets."""
        return self._read(self._found_places(), skip_bad_rows=skip_bad_rows, track=track, follow=follow)

    def _read(self, places: Places, *, skip_bad_rows: bool, track: Track, follow: Follow) -> TicketStream:
        self._look_through(places, follow)
        reader = self._time_reader(places)
        made = self._rows_of(places, self.faults)
        count = 0
        last: Event | None = None
        kept: list[Sequence[Ticket]] = []
        for tickets in self._tickets(self._said_again(places, "reading", follow), places, reader, made, track):
            count += len(tickets)
            last = max(
                (event for event in (last, *(ticket.events[-1] for ticket in tickets)) if event is not None),
                key=lambda event: event.micros,
                default=None,
            )
            if self._holds:
                kept.append(tickets)
        self._held.clear()

        def parts() -> Iterable[Sequence[Ticket]]:
            return kept if self._holds else self._tickets_again(places, reader, follow)

        return self._stream(
            places,
            made,
            count=count,
            latest=None if last is None else last.at,
            parts=parts,
            skip_bad_rows=skip_bad_rows,
        )

    def _look_through(self, places: Places, follow: Follow) -> None:
        """Take what only all rows together tell; keep them where they fit in memory."""
        for said in follow(self._said_parts(places, again=False), "looking through", None):
            self._look_at_dates(said, places)
            self._ids.add(zip(said.texts["id"], (row.line for row in said.rows), strict=True))
            if self._holds:
                self._held.append(said)
        self._ids.settle()

    def _said_again(self, places: Places, what: str, follow: Follow) -> Iterable[Said]:
        """Give what the rows say, which were looked through."""
        return self._held if self._holds else follow(self._said_parts(places, again=True), what, self.rows)

    def _stream(
        self,
        places: Places,
        made: TicketRows,
        *,
        count: int,
        latest: datetime | None,
        parts: Callable[[], Iterable[Sequence[Ticket]]],
        skip_bad_rows: bool,
        columns: Callable[[], Iterable[ColumnsPart]] | None = None,
    ) -> TicketStream:
        """Say what was read, unless it has faults that are not to be skipped."""
        if self.faults and not (skip_bad_rows and count):
            self._refuse()
        self._note_absences(places, made)
        self._note_meanings(places)
        return TicketStream(
            path=self.path,
            count=count,
            latest=latest,
            parts=parts,
            held=self._holds and columns is None,
            columns=columns,
            notes=tuple(self.notes),
            skipped_rows=self.rows - count,
            skipped=self.faults.first(),
            skipped_faults=self.faults.count,
        )

    def _tickets(
        self, parts: Iterable[Said], places: Places, reader: TimeReader, made: TicketRows, track: Track
    ) -> Iterator[Sequence[Ticket]]:
        """Yield the tickets of each part."""
        repeats = repeats_upto(self._ids.repeats())
        for said in parts:
            self._know(said, places, reader, made, repeats.send(said.rows[-1].line) if said.rows else {})
            yield tuple(ticket for row, texts in track(said) if (ticket := made.ticket(row, texts)) is not None)

    def _tickets_again(self, places: Places, reader: TimeReader, follow: Follow) -> Iterator[Sequence[Ticket]]:
        """Yield the tickets of rows whose faults are known."""
        said = self._said_again(places, "assessing", follow)
        return self._tickets(said, places, reader, self._rows_of(places, Faults(keep=0)), iter)

    def _know(
        self, said: Said, places: Places, reader: TimeReader, made: TicketRows, repeats: Mapping[int, int]
    ) -> None:
        """Tell *made* what is known of the rows that follow."""
        instants, refused = self._times(said, places, reader)
        near = self._is_near_the_end(instants.values())
        made.know(instants=instants, refused=refused, repeats=repeats, assess=self._assess if near else None)

    def _rows_of(self, places: Places, faults: Faults) -> TicketRows:
        """Say what the rows mean under the agreement."""
        grid = self.agreement.latest.grid
        return TicketRows(
            file=self.path,
            places=places,
            severities={name.casefold(): each for each in grid.severities for name in (str(each.level), each.name)},
            scopes={str(scope).casefold(): (str(scope), severity) for scope, severity in grid.perimeters},
            faults=faults,
            place=self._place,
        )

    def _assess(self, ticket: Ticket) -> object:
        """Count every limit of a ticket."""
        return self.agreement.assess(ticket, now=ticket.events[-1].at).to_dict()

    def _note_absences(self, places: Places, rows: TicketRows) -> None:
        """Say what stands in for what the file does not have."""
        self.notes += [f"no column {column}: {meaning}" for column, meaning in _WITHOUT.items() if column not in places]
        if rows.stood_in and "severity_assigned_at" in places:
            self.notes.append(
                f"severity_assigned_at empty beside a severity, {rows.stood_in} times: received_at stands in"
            )
        if rows.unassigned:
            self.notes.append(f"{UNASSIGNED}: {rows.unassigned}")


def repeats_upto(repeats: Iterator[tuple[int, int]]) -> Generator[dict[int, int], int, None]:
    """Give those of *repeats*, in order, that come up to the line that is sent, and were not given before."""
    sending = _repeats_upto(repeats)
    next(sending)
    return sending


def _repeats_upto(repeats: Iterator[tuple[int, int]]) -> Generator[dict[int, int], int, None]:
    following = next(repeats, None)
    line = yield {}
    while True:
        found = {}
        while following is not None and following[0] <= line:
            found[following[0]] = following[1]
            following = next(repeats, None)
        line = yield found
