"""The verdict, state by state and mode by mode."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest

from sla_rules import BusinessDays, BusinessHours, ClockHours, Ticket
from sla_rules.assessments.state import State
from sla_rules.calendars.bound import Bound
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats, Unresolved
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, HIGH, LOW, MICROSECOND, RESOLUTION, RESPONSE, monday

if TYPE_CHECKING:
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.clauses.commitment import Commitment

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
RECEIVED = Ticket.received("1", at=monday(9))
LOW_TICKET = RECEIVED.severity_assigned(LOW, at=monday(9))
# Four business hours, stopped by every pause and by waiting.
WORK = attrs.evolve(RESOLUTION, limit=BusinessHours(4), paused_by=(EventKind.PAUSED, EventKind.INFORMATION_REQUESTED))


def judged(commitment: Commitment, ticket: Ticket, now: datetime, **changes: object) -> CommitmentAssessment:
    """Judge a ticket by a commitment with some fields changed."""
    return AGREEMENT.assess(ticket, now=now).judge(attrs.evolve(commitment, **changes))  # type: ignore[arg-type]


def test_paused() -> None:
    """While paused nothing is due, and nothing breaches; resumed now, the rest of the limit would start now"""
    paused = judged(WORK, RECEIVED.paused("vendor", at=monday(12)), monday(12) + 30 * DAY)
    assert (paused.state, paused.paused, paused.open) == (State.PAUSED, True, True)
    assert (paused.elapsed, paused.remaining, paused.consumed) == (3 * HOUR, HOUR, Fraction(3, 4))
    assert (paused.due_at, paused.last_ok_at, paused.breached_at) == (None, None, None)
    assert paused.due_at_if_resumed_now == monday(13) + 30 * DAY
    running = judged(WORK, RECEIVED, monday(12))
    assert (running.due_at, running.due_at_if_resumed_now, running.paused) == (monday(13), None, False)


def test_resolved_while_paused() -> None:
    """An hour of 4 before the pause: resolved on Tuesday at 15, it was due 3 h later, not on Monday at 13"""
    tuesday = monday(15) + DAY
    found = judged(WORK, RECEIVED.paused("vendor", at=monday(10)).resolved(at=tuesday), tuesday + DAY)
    assert (found.state, found.elapsed, found.ended_at) == (State.MET, HOUR, tuesday)
    assert found.due_at == found.last_ok_at == monday(10) + 2 * DAY
    # the same where the answer and the resolution are of one instant
    resumed = RECEIVED.paused("vendor", at=monday(10)).resumed(at=tuesday).resolved(at=tuesday)
    assert judged(WORK, resumed, tuesday + DAY).due_at == monday(10) + 2 * DAY
    # a limit that was spent before the pause was due before it
    late = judged(WORK, RECEIVED.paused("vendor", at=monday(14)).resolved(at=tuesday), tuesday + DAY)
    assert (late.state, late.due_at, late.breached_at) == (State.BREACHED, monday(13), monday(13))


def test_used_up_and_paused() -> None:
    """Used up to the microsecond at the pause an inclusive limit still waits; a strict one is breached and says when"""
    ticket = RECEIVED.paused("vendor", at=monday(13))
    assert judged(WORK, ticket, monday(15)).state is State.PAUSED
    strict = judged(WORK, ticket, monday(15), bound=Bound.STRICT)
    assert (strict.state, strict.paused) == (State.BREACHED, True)
    assert (strict.due_at, strict.breached_at, strict.due_at_if_resumed_now) == (monday(13), monday(13), None)


def test_breached_before_the_pause() -> None:
    """A pause takes no breach back"""
    paused = judged(WORK, RECEIVED.paused("vendor", at=monday(15)), monday(16))
    assert (paused.state, paused.due_at, paused.elapsed) == (State.BREACHED, monday(13), 6 * HOUR)


def test_due_after_a_pause() -> None:
    """The due date moves by the open time of the pause, and stands again when the clock goes on"""
    ticket = RECEIVED.paused("vendor", at=monday(10)).resumed(at=monday(12))
    found = judged(WORK, ticket, monday(13))
    assert (found.state, found.due_at, found.actual, found.business) == (State.RUNNING, monday(15), 2 * HOUR, 2 * HOUR)
    overnight = judged(WORK, RECEIVED.paused("vendor", at=monday(16)).resumed(at=monday(9) + DAY), monday(10) + DAY)
    assert (overnight.elapsed, overnight.state) == (8 * HOUR, State.BREACHED)


def test_real_time_pauses_too() -> None:
    """Clock hours and days shift by the real time of the pause"""
    ticket = RECEIVED.paused("vendor", at=monday(10)).resumed(at=monday(12))
    assert judged(WORK, ticket, monday(13), limit=ClockHours(4)).due_at == monday(15)
    # a day ends at 24:00 of Tuesday, 39 hours after the start, and two hours were paused
    assert judged(WORK, ticket, monday(13), limit=BusinessDays(1)).due_at == monday(2) + 2 * DAY


def test_closed_unresolved() -> None:
    """Closed without its end a promise is not met, in time or not; excluded, it counts for nothing, late or not"""
    closed = RECEIVED.closed(at=monday(10))
    failed = judged(WORK, closed, monday(11))
    assert (failed.state, failed.closed_unresolved, failed.open) == (State.BREACHED, True, False)
    assert (failed.breached_at, failed.due_at, failed.elapsed) == (monday(10), monday(13), HOUR)
    late = judged(WORK, RECEIVED.closed(at=monday(16)), monday(17))
    assert (late.state, late.breached_at) == (State.BREACHED, monday(13))
    for ticket in (closed, RECEIVED.closed(at=monday(16))):
        excluded = judged(WORK, ticket, monday(17), unresolved=Unresolved.EXCLUDED)
        assert (excluded.state, excluded.closed_unresolved) == (State.CANCELLED, False)


def test_cancelled() -> None:
    """Withdrawn in time a promise is void, before its start too; what was breached stays breached"""
    assert judged(WORK, RECEIVED.cancelled(at=monday(10)), monday(11)).state is State.CANCELLED
    assert judged(WORK, RECEIVED.cancelled(at=monday(16)), monday(17)).state is State.BREACHED
    late = {"starts": EventKind.ACKNOWLEDGED}
    assert judged(WORK, RECEIVED.cancelled(at=monday(10)), monday(11), **late).state is State.CANCELLED
    assert judged(WORK, RECEIVED.closed(at=monday(10)), monday(11), **late).state is State.NOT_COVERED


def test_resolved_by_another() -> None:
    """A resolution by another ends the clock and keeps no promise; by nobody named it is the support's own"""
    for by, state in ((None, State.MET), ("support", State.MET), ("vendor", State.BREACHED)):
        found = judged(WORK, RECEIVED.resolved(at=monday(10), by=by), monday(11), ended_by="support")
        assert (found.state, found.open) == (state, False)
    assert judged(WORK, RECEIVED.resolved(at=monday(10), by="vendor"), monday(11)).state is State.MET


