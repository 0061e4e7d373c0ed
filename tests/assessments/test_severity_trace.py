"""Where a severity comes from."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest

from sla_rules import OnSeverityChange, Severity, SeverityGrid, State, Ticket
from sla_rules.assessments.severity_trace import SeverityTrace, trace_severity
from sla_rules.errors import UnknownNameError

from .paper import AGREEMENT, HIGH, LOW, RESOLUTION, TERMS, monday

HOUR = timedelta(hours=1)


def trace(ticket: Ticket) -> SeverityTrace:
    """Trace all events of a ticket."""
    return trace_severity(TERMS.grid, ticket, ticket.events)


def test_the_same_severity_assigned_is_no_change() -> None:
    """High by the perimeter and high by the analysis, each written out: one period, and FROM_CHANGE has no change"""
    written = SeverityGrid(clause="§0", severities=(HIGH, LOW), perimeters=(("all", Severity(1, "high")),))
    ticket = Ticket.received("1", at=monday(9), scope="all").severity_assigned(Severity(1, "high"), at=monday(10))
    from_change = attrs.evolve(RESOLUTION, on_severity_change=OnSeverityChange.FROM_CHANGE)
    agreement = AGREEMENT.evolve(grid=written, commitments=(from_change,), escalations=())
    assessment = agreement.assess(ticket, now=monday(12))
    assert len(assessment.severity_trace.periods) == 1
    assert (assessment.commitments[0].due_at, assessment.commitments[0].state) == (monday(11), State.BREACHED)


def test_nothing_known() -> None:
    """Without scope, security or assignment nothing tells a severity"""
    found = trace(Ticket.received("1", at=monday(9)))
    assert (found.severity, found.periods, found.overridden) == (None, (), None)


def test_perimeter_until_assigned() -> None:
    """The perimeter tells the severity until one is assigned"""
    ticket = Ticket.received("1", at=monday(9), scope="one")
    assert trace(ticket).severity == LOW
    found = trace(ticket.severity_assigned(HIGH, at=monday(10)))
    assert [(since.at, severity) for since, severity in found.periods] == [(monday(9), LOW), (monday(10), HIGH)]
    assert (found.perimeter, found.assigned) == (LOW, HIGH)


def test_same_severity_again_is_one_period() -> None:
    """Assigning what the perimeter already told begins no new period"""
    ticket = Ticket.received("1", at=monday(9), scope="one").severity_assigned(LOW, at=monday(10))
    assert len(trace(ticket).periods) == 1


@pytest.mark.parametrize(
    ("scope", "assigned", "overridden"),
    [("one", None, LOW), ("all", None, None), (None, LOW, LOW), (None, HIGH, None), (None, None, None)],
)
def test_security_overrides(scope: str | None, assigned: Severity | None, overridden: Severity | None) -> None:
    """A problem of security is severity 1 whatever else tells, and what it set aside is traced"""
    ticket = Ticket.received("1", at=monday(9), scope=scope, security=True)
    if assigned is not None:
        ticket = ticket.severity_assigned(assigned, at=monday(10))
    found = trace(ticket)
    assert (found.severity, found.overridden) == (HIGH, overridden)
    assert len(found.periods) == 1


def test_severity_at_an_event() -> None:
    """The severity at an event is the last one assigned at or before it"""
    ticket = Ticket.received("1", at=monday(9)).acknowledged(at=monday(10)).severity_assigned(LOW, at=monday(10))
    ticket = ticket.severity_assigned(HIGH, at=monday(11))
    received, acknowledged, *_ = ticket.events
    found = trace(ticket)
    assert found.severity_at(received) is None
    assert found.severity_at(acknowledged) == LOW
    assert found.severity_at(ticket.events[-1]) == HIGH


def test_level_out_of_the_grid() -> None:
    """A severity that the grid does not have is refused"""
    with pytest.raises(UnknownNameError, match="severity: 9 is not in the grid"):
        trace(Ticket.received("1", at=monday(9)).severity_assigned(Severity(9, "x"), at=monday(9)))
