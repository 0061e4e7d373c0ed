"""Tickets of plain lives as columns, from the tickets themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st

from sla_rules import Ticket
from sla_rules.calendars.instants import as_micros
from sla_rules.columns import Coded, TicketColumns
from sla_rules.columns.plain_times import ACKNOWLEDGED, ASSIGNED, RECEIVED, RESOLVED, PlainTimes
from sla_rules.columns.time_column import NULL
from tests.columns.assess_cases import LEVELS, MICROSECOND, START, gaps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


def plain_columns(tickets: Sequence[Ticket]) -> TicketColumns:
    """Return tickets that have no events but those of a plain life."""
    given = [ticket.severity for ticket in tickets]
    severities = tuple(dict.fromkeys(severity for severity in given if severity is not None))
    times: dict[int, list[datetime | None]] = {
        RECEIVED: [ticket.received_at for ticket in tickets],
        ACKNOWLEDGED: [ticket.acknowledged_at for ticket in tickets],
        ASSIGNED: [ticket.severity_assigned_at for ticket in tickets],
        RESOLVED: [ticket.resolved_at for ticket in tickets],
    }
    plain = PlainTimes(
        {kind: np.array([_micros(at) for at in instants], np.int64) for kind, instants in times.items()},
        np.array([-1 if severity is None else severities.index(severity) for severity in given], np.int32),
        severities,
    )
    return TicketColumns.of_plain(
        plain,
        ids=np.array([ticket.id for ticket in tickets], object),
        scope=Coded.of(ticket.scope for ticket in tickets),
        blocking=np.array([ticket.blocking for ticket in tickets], bool),
        security=np.array([ticket.security for ticket in tickets], bool),
    )


@st.composite
def plain_tickets(draw: st.DrawFn) -> list[Ticket]:
    """Draw tickets of plain lives, from the end of March 2026 on; most of them are resolved."""
    tickets = []
    for number in range(draw(st.integers(0, 12))):
        received = draw(gaps)
        steps = [draw(st.none() | gaps), draw(st.none() | gaps)]
        resolved = draw(st.sampled_from([True, True, True, False]))
        last = max([0, *(step for step in steps if step is not None)])
        at = [None if step is None else _instant(received + step) for step in steps]
        tickets.append(
            Ticket.from_times(
                f"{number}",
                received_at=_instant(received),
                acknowledged_at=at[0],
                severity=None if at[1] is None else draw(st.sampled_from(LEVELS)),
                severity_assigned_at=at[1],
                resolved_at=_instant(received + last + draw(gaps)) if resolved else None,
                scope=draw(st.sampled_from([None, "site", "user"])),
                blocking=draw(st.booleans()),
                security=draw(st.sampled_from([False, False, True])),
            )
        )
    return tickets


def _instant(after: int) -> datetime:
    """Return the instant so many microseconds after the first."""
    return START + after * MICROSECOND


def _micros(at: datetime | None) -> int:
    return NULL if at is None else as_micros(at)
