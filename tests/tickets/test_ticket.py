"""Tickets."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from sla_rules import Severity, Ticket
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.event import EventKind

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
MAJOR, MINOR = Severity(2, "Major"), Severity(4, "Minor")


def test_steps_give_new_tickets() -> None:
    """A step leaves the ticket as it was and gives a new one"""
    received = Ticket.received("1", at=AT, scope="site", identity_provider="idp", blocking=True, security=True)
    resolved = received.resolved(at=AT + HOUR)
    assert received.resolved_at is None
    assert resolved.resolved_at == AT + HOUR
    fields = (resolved.scope, resolved.identity_provider, resolved.blocking, resolved.security)
    assert fields == ("site", "idp", True, True)


def test_what_a_ticket_tells() -> None:
    """The times and the severity of a ticket are those of its events; the severity is the last one assigned"""
    ticket = Ticket.received("1", at=AT)
    assert (ticket.acknowledged_at, ticket.severity_assigned_at, ticket.severity) == (None, None, None)
    ticket = ticket.severity_assigned(MAJOR, at=AT + HOUR).severity_assigned(MINOR, at=AT + 2 * HOUR)
    ticket = ticket.acknowledged(at=AT + 3 * HOUR)
    assert (ticket.received_at, ticket.acknowledged_at) == (AT, AT + 3 * HOUR)
    assert (ticket.severity_assigned_at, ticket.severity) == (AT + HOUR, MINOR)
    assert ticket.last(EventKind.RESOLVED) is None


def test_from_times() -> None:
    """A row with a column for each step gives the ticket that the steps give, simultaneous ones in plain order"""
    row = Ticket.from_times(
        "1", received_at=AT, acknowledged_at=AT, severity=MAJOR, severity_assigned_at=AT, resolved_at=AT, scope="site"
    )
    told = Ticket.received("1", at=AT, scope="site").acknowledged(at=AT).severity_assigned(MAJOR, at=AT)
    assert row == told.resolved(at=AT)
    assert Ticket.from_times("1", received_at=AT) == Ticket.received("1", at=AT)


def test_from_times_wants_severity_and_its_time() -> None:
    """A severity without its time, or the time without it, is refused and names which was given"""
    with pytest.raises(InvalidValueError, match="ticket '1': severity is given alone"):
        Ticket.from_times("1", received_at=AT, severity=MAJOR)
    with pytest.raises(InvalidValueError, match="ticket '1': severity_assigned_at is given alone"):
        Ticket.from_times("1", received_at=AT, severity_assigned_at=AT)


@pytest.mark.parametrize(
    ("field", "value", "error", "message"),
    [
        ("id", "", InvalidValueError, "id: '' is blank"),
        ("id", 42, InvalidTypeError, "id: 42 is a int; a text is wanted"),
        ("scope", " ", InvalidValueError, "scope: ' ' is blank"),
        ("identity_provider", 3, InvalidTypeError, "identity_provider: 3 is a int"),
        ("blocking", "false", InvalidTypeError, "blocking: 'false' is a str; True or False is wanted"),
        ("security", 1, InvalidTypeError, "security: 1 is a int; True or False is wanted"),
        ("events", (), InvalidValueError, "a ticket begins with received"),
        ("events", ("received",), InvalidTypeError, "'received' is a str; an Event is wanted"),
        ("events", "received", InvalidTypeError, "events: 'received' is a str; a tuple is wanted"),
        ("events", 3, InvalidTypeError, "events: 3 is a int; a tuple is wanted"),
    ],
)
def test_refused(field: str, value: object, error: type[Exception], message: str) -> None:
    """What no ticket may hold is refused with field, value and what is accepted"""
    fields = {"id": "1", "events": Ticket.received("1", at=AT).events, field: value}
    with pytest.raises(error) as caught:
        Ticket(**fields)  # type: ignore[arg-type]
    assert message in str(caught.value)


def test_value() -> None:
    """A ticket is a value: hashable, picklable, equal by its fields"""
    ticket = Ticket.received("1", at=AT).severity_assigned(MAJOR, at=AT)
    assert pickle.loads(pickle.dumps(ticket)) == ticket
    assert len({ticket, Ticket.from_dict(ticket.to_dict())}) == 1
