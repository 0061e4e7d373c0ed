"""What one commitment says."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest

from sla_rules import BusinessDays, ClockHours, Ticket
from sla_rules.assessments.state import State
from sla_rules.clauses.commitment import Coverage
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, HIGH, LOW, MICROSECOND, RESOLUTION, RESPONSE, monday

if TYPE_CHECKING:
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment

HOUR = timedelta(hours=1)
RECEIVED = Ticket.received("1", at=monday(9))
FRIDAY = monday(9) + timedelta(days=4)


def resolution(ticket: Ticket, hour: float) -> CommitmentAssessment:
    """Assess the resolution at an hour after Monday 00:00."""
    return AGREEMENT.assess(ticket, now=monday(0) + hour * HOUR).commitment("resolution")


def test_figures_while_running() -> None:
    """3 of 8 hours: the figures are exact and agree"""
    assessed = resolution(RECEIVED.severity_assigned(LOW, at=monday(9)), 12)
    assert (assessed.name, assessed.clause, assessed.bound.value) == ("resolution", "§1", "inclusive")
    assert (assessed.state, assessed.open, assessed.severity) == (State.RUNNING, True, LOW)
    assert (assessed.elapsed, assessed.remaining, assessed.consumed) == (3 * HOUR, 5 * HOUR, Fraction(3, 8))
    assert (assessed.due_at, assessed.ended_at, assessed.business) == (monday(17), None, 3 * HOUR)


def test_before_a_severity_is_known() -> None:
    """Without a severity there is no limit, so nothing is judged; resolved without one, it never will be"""
    assessed = resolution(RECEIVED, 12)
    assert (assessed.state, assessed.limit, assessed.open) == (State.NOT_STARTED, None, False)
    nothing = (assessed.started_at, assessed.clock_started_at, assessed.due_at, assessed.allowed, assessed.business)
    assert set(nothing) == {None}
    assert (assessed.elapsed, assessed.remaining, assessed.consumed) == (timedelta(0), None, None)
    assert resolution(RECEIVED.resolved(at=monday(10)), 12).state is State.NOT_COVERED


def test_before_the_start() -> None:
    """A clock that has not started has its limit whole; a limit of days has no length before it starts"""
    assessment = AGREEMENT.assess(RECEIVED, now=monday(12))
    after = attrs.evolve(RESPONSE, starts=EventKind.SEVERITY_ASSIGNED)
    assert assessment.judge(after).state is State.NOT_STARTED
    assert assessment.judge(after).remaining == HOUR
    assert assessment.judge(attrs.evolve(after, limit=BusinessDays(1))).remaining is None


def test_end_before_start_is_not_covered() -> None:
    """An end that comes before what would start the clock leaves nothing to judge"""
    ticket = RECEIVED.acknowledged(at=monday(10)).severity_assigned(LOW, at=monday(11))
    assessment = AGREEMENT.assess(ticket, now=monday(12))
    assert assessment.judge(attrs.evolve(RESPONSE, starts=EventKind.SEVERITY_ASSIGNED)).state is State.NOT_COVERED


def test_coverage() -> None:
    """A commitment on blocking anomalies speaks of no other ticket"""
    blocking = attrs.evolve(RESPONSE, covers=Coverage.BLOCKING)
    assert AGREEMENT.assess(RECEIVED, now=monday(10)).judge(blocking).state is State.NOT_COVERED
    blocked = Ticket.received("1", at=monday(9), blocking=True)
    assert AGREEMENT.assess(blocked, now=monday(10)).judge(blocking).state is State.RUNNING


@pytest.mark.parametrize(
    ("limit", "elapsed", "allowed"),
    [(ClockHours(30), 25 * HOUR, 30 * HOUR), (BusinessDays(1), 25 * HOUR, 39 * HOUR)],
)
def test_limits_of_real_time(limit: ClockHours | BusinessDays, elapsed: timedelta, allowed: timedelta) -> None:
    """Hours of the clock and days are measured in real time, and the open time stands beside it"""
    assessed = AGREEMENT.assess(RECEIVED, now=monday(10) + timedelta(days=1)).judge(attrs.evolve(RESPONSE, limit=limit))
    assert (assessed.elapsed, assessed.allowed, assessed.business) == (elapsed, allowed, 9 * HOUR)


def test_severity_raised_keeps_the_time_elapsed() -> None:
    """Low, raised to high after 3 hours: its 2 hours are spent already, so it is breached at once"""
    ticket = RECEIVED.severity_assigned(LOW, at=monday(9)).severity_assigned(HIGH, at=monday(12))
    assert resolution(ticket, 11).state is State.RUNNING
    raised = resolution(ticket, 12)
    assert (raised.state, raised.elapsed, raised.due_at) == (State.BREACHED, 3 * HOUR, monday(11))
    assert raised.breached_under is None


def test_a_breach_is_never_erased() -> None:
    """High, breached after 2 hours, then lowered: the breach stays, and says under which severity it came"""
    high = RECEIVED.severity_assigned(HIGH, at=monday(9))
    ticket = high.severity_assigned(LOW, at=monday(11) + MICROSECOND).resolved(at=monday(12))
    lowered = resolution(ticket, 13)
    assert (lowered.state, lowered.breached_under, lowered.limit) == (State.BREACHED, HIGH, RESOLUTION.limit_for(LOW))
    in_time = high.severity_assigned(LOW, at=monday(11)).resolved(at=monday(12))
    assert resolution(in_time, 13).state is State.MET


def test_one_limit_is_spent_once_for_all() -> None:
    """A limit that does not depend on the severity is judged at the end alone"""
    ticket = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(11))
    assessed = AGREEMENT.assess(ticket, now=monday(12)).commitment("response")
    assert (assessed.state, assessed.breached_under) == (State.BREACHED, None)


def test_judged_by_the_severity_at_the_end() -> None:
    """A response that ended while low is judged as low, whatever the severity became"""
    per_severity = attrs.evolve(RESPONSE, limit=RESOLUTION.limit)
    ticket = RECEIVED.severity_assigned(LOW, at=monday(9)).acknowledged(at=monday(13))
    ticket = ticket.severity_assigned(HIGH, at=monday(14))
    assessed = AGREEMENT.assess(ticket, now=monday(15)).judge(per_severity)
    assert (assessed.state, assessed.severity) == (State.MET, LOW)


def test_a_severity_before_the_clock_breaches_nothing() -> None:
    """A severity that was replaced before the clock started spent none of its limit, nor did one without a limit"""
    commitment = attrs.evolve(RESOLUTION, starts=EventKind.ACKNOWLEDGED)
    ticket = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(13))
    ticket = ticket.acknowledged(at=monday(14))
    assert AGREEMENT.assess(ticket, now=monday(15)).judge(commitment).breached_under is None
    only_low = attrs.evolve(RESOLUTION, limit=((LOW, ClockHours(24)),))
    assert AGREEMENT.assess(ticket, now=monday(15)).judge(only_low).state is State.RUNNING
    assert AGREEMENT.assess(ticket, now=FRIDAY).judge(only_low).state is State.BREACHED
