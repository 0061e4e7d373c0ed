"""What a help desk's history amounts to: its tickets, and what was wrong with its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.columns.frozen_array import kept

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Flags
    from sla_rules.columns.log_faults import LogFault
    from sla_rules.columns.ticket_columns import TicketColumns


@frozen(eq=False)
class EventLog:
    """
    The *tickets* of an event log, in the order in which they first appear in it.

    *faults* say what was wrong with its rows, and what was done about it; *flagged* tells of each ticket whether a row
    of it was flagged.
    """

    tickets: TicketColumns
    faults: tuple[LogFault, ...]
    flagged: Flags

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle tickets and faults; what is flagged is frozen again then."""
        return kept(self, ("tickets", "faults", "flagged"))

    def __str__(self) -> str:
        """Count tickets and events, and list the faults, one a line."""
        tickets, events = len(self.tickets), len(self.tickets.events.at)
        made = f"{tickets} ticket{'' if tickets == 1 else 's'} with {events} event{'' if events == 1 else 's'}"
        return "\n".join((made, *map(str, self.faults)))
