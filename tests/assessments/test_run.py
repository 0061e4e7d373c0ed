"""The life of one clock."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from sla_rules import BusinessHours, Ticket
from sla_rules.assessments.run import Pause, Run, run_of
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.modes import OnReopen, Repeats
from sla_rules.tickets.event import Confirmation, EventKind

from .paper import PARIS, monday

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = monday(17)
RECEIVED = Ticket.received("1", at=monday(9))
WORK = Commitment(
    name="work",
    clause="§1",
    starts=EventKind.RECEIVED,
    ends=EventKind.RESOLVED,
    limit=BusinessHours(4),
    paused_by=(EventKind.INFORMATION_REQUESTED, "vendor"),
)
ANSWER = attrs.evolve(WORK, starts=EventKind.REMARK_MADE, ends=EventKind.NOTIFIED, repeats=Repeats.EACH_START)
UPDATE = attrs.evolve(WORK, ends=EventKind.NOTIFIED, repeats=Repeats.EACH_END)


def run(commitment: Commitment, ticket: Ticket, now: datetime = NOW) -> Run:
    """Return the clock at an instant."""
    return run_of(commitment, ticket, tuple(event for event in ticket.events if event.at <= now), now)


def hours(stretches: Sequence[tuple[datetime, datetime]]) -> list[tuple[int, int]]:
    """Return stretches of Monday by their hours."""
    return [(start.hour, end.hour) for start, end in stretches]


def test_pauses_are_cut_out() -> None:
    """Waiting and a pause that overlap are one rest; its reason is what began it"""
    ticket = RECEIVED.information_requested(at=monday(10)).paused("vendor", at=monday(11))
    ticket = ticket.information_provided(at=monday(12)).resumed(at=monday(13))
    found = run(WORK, ticket)
    assert hours(found.stretches) == [(9, 10), (13, 17)]
    assert found.pauses == (Pause(monday(10), monday(13), "information_requested"),)
    assert not found.paused


def test_a_pause_for_another_reason_stops_nothing() -> None:
    """A pause whose reason the commitment does not name is none for its clock"""
    found = run(WORK, RECEIVED.paused("budget", at=monday(10)))
    assert (hours(found.stretches), found.pauses) == ([(9, 17)], ())


def test_a_reminder_changes_nothing() -> None:
    """Asked again while the partner is silent, the clock rests since the first time"""
    ticket = RECEIVED.information_requested(at=monday(10)).information_requested(at=monday(11))
    found = run(WORK, ticket)
    assert (hours(found.stretches), found.paused) == ([(9, 10)], True)
    assert found.pauses == (Pause(monday(10), None, "information_requested"),)


def test_resolving_ends_the_pause() -> None:
    """Resolved while paused, the pause ends with the clock, which has gone on for no time"""
    found = run(WORK, RECEIVED.paused("vendor", at=monday(10)).resolved(at=monday(12)))
    assert (hours(found.stretches), found.paused) == ([(9, 10), (12, 12)], False)
    assert found.pauses == (Pause(monday(10), monday(12), "vendor"),)


def test_a_clock_may_start_paused() -> None:
    """Started while the partner is awaited, a clock has an empty stretch at its start and runs from the answer on"""
    late = attrs.evolve(WORK, starts=EventKind.ACKNOWLEDGED)
    ticket = RECEIVED.information_requested(at=monday(9)).acknowledged(at=monday(10))
    assert hours(run(late, ticket).stretches) == [(10, 10)]
    assert hours(run(late, ticket.information_provided(at=monday(12))).stretches) == [(10, 10), (12, 17)]


def test_pause_and_end_at_one_instant() -> None:
    """A pause without length leaves no trace"""
    ticket = RECEIVED.paused("vendor", at=monday(10)).resumed(at=monday(10))
    found = run(WORK, ticket)
    assert (hours(found.stretches), found.pauses) == ([(9, 10), (10, 17)], ())
    again = ticket.paused("vendor", at=monday(10))
    assert hours(run(WORK, again).stretches) == [(9, 10)]


def test_a_repeated_hour_is_an_hour() -> None:
    """From 02:30 to 02:30 on the night when clocks go back is an hour of rest, not none"""
    first = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    second = first.replace(fold=1)
    ticket = Ticket.received("1", at=first).paused("vendor", at=first).resumed(at=second)
    assert len(run(WORK, ticket, datetime(2026, 10, 26, tzinfo=PARIS)).pauses) == 1


def test_reopening() -> None:
    """Reopened, a clock goes on, stays ended, or starts anew; the two that go on tell the earlier end"""
    ticket = RECEIVED.resolved(at=monday(11)).closed(at=monday(12)).reopened(at=monday(15))
    found = run(WORK, ticket)
    assert hours(found.stretches) == [(9, 11), (15, 17)]
    assert found.pauses == (Pause(monday(11), monday(15), "resolved"),)
    assert hours(found.earlier[0].stretches) == [(9, 11)]
    first = run(attrs.evolve(WORK, on_reopen=OnReopen.FIRST), ticket)
    assert (hours(first.stretches), first.earlier) == ([(9, 11)], ())
    restarted = run(attrs.evolve(WORK, on_reopen=OnReopen.RESTART), ticket)
    assert (hours(restarted.stretches), len(restarted.earlier)) == ([(15, 17)], 1)


def test_reopening_takes_back_what_ended_with_the_ticket() -> None:
    """A response that was given stays given, unless the clock restarts; one still awaited is still awaited"""
    response = attrs.evolve(WORK, ends=EventKind.ACKNOWLEDGED)
    ticket = RECEIVED.acknowledged(at=monday(10)).resolved(at=monday(11)).reopened(at=monday(12))
    assert hours(run(response, ticket).stretches) == [(9, 10)]
    assert hours(run(attrs.evolve(response, on_reopen=OnReopen.RESTART), ticket).stretches) == [(12, 17)]
    confirmed = attrs.evolve(WORK, ends=EventKind.CONFIRMED)
    waiting = RECEIVED.resolved(at=monday(11)).reopened(at=monday(12))
    assert hours(run(confirmed, waiting).stretches) == [(9, 17)]
    back = waiting.resolved(at=monday(13)).confirmed(Confirmation.VERBAL, at=monday(14)).reopened(at=monday(15))
    assert hours(run(confirmed, back).stretches) == [(9, 14), (15, 17)]


def test_an_end_before_any_start_is_taken_back_too() -> None:
    """Closed before the clock started there is nothing to judge; reopened, it may still start"""
    late = attrs.evolve(WORK, starts=EventKind.ACKNOWLEDGED)
    closed = RECEIVED.closed(at=monday(10))
    assert run(late, closed).ended is not None
    reopened = closed.reopened(at=monday(11)).acknowledged(at=monday(12))
    assert hours(run(late, reopened).stretches) == [(12, 17)]
    assert run(attrs.evolve(late, on_reopen=OnReopen.FIRST), reopened).started is None
    resolved = RECEIVED.resolved(at=monday(10)).reopened(at=monday(11)).acknowledged(at=monday(12))
    assert hours(run(late, resolved).stretches) == [(12, 17)]


def test_next_response() -> None:
    """Each remark wants an answer; one made while another waits starts nothing, and a resolution ends the wait"""
    ticket = RECEIVED.notified(at=monday(9)).remark_made(at=monday(10)).remark_made(at=monday(11))
    assert hours(run(ANSWER, ticket).stretches) == [(10, 17)]
    answered = ticket.notified(at=monday(12)).remark_made(at=monday(13))
    found = run(ANSWER, answered)
    assert (hours(found.stretches), len(found.earlier)) == ([(13, 17)], 1)
    resolved = run(ANSWER, answered.resolved(at=monday(14)).reopened(at=monday(15)))
    assert (hours(resolved.stretches), len(resolved.earlier)) == ([(13, 14)], 1)
    assert run(ANSWER, RECEIVED.closed(at=monday(10))).ended is not None


def test_periodic_update() -> None:
    """Each update starts the clock of the next one, as does a reopening; a resolution starts none"""
    ticket = RECEIVED.notified(at=monday(11)).information_requested(at=monday(12)).notified(at=monday(13))
    found = run(UPDATE, ticket)
    assert (hours(found.stretches), len(found.earlier), found.paused) == ([(13, 13)], 2, True)
    resolved = run(UPDATE, ticket.resolved(at=monday(14)))
    assert (resolved.ended is not None, len(resolved.earlier)) == (True, 2)
    reopened = run(UPDATE, ticket.resolved(at=monday(14)).reopened(at=monday(15)))
    assert (hours(reopened.stretches), len(reopened.earlier)) == ([(15, 17)], 3)
