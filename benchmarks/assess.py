"""
What an assessment costs: one ticket with every verdict, deadline and alarm read, and a report over many.

    python benchmarks/assess.py

Exits 1 when a budget is missed. Processor time, the best of several rounds: a slower one met another process.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from budgets import budget
from sla_rules import Agreement, Ticket, franceconnect

if TYPE_CHECKING:
    from collections.abc import Callable

PARIS = ZoneInfo("Europe/Paris")
RECEIVED = datetime(2026, 3, 6, 16, tzinfo=PARIS)
NOW = datetime(2026, 4, 20, 12, tzinfo=PARIS)
ROUNDS = 15
CALLS = 1_000
TICKETS = 24_918


def main() -> int:
    """Print each figure beside its budget and return the exit code."""
    agreement = franceconnect.agreement()
    missed = 0
    for name, ticket in (("assess.plain_ticket", plain()), ("assess.twenty_events", twenty_events())):
        promise = budget(name)
        measured = best(lambda ticket=ticket: read_all(agreement, ticket))  # type: ignore[misc]
        print(promise.line(measured))
        missed += not promise.met(measured)
    tickets = many()
    start = time.process_time()
    agreement.reports(tickets, "month", now=NOW + timedelta(days=365))
    print(f"        a report by month of {TICKETS} tickets: {time.process_time() - start:.2f} s")
    return 1 if missed else 0


def read_all(agreement: Agreement, ticket: Ticket) -> None:
    """Assess a ticket and read every verdict, deadline and alarm, so that nothing lazy is left out."""
    assessment = agreement.assess(ticket, now=NOW)
    for commitment in assessment.commitments:
        _ = commitment.state, commitment.elapsed, commitment.due_at
    _ = assessment.alarms


def plain() -> Ticket:
    """Return a plain ticket of the annex: received, given a severity, resolved after a week-end."""
    ticket = Ticket.received("INC-1", at=RECEIVED)
    ticket = ticket.severity_assigned(franceconnect.MAJOR, at=RECEIVED + timedelta(hours=1))
    return ticket.resolved(at=RECEIVED + timedelta(days=3))


def twenty_events() -> Ticket:
    """Return a ticket of 20 events: its severity goes up and down before it is resolved."""
    ticket = Ticket.received("INC-2", at=RECEIVED, blocking=True).acknowledged(at=RECEIVED + timedelta(minutes=5))
    for step in range(17):
        severity = franceconnect.SEVERITIES[1 + step % 4]
        ticket = ticket.severity_assigned(severity, at=RECEIVED + timedelta(minutes=10 + 30 * step))
    return ticket.resolved(at=RECEIVED + timedelta(days=3))


def many() -> list[Ticket]:
    """Return as many tickets as the real log has, one in seventeen unresolved."""
    dice = random.Random(2026)
    tickets = []
    for number in range(TICKETS):
        received = RECEIVED + timedelta(minutes=dice.randrange(500_000))
        resolved = received + timedelta(minutes=dice.randrange(8_000)) if dice.randrange(17) else None
        tickets.append(
            Ticket.from_times(
                str(number),
                received_at=received,
                severity=dice.choice(franceconnect.SEVERITIES),
                severity_assigned_at=received,
                resolved_at=resolved,
            )
        )
    return tickets


def best(call: Callable[[], None]) -> float:
    """Return the microseconds that a call takes in the best round."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(CALLS):
            call()
        found.append((time.process_time() - start) / CALLS * 1e6)
    return min(found)


if __name__ == "__main__":
    sys.exit(main())
