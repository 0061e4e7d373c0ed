"""A chunk of the tickets of one version of an agreement: what is known of them, and what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.columns.known_times import KnownTimes
from sla_rules.columns.promise_table import Measures
from sla_rules.columns.row_fault import RowFault
from sla_rules.columns.severity_rows import base_severity, level_table, severity_rows, single_severities
from sla_rules.columns.time_column import NULL
from sla_rules.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.clauses.terms import Terms
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.known_events import KnownEvents
    from sla_rules.columns.ticket_columns import TicketColumns


class ChunkRows:
    """
    The tickets of some rows of a table, *numbers*, as *terms* see them at *now*.

    *tell* says why the scalar assessment refuses the ticket of a row.
    """

    def __init__(
        self,
        terms: Terms,
        tickets: TicketColumns,
        known: KnownEvents | KnownTimes,
        numbers: Ints,
        now: int,
        tell: Callable[[int], str],
    ) -> None:
        self.terms, self.known, self.now = terms, known, now
        received = known.received
        self.not_received: Flags | None = None if len(received) and int(received.min()) != NULL else received == NULL
        lowest = (
            int(received[received != NULL].min(initial=now)) if self.not_received is not None else int(received.min())
        )
        self.measures = Measures(numbers, (lowest, now))
        self.blocking: Flags | None = tickets.blocking

        def refuse(rows: Ints) -> RowFault:
            return RowFault("tickets", numbers[rows], tell, "which the agreement does not have", UnknownNameError)

        table = level_table(terms.grid, known.details)
        if isinstance(known, KnownTimes) and tickets.scope is None and tickets.security is None:
            at, detail = known.assigned
            self.severities = single_severities(at, table[detail], refuse)
            return
        base = base_severity(terms.grid, len(known), tickets.scope, tickets.security, refuse)
        owner, at, detail = known.assignments
        self.severities = severity_rows(base, received, (owner, at, table[detail]), refuse)

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.known)