def test_reopened() -> None:
    """Met at 11, reopened at 15: cumulative has two hours left, first stays met, restart has four again"""
    ticket = RECEIVED.resolved(at=monday(11)).reopened(at=monday(15))
    cumulative = judged(WORK, ticket, monday(16))
    assert (cumulative.state, cumulative.elapsed, cumulative.due_at) == (State.RUNNING, 3 * HOUR, monday(17))
    assert [(past.state, past.elapsed, past.ended_at) for past in cumulative.history] == [
        (State.MET, 2 * HOUR, monday(11))
    ]
    assert cumulative.cycles == (cumulative,)
    first = judged(WORK, ticket, monday(16), on_reopen=OnReopen.FIRST)
    assert (first.state, first.history, first.ended_at) == (State.MET, (), monday(11))
    restart = judged(WORK, ticket, monday(16), on_reopen=OnReopen.RESTART)
    assert (restart.state, restart.elapsed, restart.started_at) == (State.RUNNING, HOUR, monday(15))
    assert (restart.due_at, restart.cycles) == (monday(11) + DAY, (*restart.history, restart))


def test_the_history_keeps_a_breach() -> None:
    """A clock that restarts leaves its breach in the history, as it stood: a later severity changes nothing there"""
    late = RECEIVED.resolved(at=monday(15)).reopened(at=monday(16)).severity_assigned(HIGH, at=monday(16))
    found = judged(WORK, late, monday(17), on_reopen=OnReopen.RESTART)
    assert [past.state for past in (*found.history, found)] == [State.BREACHED, State.RUNNING]
    per_severity = judged(RESOLUTION, late, monday(17), on_reopen=OnReopen.RESTART)
    assert [past.state for past in per_severity.history] == [State.NOT_COVERED]


