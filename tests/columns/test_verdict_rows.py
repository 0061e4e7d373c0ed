"""The verdicts of one commitment on many tickets, on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sla_rules import Bound, BusinessDays, BusinessHours, ClockHours
from sla_rules.clauses.commitment import Coverage
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats, Unresolved
from sla_rules.tickets.event import EventKind

from .paper_lives import HIGH, LOW, MIDDLE, at, instants, micros, promise, received, states, verdicts

HOUR = 3_600_000_000


def test_states_of_plain_lives() -> None:
    """Four hours from 09:00: met at the limit itself, breached a microsecond later, on track before, unknown later."""
    tickets = [
        received().resolved(at=at(4)),
        received().resolved(at=at(4) + timedelta(microseconds=1)),
        received(1),
        received(),
        received(6),
    ]
    found = verdicts(promise(), tickets, at(4.5))
    assert states(found) == ["met", "breached", "running", "breached", "not_started"]
    assert found.of_tickets(found.elapsed, 0).tolist() == [4 * HOUR, 4 * HOUR + 1, 3.5 * HOUR, 4.5 * HOUR, 0]
    assert instants(found.of_tickets(found.due)) == [micros(4), micros(4), micros(5), micros(4), None]
    assert instants(found.remaining) == [0, -1, HOUR // 2, -HOUR // 2, 4 * HOUR]
    assert instants(found.of_tickets(found.breached)) == [None, micros(4), None, micros(4), None]
    strict = verdicts(promise(bound=Bound.STRICT), tickets[:1], at(4.5))
    assert states(strict) == ["breached"]


def test_pauses_leave_no_due_date() -> None:
    """Paused after one hour, two later three are left; resumed, they end at hour six; another reason counts not."""
    paused = received().paused("vendor", at=at(1))
    tickets = [paused, paused.resumed(at=at(3)), received().paused("customer", at=at(1))]
    found = verdicts(promise(paused_by=("vendor",)), tickets, at(3))
    assert states(found) == ["paused", "running", "running"]
    assert instants(found.due) == [None, micros(6), micros(4)]
    assert instants(found.due_if_resumed) == [micros(6), None, None]
    assert instants(verdicts(promise(), tickets, at(3)).due_if_resumed) == [None] * 3


def test_a_limit_used_up_when_the_pause_began_stays_where_it_was() -> None:
    """Four of four hours on the clock at rest: within, waiting, and due when they were used up."""
    tickets = [received().information_requested(at=at(4)), received().information_requested(at=at(5))]
    found = verdicts(promise(paused_by=(EventKind.INFORMATION_REQUESTED,)), tickets, at(6))
    assert states(found) == ["paused", "breached"]
    assert instants(found.due) == [None, micros(4)]
    assert instants(found.due_if_resumed) == [micros(4), None]


@pytest.mark.parametrize(
    ("mode", "state", "elapsed", "due"),
    [
        (OnReopen.FIRST, "met", 1 * HOUR, micros(4)),
        (OnReopen.CUMULATIVE, "running", 3 * HOUR, micros(6)),
        (OnReopen.RESTART, "running", 2 * HOUR, micros(7)),
    ],
)
def test_reopening(mode: OnReopen, state: str, elapsed: int, due: int) -> None:
    """Resolved after one hour and reopened two hours later, looked at after two more."""
    ticket = received().resolved(at=at(1)).reopened(at=at(3))
    found = verdicts(promise(on_reopen=mode), [ticket], at(5))
    assert (states(found), found.elapsed.tolist(), instants(found.due)) == ([state], [elapsed], [due])


LIMITS = ((HIGH, BusinessHours(2)), (MIDDLE, BusinessHours(6)), (LOW, BusinessHours(8)))


@pytest.mark.parametrize(
    ("mode", "state", "elapsed", "due"),
    [
        (OnSeverityChange.FROM_START, "breached", 7 * HOUR, micros(2)),
        (OnSeverityChange.FROM_CHANGE, "running", 4 * HOUR, micros(1, day=1)),
        (OnSeverityChange.FROZEN, "running", 7 * HOUR, micros(8)),
    ],
)
def test_changes_of_severity(mode: OnSeverityChange, state: str, elapsed: int, due: int) -> None:
    """Low from the start, middle at hour three, looked at after seven; under FROM_START high at hour three instead."""
    to = HIGH if mode is OnSeverityChange.FROM_START else MIDDLE
    ticket = received(scope="user").severity_assigned(to, at=at(3))
    found = verdicts(promise(limit=LIMITS, on_severity_change=mode), [ticket], at(7))
    assert (states(found), found.elapsed.tolist(), instants(found.due)) == ([state], [elapsed], [due])


@pytest.mark.parametrize("mode", [OnSeverityChange.FROM_CHANGE, OnSeverityChange.PROPORTIONAL])
def test_a_limit_that_is_the_same_for_all_goes_on_through_changes(mode: OnSeverityChange) -> None:
    """Four hours for every severity: nothing begins anew at the change at hour three, as without it."""
    tickets = [received(scope="user").severity_assigned(HIGH, at=at(3)), received(scope="user")]
    found = verdicts(promise(on_severity_change=mode), tickets, at(5))
    assert (found.elapsed.tolist(), instants(found.due)) == ([5 * HOUR] * 2, [micros(4)] * 2)
    assert (states(found), instants(found.breached)) == (["breached"] * 2, [micros(4)] * 2)


def test_a_breach_under_an_earlier_severity_stays() -> None:
    """High for three hours of which two were allowed: breached since hour two, though six are allowed by now."""
    ticket = received(scope="site").severity_assigned(MIDDLE, at=at(3)).resolved(at=at(4))
    for mode in (OnSeverityChange.FROM_START, OnSeverityChange.FROM_CHANGE):
        found = verdicts(promise(limit=LIMITS, on_severity_change=mode), [ticket], at(5))
        assert (states(found), instants(found.breached)) == (["breached"], [micros(2)])


def test_a_limit_spent_when_assigned_is_breached_since_then() -> None:
    """Three of eight hours are gone when high comes, which allows two: breached since, not before."""
    ticket = received(scope="user").severity_assigned(HIGH, at=at(3))
    found = verdicts(promise(limit=LIMITS), [ticket], at(3.5))
    assert (instants(found.due), instants(found.breached)) == ([micros(2)], [micros(3)])
    frozen = promise(limit=LIMITS, on_severity_change=OnSeverityChange.FROZEN)
    late = received().severity_assigned(HIGH, at=at(3)).severity_assigned(LOW, at=at(3.5))
    assert instants(verdicts(frozen, [late], at(4)).breached) == [micros(3)]


def test_clocks_that_end_otherwise() -> None:
    """Closed unresolved, cancelled, resolved by another: breached, withdrawn or left out as the commitment says."""
    tickets = [
        received().closed(at=at(1)),
        received().cancelled(at=at(1)),
        received().cancelled(at=at(5)),
        received().resolved(at=at(1), by="somebody"),
        received().resolved(at=at(1), by="support"),
    ]
    found = verdicts(promise(ended_by="support"), tickets, at(6))
    assert states(found) == ["breached", "cancelled", "breached", "breached", "met"]
    assert instants(found.breached) == [micros(1), None, micros(4), micros(1), None]
    excluded = verdicts(promise(unresolved=Unresolved.EXCLUDED), tickets, at(6))
    assert states(excluded) == ["cancelled", "cancelled", "breached", "met", "met"]
    resolved = verdicts(promise(ended_by="support"), tickets[3:4], at(6))
    assert states(resolved) == ["breached"]


def test_tickets_without_a_clock() -> None:
    """Not covered, not started, ended before any start, cancelled before: the state alone is said."""
    tickets = [
        received(),
        received(blocking=True),
        received(blocking=True).resolved(at=at(1)),
        received(blocking=True).cancelled(at=at(1)),
    ]
    late = promise(starts=EventKind.ACKNOWLEDGED, covers=Coverage.BLOCKING)
    found = verdicts(late, tickets, at(2))
    assert states(found) == ["not_covered", "not_started", "not_covered", "cancelled"]
    assert found.of_tickets(found.elapsed, 0).tolist() == [0] * 4
    ends = promise(starts=EventKind.ACKNOWLEDGED, ends=EventKind.CANCELLED)
    assert states(verdicts(ends, tickets[3:], at(2))) == ["cancelled"]


def test_limits_of_every_kind_and_calendars_by_severity() -> None:
    """Two hours of the clock, one business day and four business hours judge tickets of three severities."""
    limits = ((HIGH, ClockHours(2)), (MIDDLE, BusinessDays(1)), (LOW, BusinessHours(4)))
    tickets = [received().severity_assigned(level, at=at(0)) for level in (HIGH, MIDDLE, LOW)]
    found = verdicts(promise(limit=limits), tickets, at(3))
    assert instants(found.due) == [micros(2), micros(15, day=1), micros(4)]
    assert states(found) == ["breached", "running", "running"]


def test_repeating_clocks() -> None:
    """An update every four hours: notified at hour three, the next is due four hours later, none once resolved."""
    update = promise(ends=EventKind.NOTIFIED, repeats=Repeats.EACH_END)
    tickets = [received().notified(at=at(3)), received().notified(at=at(3)).resolved(at=at(4))]
    found = verdicts(update, tickets, at(5))
    assert (states(found), instants(found.due)) == (["running", "met"], [micros(7), micros(7)])
