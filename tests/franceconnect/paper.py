"""Words for tickets worked out on paper: Paris wall-clock times, and tickets of the annex."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sla_rules import Agreement, Severity, Ticket, franceconnect

PARIS = ZoneInfo("Europe/Paris")
MICROSECOND = timedelta(microseconds=1)
AGREEMENT: Agreement = franceconnect.agreement()


def paris(text: str) -> datetime:
    """Return the instant of a wall-clock time in Paris, such as '2026-03-06 17:00'."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def assigned(severity: Severity, at: str, received: str | None = None) -> Ticket:
    """Return a ticket received (when it was assigned, unless said otherwise) and given *severity* at a Paris time."""
    ticket = Ticket.received("INC-1", at=paris(received or at))
    return ticket.severity_assigned(severity, at=paris(at))