def test_repeated() -> None:
    """An update every two hours: one kept, one missed, one running; the resolution ends the last one kept"""
    update = attrs.evolve(RESPONSE, ends=EventKind.NOTIFIED, limit=BusinessHours(2), repeats=Repeats.EACH_END)
    ticket = RECEIVED.notified(at=monday(11)).notified(at=monday(14))
    found = judged(update, ticket, monday(15))
    assert [past.state for past in found.cycles] == [State.MET, State.BREACHED, State.RUNNING]
    assert found.due_at == monday(16)
    assert judged(update, ticket.resolved(at=monday(15)), monday(17)).state is State.MET
    assert judged(update, ticket.closed(at=monday(15)), monday(17)).state is State.BREACHED


# Low for three hours of its 8, then high, whose limit is 2.
RAISED = LOW_TICKET.severity_assigned(HIGH, at=monday(12))


def test_from_start() -> None:
    """The new limit counts all the time elapsed: spent at the change, it breaches then and says so"""
    found = judged(RESOLUTION, RAISED, monday(13))
    assert (found.state, found.elapsed, found.due_at) == (State.BREACHED, 4 * HOUR, monday(11))
    assert (found.spent_when_assigned, found.breached_at) == (True, monday(12))
    in_time = LOW_TICKET.severity_assigned(HIGH, at=monday(10))
    due = judged(RESOLUTION, in_time, monday(12))
    assert (due.state, due.spent_when_assigned, due.breached_at) == (State.BREACHED, False, monday(11))


def test_first_severity_may_be_spent_already() -> None:
    """The first severity is no change, and yet its limit may be spent when it is assigned"""
    found = judged(RESOLUTION, RECEIVED.severity_assigned(HIGH, at=monday(12)), monday(13))
    assert (found.spent_when_assigned, found.breached_at, found.due_at) == (True, monday(12), monday(11))


def test_lowered_after_a_breach() -> None:
    """High, breached at 11, lowered at 12: the breach stays, under high, since 11"""
    ticket = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(12))
    found = judged(RESOLUTION, ticket, monday(13))
    assert (found.state, found.breached_under, found.breached_at) == (State.BREACHED, HIGH, monday(11))
    assert found.due_at == monday(17)
    # spent already when high was assigned at 12: breached since then
    late = LOW_TICKET.severity_assigned(HIGH, at=monday(12)).severity_assigned(LOW, at=monday(13))
    assert judged(RESOLUTION, late, monday(14)).breached_at == monday(12)


def test_from_change() -> None:
    """The new limit counts the time since the change; a breach before it stays"""
    mode = {"on_severity_change": OnSeverityChange.FROM_CHANGE}
    found = judged(RESOLUTION, RAISED, monday(13), **mode)
    assert (found.state, found.elapsed, found.due_at) == (State.RUNNING, HOUR, monday(14))
    assert (found.started_at, found.clock_started_at) == (monday(9), monday(9))
    high = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(12))
    breached = judged(RESOLUTION, high, monday(13), **mode)
    assert (breached.state, breached.breached_under, breached.breached_at) == (State.BREACHED, HIGH, monday(11))
    # given at the start itself, a severity is no change of it
    at_start = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(9))
    assert judged(RESOLUTION, at_start, monday(13), **mode).elapsed == 4 * HOUR


