"""Which step may follow which, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from sla_rules import Severity, Ticket
from sla_rules.errors import ImpossibleStepError
from sla_rules.tickets.event import Event, EventKind
from sla_rules.tickets.legality import STEP_RULES

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
MAJOR, MINOR = Severity(2, "Major"), Severity(4, "Minor")


def kinds(ticket: Ticket) -> list[str]:
    """Return the kinds of the events in order."""
    return [event.kind.value for event in ticket.events]


def test_every_kind_has_a_rule() -> None:
    """No kind of event is missing from the table"""
    assert set(STEP_RULES) == set(EventKind)


def test_any_order_of_telling() -> None:
    """The steps of one life give one ticket, in whatever order they are told"""
    events = [
        Event(EventKind.RECEIVED, AT),
        Event(EventKind.ACKNOWLEDGED, AT + HOUR),
        Event(EventKind.SEVERITY_ASSIGNED, AT + 2 * HOUR, MAJOR),
        Event(EventKind.RESOLVED, AT + 3 * HOUR),
    ]
    tickets = {Ticket(id="1", events=told) for told in permutations(events)}
    assert len(tickets) == 1


def test_same_instant_keeps_the_given_order() -> None:
    """Simultaneous events that are possible as given stay as given"""
    ticket = Ticket.received("1", at=AT).severity_assigned(MAJOR, at=AT).acknowledged(at=AT)
    assert kinds(ticket) == ["received", "severity_assigned", "acknowledged"]
    changed = ticket.severity_assigned(MINOR, at=AT)
    assert changed.severity == MINOR


def test_same_instant_takes_a_possible_order() -> None:
    """Simultaneous events that are impossible as given take the first order in which they are possible"""
    resolved_first = Ticket.received("1", at=AT).resolved(at=AT + HOUR)
    ticket = resolved_first.severity_assigned(MAJOR, at=AT + HOUR).acknowledged(at=AT + HOUR)
    assert kinds(ticket) == ["received", "severity_assigned", "acknowledged", "resolved"]


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ([(EventKind.RESOLVED, 0)], "resolved at 2026-03-02T09:30:00+00:00 is impossible before received"),
        ([(EventKind.RECEIVED, 0), (EventKind.RECEIVED, 1)], "is impossible after received"),
        ([(EventKind.RECEIVED, 1), (EventKind.RESOLVED, 0)], "is impossible before received"),
        ([(EventKind.RECEIVED, 0), (EventKind.RESOLVED, 1), (EventKind.RESOLVED, 1)], "is impossible after resolved"),
        (
            [
                (EventKind.RECEIVED, 0),
                (EventKind.ACKNOWLEDGED, 1),
                (EventKind.RESOLVED, 2),
                (EventKind.ACKNOWLEDGED, 3),
            ],
            "is impossible after acknowledged and resolved",
        ),
    ],
)
def test_impossible_steps(events: list[tuple[EventKind, int]], why: str) -> None:
    """An impossible step is refused, with the whole history"""
    with pytest.raises(ImpossibleStepError) as caught:
        Ticket(id="INC-7", events=tuple(Event(kind, AT + hours * HOUR) for kind, hours in events))
    message = str(caught.value)
    assert why in message
    assert message.startswith("ticket 'INC-7': ")
    history = message.partition("Its history: ")[2]
    assert history.count(" at ") == len(events)


def test_severity_after_resolution_is_impossible() -> None:
    """A severity assigned after the resolution is refused"""
    with pytest.raises(ImpossibleStepError, match=r"severity_assigned 2 \(Major\) at .* is impossible after resolved"):
        Ticket.received("1", at=AT).resolved(at=AT + HOUR).severity_assigned(MAJOR, at=AT + 2 * HOUR)
