"""The steps of a ticket's life."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sla_rules import Severity, Ticket
from sla_rules.errors import NaiveDatetimeError
from sla_rules.tickets.event import Confirmation, Event, EventKind
from sla_rules.tickets.steps import Steps

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def whole_life() -> Ticket:
    """Return a ticket to which everything happened, a step an hour."""
    ticket = Ticket.received("1", at=AT)
    ticket = ticket.acknowledged(at=AT + HOUR).severity_assigned(Severity(2, "Major"), at=AT + 2 * HOUR)
    ticket = ticket.team_assigned("network", at=AT + 3 * HOUR).information_requested(at=AT + 4 * HOUR)
    ticket = ticket.information_provided(at=AT + 5 * HOUR).paused("vendor", at=AT + 6 * HOUR)
    ticket = ticket.resumed(at=AT + 7 * HOUR, reason="vendor answered").resolved(at=AT + 8 * HOUR, by="support")
    ticket = ticket.notified(at=AT + 9 * HOUR).remark_made(at=AT + 10 * HOUR)
    ticket = ticket.confirmed(Confirmation.WRITTEN, at=AT + 11 * HOUR).closure_agreed(at=AT + 12 * HOUR)
    ticket = ticket.closed(at=AT + 13 * HOUR, reason="confirmed").reopened(at=AT + 14 * HOUR, reason="it is back")
    return ticket.cancelled(at=AT + 15 * HOUR, reason="duplicate")


def test_every_kind_has_a_step() -> None:
    """Each kind of event has its method, in the order of the kinds but for the end"""
    kinds = [event.kind for event in whole_life().events]
    assert set(kinds) == set(EventKind)
    assert kinds[-3:] == [EventKind.CLOSED, EventKind.REOPENED, EventKind.CANCELLED]


def test_details_are_kept() -> None:
    """Team, reasons, resolver and form stand in the detail of their events, and the last team in the ticket"""
    details = {event.kind.value: event.detail for event in whole_life().events if event.detail is not None}
    assert details == {
        "team_assigned": "network",
        "paused": "vendor",
        "resumed": "vendor answered",
        "resolved": "support",
        "confirmed": "written",
        "closed": "confirmed",
        "reopened": "it is back",
        "cancelled": "duplicate",
    }
    assert whole_life().team == "network"
    assert Ticket.received("1", at=AT).team is None


def test_a_step_changes_nothing() -> None:
    """A step gives a new ticket and leaves the old one as it was, in whatever order the steps are told"""
    received = Ticket.received("1", at=AT)
    resolved = received.resolved(at=AT + 3 * HOUR)
    grown = resolved.with_event(Event(EventKind.ACKNOWLEDGED, AT + HOUR))
    assert len(received.events) == 1
    assert len(resolved.events) == 2
    assert [event.kind.value for event in grown.events] == ["received", "acknowledged", "resolved"]


def test_naive_time_is_refused_by_the_name_of_the_step() -> None:
    """A time without a zone is refused, naming the step"""
    with pytest.raises(NaiveDatetimeError, match="remark_made_at: 2026-03-02T09:30:00 has no zone"):
        Ticket.received("1", at=AT).remark_made(at=AT.replace(tzinfo=None))


def test_the_base_alone_has_no_events() -> None:
    """The steps belong to a ticket: their base cannot take one"""
    with pytest.raises(NotImplementedError):
        Steps().acknowledged(at=AT)
