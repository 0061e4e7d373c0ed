"""Tickets for the tests of what if: some worked out on paper, and random lives on the annex."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from sla_rules import Ticket, franceconnect
from sla_rules.errors import ImpossibleStepError
from sla_rules.whatif import Scenario

PARIS = ZoneInfo("Europe/Paris")
AGREEMENT = franceconnect.agreement()
TODAY = Scenario("today", AGREEMENT)
INDICATOR = "resolved in less than 24 business hours"
# Around the change of the clocks on Sunday 29 March 2026 and Easter Monday, 6 April; in UTC, where time only grows.
START = datetime(2026, 3, 22, 23, 0, tzinfo=UTC)
NOW = datetime(2026, 4, 20, 12, 0, tzinfo=PARIS)
_STEPS = (
    *("severity", "information_requested", "information_provided", "paused", "resumed"),
    *("resolved", "resolved", "reopened", "closed", "cancelled", "acknowledged"),
)


def at(text: str) -> datetime:
    """Return a wall-clock time of Paris in 2026, such as '03-02 10:00'."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=PARIS)


def day(text: str) -> date:
    """Return a date of 2026, such as '03-02'."""
    return date.fromisoformat(f"2026-{text}")


def ticket(
    number: str, received: str, resolved: str | None = None, severity: int = 4, assigned: str | None = None
) -> Ticket:
    """Return a plain ticket by Paris times; its severity is assigned when it is received unless *assigned* is said."""
    made = Ticket.received(number, at=at(received)).severity_assigned(
        AGREEMENT.severity(severity), at=at(assigned or received)
    )
    return made if resolved is None else made.resolved(at=at(resolved))


def life(dice: Random, number: int, *, plain: bool) -> Ticket:
    """Return a random ticket of four weeks: received, assigned, and resolved at times; or with all that can happen."""
    received = START + timedelta(minutes=dice.randrange(20 * 1440))
    made = Ticket.received(str(number), at=received, blocking=dice.random() < 0.2)
    if dice.random() < 0.9:
        made = made.severity_assigned(
            dice.choice(franceconnect.SEVERITIES), at=received + timedelta(minutes=dice.randrange(600))
        )
    if plain:
        resolved = received + timedelta(minutes=600 + dice.randrange(12_000), seconds=dice.randrange(60))
        return made.resolved(at=resolved) if dice.random() < 0.85 else made
    when = received
    for _ in range(dice.randrange(8)):
        when += timedelta(minutes=dice.choice((0, 1, 90, 900, 3000)) + dice.randrange(600))
        try:
            made = _step(dice, made, dice.choice(_STEPS), when)
        except ImpossibleStepError:
            continue
    return made


def lives(count: int, *, plain: bool) -> st.SearchStrategy[list[Ticket]]:
    """Give lists of up to *count* random tickets."""
    return st.tuples(st.integers(0, 2**32), st.integers(0, count)).map(
        lambda drawn: [life(Random(drawn[0] + number), number, plain=plain) for number in range(drawn[1])]
    )


def _step(dice: Random, made: Ticket, step: str, when: datetime) -> Ticket:
    """Return the ticket with that step; raises ImpossibleStepError where it cannot be made."""
    if step == "severity":
        return made.severity_assigned(dice.choice(franceconnect.SEVERITIES), at=when)
    if step == "resolved":
        return made.resolved(at=when, by=dice.choice((None, "support", "partner")))
    if step == "paused":
        return made.paused("vendor", at=when)
    found: Ticket = getattr(made, step)(at=when)
    return found
