"""Deactivations: when a provider is out for the time of a malfunction that concerns it."""

from __future__ import annotations

import attrs
import pytest

from sla_rules import Ticket, Window, Windows, franceconnect
from sla_rules.assessments.deactivation import deactivation_outages, deactivation_windows, deactivations
from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.clauses.deactivation import Deactivation
from sla_rules.tickets.event import EventKind
from tests.assessments.service import at

AGREEMENT = franceconnect.agreement()
FROM_RECEPTION = AGREEMENT.evolve(
    deactivation=Deactivation(
        name="deactivation", clause="annex §2.2.2", severity=franceconnect.MAJOR, starts=EventKind.RECEIVED
    )
)
NOW = at("03-20 12:00")
MAJOR, MEDIUM = franceconnect.MAJOR, franceconnect.MEDIUM
SITE = franceconnect.Scope.SITE
TICKET = Ticket.received("1", at=at("03-02 10:00"), identity_provider="Alizé")
ANALYSED = TICKET.severity_assigned(MAJOR, at=at("03-02 11:00"))


def windows(*ends: str) -> Windows:
    """Return windows by the Paris times of their ends."""
    return Windows(Window(at(start), at(end)) for start, end in zip(ends[::2], ends[1::2], strict=True))


@pytest.mark.parametrize(
    ("ticket", "assigned", "received"),
    [
        # From the analysis, or the reception, to the resolution.
        (ANALYSED.resolved(at=at("03-03 09:00")), ("03-02 11:00", "03-03 09:00"), ("03-02 10:00", "03-03 09:00")),
        # Open: up to now.
        (ANALYSED, ("03-02 11:00", "03-20 12:00"), ("03-02 10:00", "03-20 12:00")),
        # Nobody analysed it: the perimeter says whom it concerns, but only a reading from the reception acts on it.
        (attrs.evolve(TICKET, scope=SITE), (), ("03-02 10:00", "03-20 12:00")),
        (attrs.evolve(TICKET, scope=franceconnect.Scope.USER), (), ()),
        (TICKET, (), ()),
        # Another severity, or no provider to take out.
        (TICKET.severity_assigned(MEDIUM, at=at("03-02 11:00")), (), ()),
        (attrs.evolve(ANALYSED, identity_provider=None), (), ()),
        # The analysis sets the perimeter aside.
        (attrs.evolve(TICKET, scope=SITE).severity_assigned(MEDIUM, at=at("03-02 11:00")), (), ()),
        # Severity 2 only the second time, and no longer so before the resolution: until the whole resolution.
        (
            TICKET.severity_assigned(MEDIUM, at=at("03-02 11:00"))
            .severity_assigned(MAJOR, at=at("03-03 11:00"))
            .severity_assigned(MEDIUM, at=at("03-04 11:00"))
            .resolved(at=at("03-05 09:00")),
            ("03-03 11:00", "03-05 09:00"),
            ("03-02 10:00", "03-05 09:00"),
        ),
        # Security makes it severity 1 and leaves one provider concerned.
        (attrs.evolve(ANALYSED, security=True), ("03-02 11:00", "03-20 12:00"), ("03-02 10:00", "03-20 12:00")),
        # What comes after now is not known.
        (TICKET.severity_assigned(MAJOR, at=at("03-21 11:00")), (), ()),
        # Closed or cancelled without a resolution: the ticket says no more.
        (ANALYSED.closed(at=at("03-04 09:00")), ("03-02 11:00", "03-04 09:00"), ("03-02 10:00", "03-04 09:00")),
        (ANALYSED.cancelled(at=at("03-04 09:00")), ("03-02 11:00", "03-04 09:00"), ("03-02 10:00", "03-04 09:00")),
        # Resolved at the instant of its analysis: never out under the default.
        (ANALYSED.resolved(at=at("03-02 11:00")), (), ("03-02 10:00", "03-02 11:00")),
    ],
)
def test_windows(ticket: Ticket, assigned: tuple[str, ...], received: tuple[str, ...]) -> None:
    """The provider of a severity 2 malfunction is out until it is resolved, from its analysis or its reception"""
    assert deactivation_windows(AGREEMENT.assess(ticket, now=NOW)) == windows(*assigned)
    assert deactivation_windows(FROM_RECEPTION.assess(ticket, now=NOW)) == windows(*received)


def test_reopened() -> None:
    """A ticket that is opened again takes its provider out again, until it is resolved again"""
    ticket = ANALYSED.resolved(at=at("03-03 09:00")).reopened(at=at("03-04 09:00"))
    assert deactivation_windows(AGREEMENT.assess(ticket, now=NOW)) == windows(
        "03-02 11:00", "03-03 09:00", "03-04 09:00", "03-20 12:00"
    )


def test_no_clause() -> None:
    """Terms without the rule take nobody out"""
    assert deactivation_windows(AGREEMENT.evolve(deactivation=None).assess(ANALYSED, now=NOW)) == Windows()


def test_over_many_tickets() -> None:
    """Windows of one provider unite over its tickets; as outages each stands for itself"""
    first = ANALYSED.resolved(at=at("03-03 09:00"))
    second = Ticket.from_times(
        "2",
        received_at=at("03-02 18:00"),
        severity=MAJOR,
        severity_assigned_at=at("03-02 19:00"),
        resolved_at=at("03-04 09:00"),
        identity_provider="Alizé",
    )
    third = attrs.evolve(first, identity_provider="Boréal")
    assessed = [AGREEMENT.assess(ticket, now=NOW) for ticket in (third, first, second)]
    found = deactivations(assessed)
    assert list(found) == ["Alizé", "Boréal"]
    assert found == {
        "Alizé": windows("03-02 11:00", "03-04 09:00"),
        "Boréal": windows("03-02 11:00", "03-03 09:00"),
    }
    assert deactivation_outages(assessed)[0] == Outage(
        OutageKind.DEACTIVATION, at("03-02 11:00"), at("03-03 09:00"), "Boréal"
    )
    assert len(deactivation_outages(assessed)) == 3
