"""A CSV file of tickets, once read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.files.fault import Fault
    from sla_rules.tickets.ticket import Ticket


@frozen(kw_only=True)
class TicketFile:
    """
    The tickets of a file.

    *latest* is the latest instant that any of them has, None when there are none. *notes* says, each in a
    sentence, what was guessed and what stands in for what is absent. *skipped* holds the faults of the
    *skipped_rows* that were left out.
    """

    path: str
    tickets: tuple[Ticket, ...]
    latest: datetime | None
    notes: tuple[str, ...] = ()
    skipped_rows: int = 0
    skipped: tuple[Fault, ...] = ()

    @property
    def count(self) -> int:
        """How many tickets there are."""
        return len(self.tickets)

    @property
    def skipped_faults(self) -> int:
        """How many faults the rows have that were left out."""
        return len(self.skipped)
