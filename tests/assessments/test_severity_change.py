"""What another severity does to a clock that runs; each mode by name stands in test_judgement."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import attrs

from sla_rules import BusinessHours, ClockHours, Ticket
from sla_rules.assessments.clock import Clock
from sla_rules.assessments.severity_change import Share, consumed_by, shares_last_within, shares_reach
from sla_rules.calendars.bound import Bound
from sla_rules.clauses.modes import OnReopen, OnSeverityChange
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, CALENDAR, HIGH, LOW, MICROSECOND, RESOLUTION, RESPONSE, monday

HOUR = timedelta(hours=1)
# A quarter of four hours, then a half of two.
SHARES = (
    Share(Clock(CALENDAR, ((monday(9), monday(10)),)), BusinessHours(4), 4 * HOUR),
    Share(Clock(CALENDAR, ((monday(10), monday(11)),)), BusinessHours(2), 2 * HOUR),
)


def test_shares_add_up() -> None:
    """A quarter and a half are three quarters; each share of the whole is reached in the part that spends it"""
    assert consumed_by(SHARES) == Fraction(3, 4)
    assert shares_reach(SHARES, Fraction(1, 8)) == monday(9, 30)
    assert shares_reach(SHARES, Fraction(1, 4)) == monday(10)
    assert shares_reach(SHARES, Fraction(1)) == monday(11, 30)
    assert shares_reach(SHARES, Fraction(0)) == monday(9)


def test_last_within() -> None:
    """The whole is kept until it is spent, that instant included; in the earlier part when it was spent there"""
    assert shares_last_within(SHARES, Bound.INCLUSIVE) == monday(11, 30)
    assert shares_last_within(SHARES, Bound.STRICT) == monday(11, 30) - MICROSECOND
    spent = (Share(Clock(CALENDAR, ((monday(9), monday(14)),)), BusinessHours(4), 4 * HOUR), SHARES[1])
    assert shares_last_within(spent, Bound.INCLUSIVE) == monday(13)


def test_changes_outside_the_clock() -> None:
    """A severity replaced before the clock started, or assigned after it ended, is no part of it"""
    answer = attrs.evolve(
        RESPONSE,
        starts=EventKind.TEAM_ASSIGNED,
        limit=RESOLUTION.limit,
        on_severity_change=OnSeverityChange.FROM_CHANGE,
    )
    ticket = (
        Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(9)).severity_assigned(HIGH, at=monday(10))
    )
    ticket = ticket.team_assigned("network", at=monday(11)).severity_assigned(LOW, at=monday(12))
    ticket = ticket.acknowledged(at=monday(13)).severity_assigned(HIGH, at=monday(14))
    assessed = AGREEMENT.assess(ticket, now=monday(15)).judge(answer)
    assert [part.severity for part in assessed.particulars.parts] == [HIGH, LOW]
    assert (assessed.severity, assessed.elapsed) == (LOW, HOUR)
    # answered before the first severity after its start: none came in force while it ran
    early = Ticket.received("1", at=monday(9)).team_assigned("network", at=monday(9)).acknowledged(at=monday(10))
    early = early.severity_assigned(LOW, at=monday(11)).severity_assigned(HIGH, at=monday(12))
    found = AGREEMENT.assess(early, now=monday(13)).judge(answer)
    assert (found.severity, found.particulars.in_force_since) == (LOW, None)


def test_assigned_after_the_end_judges_nothing() -> None:
    """Two severities assigned after an end that was met, the first of them with less: it stays met"""
    answer = attrs.evolve(RESPONSE, limit=RESOLUTION.limit)
    met = Ticket.received("1", at=monday(9), scope="one").acknowledged(at=monday(13))
    raised = met.severity_assigned(HIGH, at=monday(14))
    for ticket in (met, raised, raised.severity_assigned(LOW, at=monday(15))):
        found = AGREEMENT.assess(ticket, now=monday(16)).judge(answer)
        assert (found.state.value, found.severity, found.breached_under) == ("met", LOW, None)
    first = attrs.evolve(RESOLUTION, on_reopen=OnReopen.FIRST)
    ticket = Ticket.received("1", at=monday(9), scope="one").resolved(at=monday(13)).reopened(at=monday(14))
    ticket = ticket.severity_assigned(HIGH, at=monday(14)).severity_assigned(LOW, at=monday(15))
    assert AGREEMENT.assess(ticket, now=monday(16)).judge(first).state.value == "met"


def test_a_severity_corrected_in_the_same_minute_judges_nothing() -> None:
    """High was in force for no time at all at 13:00, where its two hours were long gone: low's eight are judged"""
    ticket = Ticket.received("1", at=monday(9), scope="one")
    slip = ticket.severity_assigned(HIGH, at=monday(13)).severity_assigned(LOW, at=monday(13))
    found = AGREEMENT.assess(slip, now=monday(14)).commitment("resolution")
    assert (found.state.value, found.severity, found.breached_under) == ("running", LOW, None)


def test_a_breach_stays_where_it_stood() -> None:
    """High's two hours are spent at 11:00; proportional or frozen, a severity assigned at 14:00 moves nothing"""
    for mode in (OnSeverityChange.PROPORTIONAL, OnSeverityChange.FROZEN):
        promise = attrs.evolve(RESOLUTION, on_severity_change=mode)
        ticket = Ticket.received("1", at=monday(9)).severity_assigned(HIGH, at=monday(9))
        for told in (ticket, ticket.severity_assigned(LOW, at=monday(14))):
            found = AGREEMENT.assess(told, now=monday(16)).judge(promise)
            assert (found.breached_at, found.spent_when_assigned) == (monday(11), False)
        # the first severity came when its limit was spent: that stays so as well
        late = Ticket.received("1", at=monday(9)).severity_assigned(HIGH, at=monday(13))
        for told in (late, late.severity_assigned(LOW, at=monday(14))):
            found = AGREEMENT.assess(told, now=monday(16)).judge(promise)
            assert (found.breached_at, found.spent_when_assigned) == (monday(13), True)


def test_a_share_of_the_whole_is_reached() -> None:
    """Low spends three eighths until 12:00; the half is reached by high a quarter of an hour later"""
    promise = attrs.evolve(RESOLUTION, on_severity_change=OnSeverityChange.PROPORTIONAL)
    ticket = Ticket.received("1", at=monday(9), scope="one").severity_assigned(HIGH, at=monday(12))
    found = AGREEMENT.assess(ticket, now=monday(16)).judge(promise)
    assert found.reaches_share(Fraction(1, 2)) == monday(12, 15)


def test_what_is_overspent_beyond_all_bounds_stops() -> None:
    """A second overspent by a day, taken over to 2 000 000 days, is 292 271 years: no timedelta holds it"""
    limits = tuple(
        (severity, ClockHours(timedelta(seconds=1) if severity == HIGH else timedelta(days=2_000_000)))
        for severity in (HIGH, LOW)
    )
    promise = attrs.evolve(RESOLUTION, limit=limits, on_severity_change=OnSeverityChange.PROPORTIONAL)
    ticket = Ticket.received("1", at=monday(9)).severity_assigned(HIGH, at=monday(9))
    ticket = ticket.severity_assigned(LOW, at=monday(9) + timedelta(days=1))
    assessed = AGREEMENT.assess(ticket, now=monday(9) + timedelta(days=2)).judge(promise)
    assert assessed.remaining == timedelta(microseconds=1 - 2**63)
    assert (assessed.due_at, assessed.consumed) == (monday(9) + timedelta(seconds=1), 86_400 + Fraction(1, 2_000_000))
