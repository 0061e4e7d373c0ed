"""From a CSV file to its tickets, or to every fault that it has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sla_rules.files.encoding import decode, read_bytes
from sla_rules.files.header import find_columns
from sla_rules.files.layout import Layout
from sla_rules.files.names import REQUIRED, TIMES
from sla_rules.files.table_reader import TableReader
from sla_rules.files.ticket_file import TicketFile
from sla_rules.files.ticket_rows import TicketRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.encoding import Text
    from sla_rules.files.header import Places
    from sla_rules.files.rows import Row
    from sla_rules.tickets.ticket import Ticket

    Said = tuple[Row, dict[str, str]]
    Track = Callable[[Sequence[Said]], Iterable[Said]]

_WITHOUT = {
    "severity": "the scope gives it",
    "severity_assigned_at": "received_at stands in for it",
    "acknowledged_at": "what is counted from the acknowledgement has not started",
    "resolved_at": "every ticket counts as unresolved",
}
"""What the absence of a column means for the report."""

UNASSIGNED = "tickets without a severity yet"
"""What a note begins with that counts tickets, and says nothing of how the file was read."""


def read_tickets(
    path: str | Path,
    agreement: Agreement,
    *,
    layout: Layout | None = None,
    skip_bad_rows: bool = False,
    track: Track = iter,
) -> TicketFile:
    """
    Give the tickets of a CSV file, plain or in gzip (.gz), under the severities and scopes of *agreement*.

    The instants are in the zone of the agreement's calendar. *skip_bad_rows* leaves out the rows that have
    faults; *track* sees the rows go by, for a progress bar. Raises FileFaultsError with every fault of the
    file, or with those that no row can be read past: no header, a column missing, dates that may be read in
    two ways, no row left.

    >>> from sla_rules import franceconnect
    >>> read_tickets("examples/tickets.csv", franceconnect.agreement()).skipped_rows
    0
    """
    reader = _FileReader(str(path), agreement, layout or Layout())
    text = decode(read_bytes(Path(path)), encoding=reader.layout.encoding)
    return reader.read(text, skip_bad_rows=skip_bad_rows, track=track)


class _FileReader(TableReader):
    """One reading of one file of tickets."""

    def __init__(self, path: str, agreement: Agreement, layout: Layout) -> None:
        wanted = tuple(layout.columns.header(column) for column in REQUIRED)
        super().__init__(path, agreement, layout, wanted=wanted, times=TIMES, row_is="a ticket")

    def read(self, text: Text, *, skip_bad_rows: bool, track: Track) -> TicketFile:
        """Read the header, then the rows that are whole, then all their times, then the tickets."""
        if text.note:
            self.notes.append(text.note)
        rows = self._rows(text)
        header = self._header(next(rows, None), text)
        places, self.faults = find_columns(self.path, header, self.layout.columns)
        if self.faults:
            self._refuse()
        every = list(rows)
        said = [(row, self._said(row, places)) for row in every if self._is_whole(row, header, text)]
        instants, refused = self._times(said, places)
        grid = self.agreement.latest.grid
        made = TicketRows(
            file=self.path,
            places=places,
            severities={name.casefold(): each for each in grid.severities for name in (str(each.level), each.name)},
            scopes={str(scope).casefold(): severity for scope, severity in grid.perimeters},
            instants=instants,
            refused=refused,
            assess=self._assess if self._is_near_the_end(instants.values()) else None,
        )
        tickets = tuple(ticket for row, texts in track(said) if (ticket := made.ticket(row, texts)) is not None)
        self.faults += made.faults
        if self.faults and not (skip_bad_rows and tickets):
            self._refuse()
        self._note_absences(places, made)
        self._note_meanings(places)
        last = [ticket.events[-1] for ticket in tickets]
        return TicketFile(
            path=self.path,
            tickets=tickets,
            latest=max(last, key=lambda event: event.micros).at if last else None,
            notes=tuple(self.notes),
            skipped_rows=len(every) - len(tickets),
            skipped=self._sorted_faults(),
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
