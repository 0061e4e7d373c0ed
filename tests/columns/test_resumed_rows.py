"""When the limits of many paused clocks would be used up if they went on at now."""

from __future__ import annotations

from sla_rules import BusinessHours, ClockHours
from sla_rules.clauses.modes import OnSeverityChange
from sla_rules.columns.resumed_rows import due_if_resumed

from .paper_lives import HIGH, LOW, at, instants, micros, promise, received, verdicts

PAUSED_BY = ("vendor",)


def test_what_is_left_begins_at_now() -> None:
    """Four hours, one of them spent before the pause: three from now on; who does not wait has nothing."""
    tickets = [received().paused("vendor", at=at(1)), received(), received().resolved(at=at(2))]
    assert instants(due_if_resumed(verdicts(promise(paused_by=PAUSED_BY), tickets, at(3)))) == [micros(6), None, None]
    assert instants(due_if_resumed(verdicts(promise(), tickets, at(3)))) == [None] * 3


def test_a_limit_used_up_when_the_pause_began_stays_where_it_was() -> None:
    """Four of four hours on the clock at rest: due when they were used up; five of four: breached, and waiting not."""
    tickets = [received().paused("vendor", at=at(4)), received().paused("vendor", at=at(5))]
    assert instants(due_if_resumed(verdicts(promise(paused_by=PAUSED_BY), tickets, at(6)))) == [micros(4), None]


def test_each_kind_of_time_of_its_own() -> None:
    """One of four business hours spent, and one of two hours by the clock: three and one are left, on one morning."""
    limits = ((HIGH, ClockHours(2)), (LOW, BusinessHours(4)))
    tickets = [received(scope=scope).paused("vendor", at=at(1)) for scope in ("site", "user")]
    promised = promise(limit=limits, paused_by=PAUSED_BY)
    assert instants(due_if_resumed(verdicts(promised, tickets, at(3)))) == [micros(4), micros(6)]


def test_shares_of_several_limits() -> None:
    """A half of four hours and a half of two are the whole, used up at hour three, when the pause began."""
    limits = ((HIGH, BusinessHours(2)), (LOW, BusinessHours(4)))
    promised = promise(limit=limits, paused_by=PAUSED_BY, on_severity_change=OnSeverityChange.PROPORTIONAL)
    raised = received(scope="user").severity_assigned(HIGH, at=at(2))
    tickets = [raised.paused("vendor", at=at(3)), raised.paused("vendor", at=at(2.5))]
    # of the second one a quarter of two hours is left from now on
    assert instants(due_if_resumed(verdicts(promised, tickets, at(5)))) == [micros(3), micros(5.5)]
