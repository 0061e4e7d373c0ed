"""From when on the commitments of many tickets are breached."""

from __future__ import annotations

from sla_rules import BusinessHours
from sla_rules.clauses.modes import OnSeverityChange
from sla_rules.columns.breach_rows import breached_at, in_force_since

from .paper_lives import HIGH, LOW, MIDDLE, at, instants, micros, promise, received, verdicts

LIMITS = ((HIGH, BusinessHours(2)), (MIDDLE, BusinessHours(6)), (LOW, BusinessHours(8)))
TICKETS = [
    received().severity_assigned(HIGH, at=at(3)),
    received(scope="site"),
    received(scope="user").severity_assigned(MIDDLE, at=at(3)).severity_assigned(HIGH, at=at(5)),
]


def test_a_limit_is_in_force_since_its_severity_is() -> None:
    """The last severity after the start counts, but for a limit that no later one replaces."""
    assert instants(in_force_since(verdicts(promise(limit=LIMITS), TICKETS, at(6)))) == [micros(3), None, micros(5)]
    frozen = promise(limit=LIMITS, on_severity_change=OnSeverityChange.FROZEN)
    assert instants(in_force_since(verdicts(frozen, TICKETS, at(6)))) == [micros(3), None, None]
    assert instants(in_force_since(verdicts(promise(), TICKETS, at(6)))) == [None] * 3


def test_a_breach_is_since_the_limit_was_used_up_or_came() -> None:
    """Spent when assigned: since then; otherwise when it was used up; not at all while it is kept."""
    assert instants(breached_at(verdicts(promise(limit=LIMITS), TICKETS, at(6)))) == [micros(3), micros(2), micros(5)]
    assert instants(breached_at(verdicts(promise(limit=LIMITS), TICKETS, at(2)))) == [None] * 2