def test_from_change_while_paused() -> None:
    """Changed while the clock rests, the new limit starts with nothing elapsed, when the clock goes on"""
    mode = {"on_severity_change": OnSeverityChange.FROM_CHANGE, "paused_by": (EventKind.PAUSED,)}
    ticket = LOW_TICKET.paused("vendor", at=monday(10)).severity_assigned(HIGH, at=monday(11))
    resting = judged(RESOLUTION, ticket, monday(12), **mode)
    assert (resting.state, resting.elapsed, resting.due_at_if_resumed_now) == (State.PAUSED, 0 * HOUR, monday(14))
    again = ticket.severity_assigned(LOW, at=monday(11)).resumed(at=monday(13))
    assert judged(RESOLUTION, again, monday(14), **mode).elapsed == HOUR


def test_proportional() -> None:
    """Three of eight hours are 3/8; the 5/8 left of two hours are 1 h 15"""
    mode = {"on_severity_change": OnSeverityChange.PROPORTIONAL}
    found = judged(RESOLUTION, RAISED, monday(13), **mode)
    assert (found.state, found.consumed, found.elapsed) == (State.RUNNING, Fraction(7, 8), 4 * HOUR)
    assert (found.remaining, found.due_at, found.allowed) == (HOUR / 4, monday(13, 15), 2 * HOUR)
    assert found.last_ok_at == monday(13, 15)
    strict = judged(RESOLUTION, RAISED, monday(13, 15), **mode, bound=Bound.STRICT)
    assert (strict.state, strict.consumed, strict.last_ok_at) == (
        State.BREACHED,
        Fraction(1),
        monday(13, 15) - MICROSECOND,
    )


def test_proportional_rounds_up() -> None:
    """Shares that end between two microseconds are due at the next one, and still kept at the one before"""
    thirds = ((HIGH, BusinessHours(2)), (LOW, BusinessHours(3)))
    ticket = LOW_TICKET.severity_assigned(HIGH, at=monday(10) + MICROSECOND)
    mode = {"on_severity_change": OnSeverityChange.PROPORTIONAL, "limit": thirds}
    found = judged(RESOLUTION, ticket, monday(11), **mode)
    # 2/3 of the limit less 1/3 of a microsecond: 80 minutes less 2/3 of a microsecond after 10:00:00.000001
    assert (found.due_at, found.last_ok_at) == (monday(11, 20) + MICROSECOND, monday(11, 20))
    for at, state in ((monday(11, 20), State.MET), (monday(11, 20) + MICROSECOND, State.BREACHED)):
        assert judged(RESOLUTION, ticket.resolved(at=at), monday(12), **mode).state is state


def test_proportional_spent_before_and_paused() -> None:
    """Spent under an earlier severity it is due there; while paused the share left would start now"""
    mode = {"on_severity_change": OnSeverityChange.PROPORTIONAL, "paused_by": (EventKind.PAUSED,)}
    high = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(12))
    spent = judged(RESOLUTION, high, monday(13), **mode)
    assert (spent.state, spent.due_at, spent.last_ok_at) == (State.BREACHED, monday(11), monday(11))
    paused = judged(RESOLUTION, RAISED.paused("vendor", at=monday(13)), monday(15), **mode)
    assert (paused.state, paused.due_at, paused.due_at_if_resumed_now) == (State.PAUSED, None, monday(15, 15))
    days = ((HIGH, BusinessDays(1)), (LOW, BusinessDays(3)))
    by_days = judged(RESOLUTION, RAISED, monday(13), **{**mode, "limit": days})
    assert (by_days.allowed, by_days.consumed) == (39 * HOUR, Fraction(3, 87) + Fraction(1, 39))


