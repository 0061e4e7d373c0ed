"""How a ticket came by its severity."""

from __future__ import annotations

from sla_rules import Ticket
from sla_rules.assessments.severity_step import SeverityReason, SeverityStep, severity_steps

from .paper import AGREEMENT, HIGH, LOW, MICROSECOND, monday


def told(ticket: Ticket) -> tuple[SeverityStep, ...]:
    """Return the steps at noon."""
    return severity_steps(AGREEMENT.assess(ticket, now=monday(12)))


def test_perimeter_then_analysis() -> None:
    """The perimeter gives a severity at the reception, the analysis another one later, each change a step."""
    ticket = Ticket.received("1", at=monday(9), scope="one").severity_assigned(HIGH, at=monday(10))
    assert told(ticket.severity_assigned(LOW, at=monday(11))) == (
        SeverityStep(monday(9), LOW, SeverityReason.PERIMETER),
        SeverityStep(monday(10), HIGH, SeverityReason.ASSIGNED),
        SeverityStep(monday(11), LOW, SeverityReason.ASSIGNED),
    )


def test_security_sets_a_lighter_severity_aside() -> None:
    """A problem of security overrides the perimeter and the analysis, and says what it set aside."""
    ticket = Ticket.received("1", at=monday(9), scope="one", security=True).severity_assigned(LOW, at=monday(10))
    assert told(ticket) == (
        SeverityStep(monday(9), HIGH, SeverityReason.SECURITY, LOW),
        SeverityStep(monday(10), HIGH, SeverityReason.SECURITY, LOW),
    )
    alone = Ticket.received("1", at=monday(9), security=True)
    assert told(alone) == (SeverityStep(monday(9), HIGH, SeverityReason.SECURITY),)


def test_security_adds_nothing_to_the_gravest() -> None:
    """Where perimeter or analysis are as grave, they are the reason."""
    ticket = Ticket.received("1", at=monday(9), scope="all", security=True)
    assert told(ticket) == (SeverityStep(monday(9), HIGH, SeverityReason.PERIMETER),)


def test_nothing_tells() -> None:
    """Without scope, security or analysis there is no step; before the reception neither."""
    ticket = Ticket.received("1", at=monday(9))
    assert told(ticket) == ()
    secure = Ticket.received("1", at=monday(9), security=True)
    assert severity_steps(AGREEMENT.assess(secure, now=monday(9) - MICROSECOND)) == ()
