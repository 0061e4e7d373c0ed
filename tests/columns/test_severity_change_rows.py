"""What other severities do to the clocks of many tickets, on paper."""

from __future__ import annotations

import numpy as np
import pytest

from sla_rules import Agreement, BusinessHours, Terms, Ticket
from sla_rules.clauses.modes import OnReopen, OnSeverityChange
from sla_rules.columns import TicketColumns, assess
from sla_rules.columns.figures import FIGURES, figure_of_one
from sla_rules.columns.severity_change_rows import (
    FEW_TICKETS,
    MANY_PERIODS,
    breached_before,
    breached_between,
    cut_at,
)
from sla_rules.tickets.event import EventKind

from .assess_cases import OFFICE
from .paper_lives import GRID, HIGH, LOW, MIDDLE, at, instants, micros, promise, received, verdicts

LIMITS = ((HIGH, BusinessHours(2)), (MIDDLE, BusinessHours(3)), (LOW, BusinessHours(8)))
TICKETS = [
    received(scope="site").severity_assigned(LOW, at=at(3)),  # two of three hours were allowed
    received(scope="site").severity_assigned(LOW, at=at(2)),  # just within
    received(scope="site").severity_assigned(LOW, at=at(3)).resolved(at=at(4)),
    received(scope="user").severity_assigned(MIDDLE, at=at(1)).severity_assigned(LOW, at=at(5)),
    received(scope="site").severity_assigned(MIDDLE, at=at(0)).severity_assigned(LOW, at=at(1)),
    received(scope="user"),
]


def test_breaches_before_a_change() -> None:
    """Carried over from the start: high breached at hour two, middle at three; one of no time judges nothing."""
    found = verdicts(promise(limit=LIMITS), TICKETS, at(6))
    clocks, when = breached_before(found)
    assert clocks.tolist() == [0, 2, 3]
    assert instants(when) == [micros(2), micros(2), micros(3)]


def test_parts_of_clocks() -> None:
    """Each part is judged by itself: high breached at hour two, middle three hours after it came."""
    found = verdicts(promise(limit=LIMITS, on_severity_change=OnSeverityChange.FROM_CHANGE), TICKETS, at(6))
    cut = cut_at(found)
    assert instants(cut) == [micros(3), micros(2), micros(3), micros(5), micros(1)]
    clocks, when = breached_between(found, (cut != 0).nonzero()[0])
    assert clocks.tolist() == [0, 2, 3]
    assert instants(when) == [micros(2), micros(2), micros(4)]


def test_a_change_after_the_end_counts_for_nothing() -> None:
    """Resolved at hour one; reopened and changed later, a clock that ended for good is cut nowhere."""
    handled = promise(limit=LIMITS, on_severity_change=OnSeverityChange.FROM_CHANGE, on_reopen=OnReopen.FIRST)
    ticket = received(scope="site").resolved(at=at(1)).reopened(at=at(2)).severity_assigned(LOW, at=at(5))
    found = verdicts(handled, [ticket], at(6))
    assert instants(cut_at(found)) == [None]
    assert breached_before(found)[0].tolist() == []


def test_severities_before_the_start_are_no_parts() -> None:
    """High and middle are over when the clock starts at hour two: its first part is low's, of three hours in eight."""
    ticket = received(scope="site").severity_assigned(MIDDLE, at=at(1)).severity_assigned(LOW, at=at(2))
    ticket = ticket.acknowledged(at=at(2)).severity_assigned(MIDDLE, at=at(5))
    late = promise(limit=LIMITS, starts=EventKind.ACKNOWLEDGED, on_severity_change=OnSeverityChange.FROM_CHANGE)
    found = verdicts(late, [ticket], at(6))
    assert instants(cut_at(found)) == [micros(5)]
    assert breached_between(found, np.array([0]))[0].tolist() == []
    assert instants(found.due) == [micros(8)]


def restless(changes: int) -> Ticket:
    """Return a ticket whose severity goes to and fro, every quarter of an hour."""
    ticket = received(scope="user")
    for number in range(changes):
        ticket = ticket.severity_assigned((HIGH, MIDDLE)[number % 2], at=at(number / 4))
    return ticket


@pytest.mark.parametrize("mode", OnSeverityChange)
def test_a_few_tickets_of_many_severities_are_asked_for_alone(mode: OnSeverityChange) -> None:
    """A robot that changes a severity hundreds of times holds up no table; what is said of the ticket is the same."""
    handled = promise(limit=LIMITS, on_severity_change=mode)
    for tickets, asked in (
        ([*TICKETS, restless(MANY_PERIODS + 4)], [len(TICKETS)]),
        ([restless(MANY_PERIODS + 4), restless(4)], [0]),
        ([restless(MANY_PERIODS - 1)], []),
        ([restless(MANY_PERIODS + 4)] * (FEW_TICKETS + 1), []),
    ):
        assert verdicts(handled, tickets, at(48)).exotic.tolist() == asked
    tickets = [*TICKETS, restless(MANY_PERIODS + 4)]
    terms = Terms(calendar=OFFICE, grid=GRID, commitments=(handled,))
    agreement = Agreement(name="robots", source="§0", terms=terms)
    answered = assess(agreement, TicketColumns.from_tickets(tickets), now=at(48), figures=FIGURES)
    for row, ticket in enumerate(tickets):
        alone = agreement.assess(ticket, now=at(48))
        for figure in FIGURES:
            assert int(answered.values[f"promise_{figure}"][row]) == figure_of_one(alone, "promise", figure)
