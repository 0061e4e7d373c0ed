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
    # under the reading that has the most to count: waiting for the partner stops the clocks
    waiting = franceconnect.agreement(franceconnect.Reading(waiting_pauses="yes"))
    cases = (
        ("assess.plain_ticket", agreement, plain()),
        ("assess.twenty_events", waiting, twenty_events()),
    )
    for name, judge, ticket in cases:
        promise = budget(name)
        measured = best(lambda judge=judge, ticket=ticket: read_all(judge, ticket))  # type: ignore[misc]
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
    """Return a ticket of 20 events: it waits for the partner, changes its severity and is reopened."""
    at = iter([RECEIVED + timedelta(minutes=40 * step) for step in range(20)])
    ticket = Ticket.received("INC-2", at=next(at), blocking=True).acknowledged(at=next(at))
    for step in range(4):
        ticket = ticket.severity_assigned(franceconnect.SEVERITIES[1 + step], at=next(at))
        ticket = ticket.information_requested(at=next(at)).information_provided(at=next(at))
    ticket = ticket.paused("waiting for the vendor", at=next(at)).resumed(at=next(at))
    ticket = ticket.resolved(at=next(at), by="support").reopened(at=next(at))
    return ticket.severity_assigned(franceconnect.MAJOR, at=next(at)).resolved(at=next(at), by="support")


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