def test_frozen() -> None:
    """The limit of the severity at the start, or of the first one after it, stays"""
    mode = {"on_severity_change": OnSeverityChange.FROZEN}
    found = judged(RESOLUTION, RAISED, monday(13), **mode)
    assert (found.state, found.severity, found.due_at) == (State.RUNNING, LOW, monday(17))
    later = RECEIVED.severity_assigned(HIGH, at=monday(10)).severity_assigned(LOW, at=monday(10, 30))
    assert judged(RESOLUTION, later, monday(13), **mode).severity == HIGH


def test_answered_before_a_severity_was_known() -> None:
    """What ended before any severity was known is judged by the first one, however many follow"""
    per_severity = attrs.evolve(RESPONSE, limit=RESOLUTION.limit)
    ticket = RECEIVED.acknowledged(at=monday(12)).severity_assigned(LOW, at=monday(13))
    assert judged(per_severity, ticket, monday(14)).state is State.MET
    changed = judged(per_severity, ticket.severity_assigned(HIGH, at=monday(14)), monday(15))
    assert (changed.state, changed.severity) == (State.MET, LOW)


@pytest.mark.parametrize("mode", OnSeverityChange)
def test_severities_without_a_limit_are_passed_over(mode: OnSeverityChange) -> None:
    """A severity that has no limit spends none, in every mode"""
    only_low = attrs.evolve(RESOLUTION, limit=((LOW, BusinessHours(8)),), on_severity_change=mode)
    ticket = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(12))
    found = judged(only_low, ticket, monday(13))
    assert found.state is (State.NOT_STARTED if mode is OnSeverityChange.FROZEN else State.RUNNING)


def test_last_ok_over_closed_time() -> None:
    """Used up at closing, an inclusive limit is kept until the next opening; a strict one until just before"""
    ticket = Ticket.received("1", at=monday(13))
    found = judged(WORK, ticket, monday(14))
    assert (found.due_at, found.last_ok_at) == (monday(17), monday(9) + DAY)
    assert judged(WORK, ticket, monday(14), bound=Bound.STRICT).last_ok_at == monday(17) - MICROSECOND
    assert judged(WORK, ticket, monday(14), limit=ClockHours(4)).last_ok_at == monday(17)
    # used up at the pause and gone on since: kept until it goes on
    paused = RECEIVED.paused("vendor", at=monday(13)).resumed(at=monday(15))
    assert judged(WORK, paused, monday(15)).last_ok_at == monday(15)
    between = RECEIVED.paused("vendor", at=monday(14)).resumed(at=monday(15))
    assert judged(WORK, between, monday(16)).last_ok_at == monday(13)


def test_reaches() -> None:
    """The instant of an amount or of a share on the clock; none without a clock, nor where a pause leaves it open"""
    found = judged(WORK, RECEIVED, monday(10))
    assert (found.reaches(2 * HOUR), found.reaches_share(Fraction(1, 4))) == (monday(11), monday(10))
    assert judged(WORK, RECEIVED, monday(10), starts=EventKind.ACKNOWLEDGED).reaches(HOUR) is None
    assert judged(WORK, RECEIVED, monday(10), starts=EventKind.ACKNOWLEDGED).reaches_share(Fraction(1)) is None
    paused = judged(WORK, RECEIVED.paused("vendor", at=monday(10)), monday(12))
    assert (paused.reaches(HOUR), paused.reaches(2 * HOUR), paused.reaches_share(Fraction(1, 2))) == (
        monday(10),
        None,
        None,
    )


def test_not_yet_received() -> None:
    """Of a ticket that is still to come nothing is said, whatever its later life holds"""
    ticket = RECEIVED.paused("vendor", at=monday(10))
    assert judged(WORK, ticket, monday(8)).state is State.NOT_STARTED


def test_a_value_with_a_history() -> None:
    """The same question twice gives equal answers, history and all"""
    ticket = RECEIVED.resolved(at=monday(11)).reopened(at=monday(15))
    assert judged(WORK, ticket, monday(16)) == judged(WORK, ticket, monday(16))
