"""What several severities consumed of the limits of many clocks, on paper."""

from __future__ import annotations

from datetime import timedelta

from sla_rules import Bound, BusinessDays, BusinessHours, ClockHours
from sla_rules.clauses.modes import OnSeverityChange
from sla_rules.tickets.event import EventKind

from .paper_lives import HIGH, LOW, MIDDLE, at, instants, micros, promise, received, states, verdicts

HOUR = 3_600_000_000
LIMITS = ((HIGH, BusinessHours(3)), (MIDDLE, BusinessHours(6)), (LOW, BusinessHours(8)))
SHARED = {"limit": LIMITS, "on_severity_change": OnSeverityChange.PROPORTIONAL}


def test_each_severity_consumes_its_share() -> None:
    """
    Two of eight hours, then the rest under another limit.

    A quarter is gone: three quarters of six hours are left, or of three; two thirds of three hours under a third.
    """
    tickets = [
        received(scope="user").severity_assigned(MIDDLE, at=at(2)),
        received(scope="user").severity_assigned(HIGH, at=at(2)),
        received(scope="user").severity_assigned(MIDDLE, at=at(2)).severity_assigned(HIGH, at=at(3.5)),
        received(scope="user"),
    ]
    found = verdicts(promise(**SHARED), tickets, at(4))
    assert instants(found.due) == [micros(6.5), micros(4.25), micros(5), micros(8)]
    assert instants(found.remaining) == [2.5 * HOUR, 0.25 * HOUR, HOUR, 4 * HOUR]
    assert found.elapsed.tolist() == [4 * HOUR] * 4
    later = verdicts(promise(**SHARED), tickets, at(4.5))
    assert states(later) == ["running", "breached", "running", "running"]
    assert instants(later.breached) == [None, micros(4.25), None, None]


def test_the_whole_may_be_gone_before_the_last_part() -> None:
    """Four hours of three, then a longer limit: due at hour three, overspent by a third of the last one."""
    ticket = received(scope="site").severity_assigned(MIDDLE, at=at(4))
    found = verdicts(promise(**SHARED), [ticket], at(5))
    assert (states(found), instants(found.due)) == (["breached"], [micros(3)])
    assert instants(found.remaining) == [-3 * HOUR]


def test_shares_wait_while_the_clock_is_paused() -> None:
    """A quarter gone and paused since: resumed at hour six, four and a half hours are left; used up, it stays."""
    paused = SHARED | {"paused_by": (EventKind.PAUSED,)}
    one = received(scope="user").severity_assigned(MIDDLE, at=at(2)).paused("vendor", at=at(2))
    other = received(scope="user").severity_assigned(MIDDLE, at=at(4)).paused("vendor", at=at(7))
    found = verdicts(promise(**paused), [one, other], at(7.5))
    assert instants(found.due) == [None, None]
    assert instants(found.due_if_resumed) == [micros(4, day=1), micros(7)]
    assert states(found) == ["paused", "paused"]
    strict = verdicts(promise(**paused, bound=Bound.STRICT), [other], at(7.5))
    assert (states(strict), instants(strict.due)) == (["breached"], [micros(7)])


def test_days_allow_what_they_do_from_the_start_of_the_clock() -> None:
    """From Monday 09:00 one business day allows 39 hours and two 63: 13 of 39 are a third, which leaves 42 of 63."""
    limits = ((HIGH, BusinessDays(1)), (MIDDLE, BusinessDays(2)), (LOW, BusinessDays(2)))
    days = promise(limit=limits, on_severity_change=OnSeverityChange.PROPORTIONAL)
    ticket = received(scope="site").severity_assigned(MIDDLE, at=at(13))
    found = verdicts(days, [ticket], at(14))
    assert instants(found.due) == [micros(13 + 42)]


def test_a_severity_after_the_end_consumes_nothing() -> None:
    """Resolved at hour two for good: what is assigned later is no part of the clock."""
    ticket = received(scope="user").severity_assigned(MIDDLE, at=at(1)).resolved(at=at(2))
    ticket = ticket.reopened(at=at(3)).severity_assigned(HIGH, at=at(4))
    from sla_rules.clauses.modes import OnReopen

    found = verdicts(promise(**SHARED, on_reopen=OnReopen.FIRST), [ticket], at(5))
    assert instants(found.due) == [micros(1 + 7 / 8 * 6)]


def test_what_is_overspent_beyond_all_bounds_stops_at_292_271_years() -> None:
    """
    A microsecond or a second overspent by a day, taken over to a limit of 10 000 days, is more than 64 bits hold.

    The scalar assessment stops there too; another ticket of the table is told as ever.
    """
    for tiny in (timedelta(microseconds=1), timedelta(seconds=1)):
        limits = ((HIGH, ClockHours(tiny)), (MIDDLE, ClockHours(timedelta(days=10_000))), (LOW, ClockHours(1)))
        commitment = promise(**SHARED | {"limit": limits})
        spent = received(scope="site").severity_assigned(MIDDLE, at=at(240))
        found = verdicts(commitment, [spent, received(scope="user")], at(241))
        assert states(found) == ["breached", "breached"]
        assert instants(found.remaining) == [-(2**63 - 1), -240 * HOUR]
