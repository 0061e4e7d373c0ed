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


RECEIVED = Ticket.received("1", at=AT)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        (["resumed"], "resumed at .* is impossible before paused"),
        (["paused", "paused"], "paused vendor at .* is impossible after paused"),
        (["paused", "resumed", "resumed"], "is impossible now that paused is over"),
        (["paused", "resolved", "resumed"], "is impossible now that paused is over"),
        (["information_provided"], "is impossible before information_requested"),
        (["resolved", "paused"], "is impossible after resolved"),
        (["resolved", "information_requested"], "is impossible after resolved"),
        (["confirmed"], "is impossible before resolved"),
        (["reopened"], "is impossible before resolved or closed"),
        (["resolved", "reopened", "confirmed"], "is impossible now that resolved is over"),
        (["closed", "closed"], "is impossible after closed"),
        (["closed", "resolved"], "is impossible after closed"),
        (["closed", "remark_made"], "is impossible after closed"),
        (["resolved", "cancelled"], "is impossible after resolved"),
        (["cancelled", "reopened"], "is impossible before resolved or closed"),
        (["resolved", "closed", "cancelled"], "is impossible after resolved and closed"),
        (["closure_agreed", "closure_agreed"], "is impossible after closure_agreed"),
    ],
)
def test_impossible_lives(steps: list[str], why: str) -> None:
    """A step that the life before it does not allow is refused, a step an hour"""
    with pytest.raises(ImpossibleStepError, match=why):
        life(steps)


@pytest.mark.parametrize(
    "steps",
    [
        ["resolved", "reopened", "acknowledged", "paused", "resumed", "resolved", "confirmed", "closed"],
        ["closed", "reopened", "resolved"],
        ["resolved", "closed", "reopened", "cancelled"],
        ["information_requested", "information_requested", "information_provided", "information_provided"],
        ["resolved", "notified", "remark_made", "notified", "confirmed", "confirmed", "closed"],
        ["information_requested", "resolved", "information_provided"],
    ],
)
def test_possible_lives(steps: list[str]) -> None:
    """Reopening allows again what came before it; reminders, answers in parts and two confirmations are possible"""
    assert kinds(life(steps))[1:] == steps


def life(steps: list[str]) -> Ticket:
    """Return the ticket to which *steps* happened, one an hour."""
    ticket = RECEIVED
    details = {"paused": "vendor", "confirmed": "verbal"}
    for hours, step in enumerate(steps, start=1):
        ticket = ticket.with_event(Event(EventKind(step), AT + hours * HOUR, detail=details.get(step)))
    return ticket


def test_adjacent_pauses_at_one_instant() -> None:
    """A pause told before the end of the one before it, at the same instant, takes its place after it"""
    ticket = RECEIVED.paused("one", at=AT + HOUR).resumed(at=AT + 3 * HOUR)
    events = (
        *ticket.events,
        Event(EventKind.PAUSED, AT + 2 * HOUR, detail="two"),
        Event(EventKind.RESUMED, AT + 2 * HOUR),
    )
    assert kinds(Ticket(id="1", events=events)) == ["received", "paused", "resumed", "paused", "resumed"]


def test_a_whole_life_at_one_instant() -> None:
    """However many events share an instant, an order is found, and quickly: alike ones need not be tried apart"""
    events = [Event(EventKind.RECEIVED, AT)]
    events += [Event(EventKind.RESUMED, AT)] * 40 + [Event(EventKind.PAUSED, AT, detail="x")] * 40
    found = kinds(Ticket(id="1", events=tuple(reversed(events))))
    assert found == ["received", *["paused", "resumed"] * 40]
    with pytest.raises(ImpossibleStepError, match="before received"):
        Ticket(id="1", events=tuple(reversed(events[1:])))


def test_a_later_step_turns_nothing_round() -> None:
    """Reopened and closed at one instant, in that order, stays closed: what a closed ticket forbids is refused"""
    ticket = RECEIVED.resolved(at=AT + HOUR).reopened(at=AT + 2 * HOUR).closed(at=AT + 2 * HOUR)
    with pytest.raises(ImpossibleStepError):
        ticket.notified(at=AT + 3 * HOUR)
    again = RECEIVED.resolved(at=AT + HOUR).closed(at=AT + 2 * HOUR).reopened(at=AT + 2 * HOUR)
    with pytest.raises(ImpossibleStepError):
        again.reopened(at=AT + 3 * HOUR)
