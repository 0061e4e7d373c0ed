"""Tickets of few events on paper, and what a small agreement makes of them, as columns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules import BusinessHours, SeverityGrid, Terms, Ticket
from sla_rules.calendars.instants import as_micros
from sla_rules.clauses.commitment import Commitment
from sla_rules.columns import TicketColumns
from sla_rules.columns.chunk_rows import ChunkRows
from sla_rules.columns.promise_table import PromiseTable
from sla_rules.columns.time_column import NULL
from sla_rules.columns.verdict_rows import STATES, VerdictRows
from sla_rules.tickets.event import EventKind

from .assess_cases import LEVELS, OFFICE

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints

HIGH, MIDDLE, LOW = LEVELS
GRID = SeverityGrid(clause="§0", severities=LEVELS, perimeters=(("site", HIGH), ("user", LOW)), security=HIGH)
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)  # 09:00 in Paris, an opening of the office


def at(hours: float, day: int = 0) -> datetime:
    """Return the instant so many hours after the opening of Monday, or of a day after it."""
    return MONDAY + timedelta(days=day, hours=hours)


def micros(hours: float, day: int = 0) -> int:
    """Return the same in microseconds."""
    return as_micros(at(hours, day))


def promise(**changes: Any) -> Commitment:  # noqa: ANN401 -- fields of a commitment
    """Return four business hours from reception to resolution, with changes."""
    plain: dict[str, Any] = {
        "name": "promise",
        "clause": "§1",
        "starts": EventKind.RECEIVED,
        "ends": EventKind.RESOLVED,
        "limit": BusinessHours(4),
    }
    return Commitment(**(plain | changes))


def received(hours: float = 0, **about: Any) -> Ticket:  # noqa: ANN401 -- what a ticket is about
    """Return a ticket received so many hours after Monday's opening."""
    return Ticket.received("1", at=at(hours), **about)


def chunk(tickets: list[Ticket], now: datetime, **changes: Any) -> ChunkRows:  # noqa: ANN401 -- fields of the terms
    """Return the tickets as a chunk of the small agreement's terms."""
    plain: dict[str, Any] = {"calendar": OFFICE, "grid": GRID, "commitments": (promise(),)}
    columns = TicketColumns.from_tickets(tickets)
    known = columns.known(as_micros(now), plain=True)
    numbers = np.arange(len(tickets))
    return ChunkRows(Terms(**(plain | changes)), columns, known, numbers, as_micros(now), str)


def verdicts(commitment: Commitment, tickets: list[Ticket], now: datetime, **changes: Any) -> VerdictRows:  # noqa: ANN401 -- fields of the terms
    """Return where the commitment stands for the tickets."""
    return VerdictRows(commitment, PromiseTable.of(commitment, GRID, OFFICE), chunk(tickets, now, **changes))


def states(found: VerdictRows) -> list[str]:
    """Return states as texts."""
    return [STATES[place].value for place in found.state.tolist()]


def instants(values: Ints) -> list[int | None]:
    """Return instants, None for nothing."""
    return [None if value == NULL else value for value in values.tolist()]
