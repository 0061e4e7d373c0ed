"""Tickets of the small agreement of assessments, whose reports are easy on paper."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sla_rules import Ticket
from tests.assessments.paper import AGREEMENT, HIGH, LOW, PARIS

if TYPE_CHECKING:
    from sla_rules.assessments.report import Reports

NOW = datetime(2026, 5, 29, 17, tzinfo=PARIS)  # a Friday


def ticket(name: str, month: int, hours: float | None, severity: object = HIGH) -> Ticket:
    """Return a ticket received on the first Monday of a month at nine, resolved after so many hours, or open."""
    at = datetime(2026, month, {3: 2, 4: 6, 5: 4}[month], 9, tzinfo=PARIS)
    made = Ticket.received(name, at=at).severity_assigned(severity, at=at).acknowledged(at=at)  # type: ignore[arg-type]
    return made if hours is None else made.resolved(at=at + timedelta(hours=hours))


# March: met after 1 h and 2 h; April: missed after 5 h; May: met after 3 h, and one that is late.
TICKETS = (
    ticket("M1", 3, 1),
    ticket("M2", 3, 2),
    ticket("A1", 4, 5),
    ticket("Y1", 5, 3),
    ticket("Y2", 5, None),
    ticket("L1", 5, None, LOW),
)


def reports(*tickets: Ticket, kind: str = "month", now: datetime = NOW) -> Reports:
    """Return the reports on *tickets*, those of this page when none are given."""
    return AGREEMENT.reports(tickets or TICKETS, kind, now=now)
