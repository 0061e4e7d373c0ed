"""Which rungs of a ladder rang for many tickets, on paper and against the scalar alarms."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sla_rules import BusinessDays, BusinessHours, ClockHours
from sla_rules.calendars.instants import as_micros
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.modes import OnReopen, OnSeverityChange
from sla_rules.columns.rung_rows import level_reached
from sla_rules.tickets.event import EventKind

from .paper_lives import HIGH, LOW, MIDDLE, at, promise, received, verdicts


def ladder(*rungs: dict[str, Any]) -> tuple[Escalation, ...]:
    """Return a ladder of alarms, one for each rung."""
    plain: dict[str, Any] = {"clause": "§2", "commitment": "promise", "to": "duty"}
    return tuple(Escalation(name=f"rung {number}", **(plain | rung)) for number, rung in enumerate(rungs, start=1))


LADDER = ladder({"at_share": Fraction(1, 2)}, {"before_due": BusinessHours(1)}, {"after_due": BusinessHours(1)})


def test_the_highest_rung_counts() -> None:
    """Half of four hours at hour two, an hour before the due date at three, an hour after it at five."""
    for hours, level in ((2, 0), (2.1, 1), (3.1, 2), (5, 2), (5.1, 3)):
        found = verdicts(promise(), [received(scope="site")], at(hours))
        assert level_reached(found, LADDER).tolist() == [level]
    assert level_reached(verdicts(promise(), [received()], at(9)), LADDER).tolist() == [0]  # no severity, no alarm
    assert level_reached(verdicts(promise(), [received(scope="site")], at(9)), ()).tolist() == [0]


@pytest.mark.parametrize(
    ("rung", "rings"),
    [
        ({"after": BusinessHours(2)}, 2),
        ({"after": ClockHours(2)}, 2),
        ({"after": BusinessDays(1)}, 39),
        ({"before_due": ClockHours(1)}, 3),
        ({"after_due": ClockHours(10)}, 14),
        ({"after_due": ClockHours(10), "in_hours": True}, 24),
        ({"before_due": BusinessDays(1)}, 0),
        ({"after_due": BusinessDays(1)}, 39),
        ({"at_share": Fraction(5, 4)}, 5),
        ({"after": ((LOW, BusinessHours(1)),)}, None),
    ],
)
def test_a_rung_rings_after_its_hour(rung: dict[str, Any], rings: float | None) -> None:
    """Each rung rings just after its hour, not at it, and not for a ticket resolved at it."""
    hour = 90 if rings is None else rings
    tickets = [received(scope="site"), received(scope="site").resolved(at=at(hour))]
    rungs = ladder(rung)
    assert level_reached(verdicts(promise(), tickets, at(hour)), rungs).tolist() == [0, 0]
    later = level_reached(verdicts(promise(), tickets, at(hour + 0.001)), rungs).tolist()
    assert later == [0 if rings is None else 1, 0]


def test_a_severity_is_told_while_it_is_in_force() -> None:
    """High escalates after an hour: not before it is known, and not once it is low."""
    rungs = ladder({"after": ((HIGH, BusinessHours(1)),)})
    tickets = [
        received(scope="user").severity_assigned(HIGH, at=at(3)),
        received(scope="site").severity_assigned(LOW, at=at(1)),
        received(scope="site").severity_assigned(LOW, at=at(2)),
    ]
    assert level_reached(verdicts(promise(), tickets, at(3)), rungs).tolist() == [0, 0, 1]
    assert level_reached(verdicts(promise(), tickets, at(4)), rungs).tolist() == [1, 0, 1]
    frozen = promise(on_severity_change=OnSeverityChange.FROZEN)
    assert level_reached(verdicts(frozen, tickets, at(4)), rungs).tolist() == [0, 1, 1]


def test_a_clock_at_rest_rings_nothing() -> None:
    """Paused at hour one, an alarm after two hours waits; one that falls on a resolution is told at the reopening."""
    paused = promise(paused_by=(EventKind.PAUSED,))
    tickets = [received(scope="site").paused("vendor", at=at(1))]
    rungs = ladder({"after": BusinessHours(2)}, {"after_due": ClockHours(1)})
    assert level_reached(verdicts(paused, tickets, at(6)), rungs).tolist() == [0]
    back = received(scope="site").resolved(at=at(2)).reopened(at=at(6))
    assert level_reached(verdicts(promise(), [back], at(6)), rungs[:1]).tolist() == [0]
    assert level_reached(verdicts(promise(), [back], at(6.1)), rungs[:1]).tolist() == [1]
    again = promise(on_reopen=OnReopen.RESTART)
    assert level_reached(verdicts(again, [back], at(6.1)), rungs[:1]).tolist() == [0]


def test_what_is_planned_anew_at_each_pause_is_left_to_the_scalar_assessment() -> None:
    """Hours of the clock before a due date of business hours hang on every pause; parts have ladders of their own."""
    paused = promise(paused_by=(EventKind.PAUSED,))
    ticket = received(scope="site").paused("vendor", at=at(1)).resumed(at=at(2))
    found = verdicts(paused, [received(scope="site"), ticket], at(6))
    level_reached(found, ladder({"before_due": ClockHours(1)}))
    assert found.exotic.tolist() == [1]
    parted = promise(
        limit=((HIGH, BusinessHours(2)), (MIDDLE, BusinessHours(2)), (LOW, BusinessHours(2))),
        on_severity_change=OnSeverityChange.FROM_CHANGE,
    )
    found = verdicts(parted, [received(scope="user").severity_assigned(HIGH, at=at(1))], at(6))
    level_reached(found, ladder({"after": BusinessHours(1)}))
    assert found.exotic.tolist() == [0]


def test_clocks_that_consume_shares_are_planned_by_the_scalar_assessment() -> None:
    """Two limits share the clock of the first ticket: an alarm after hours is told in columns, a share of it is not."""
    shared = promise(
        limit=((HIGH, BusinessHours(2)), (MIDDLE, BusinessHours(2)), (LOW, BusinessHours(4))),
        on_severity_change=OnSeverityChange.PROPORTIONAL,
    )
    tickets = [received(scope="user").severity_assigned(HIGH, at=at(1)), received(scope="user")]
    for rung, exotic in (
        ({"at_share": Fraction(1, 2)}, [0]),
        ({"before_due": BusinessHours(1)}, [0]),
        ({"after": BusinessHours(1)}, []),
    ):
        found = verdicts(shared, tickets, at(6))
        levels = level_reached(found, ladder(rung)).tolist()
        assert (found.exotic.tolist(), levels[1]) == (exotic, 1)


def test_an_alarm_on_clocks_that_count_differently_is_read_clock_by_clock() -> None:
    """Limits of three kinds, one alarm after two business hours: Monday's at 11:00, whatever the limit counts."""
    promised = promise(limit=((HIGH, BusinessHours(30)), (MIDDLE, BusinessDays(1)), (LOW, ClockHours(4))))
    rungs = ladder({"after": BusinessHours(2)})
    tickets = [received(-1).severity_assigned(level, at=at(0)) for level in (HIGH, MIDDLE, LOW)]
    for hours, levels in ((2, [0, 0, 0]), (2.1, [1, 1, 1])):
        assert level_reached(verdicts(promised, tickets, at(hours)), rungs).tolist() == levels
    resolved = [tickets[0].resolved(at=at(1)), tickets[1].resolved(at=at(3)), tickets[2].resolved(at=at(2))]
    assert level_reached(verdicts(promised, resolved, at(9)), rungs).tolist() == [0, 1, 0]


def test_shares_of_very_long_limits_are_exact() -> None:
    """A share of 10^15 parts of a limit does not fit into 64 bits on the way, and is exact all the same."""
    share = Fraction(10**15 - 1, 10**15)
    found = verdicts(promise(limit=BusinessHours(2000)), [received(scope="site")], at(24 * 400))
    assert level_reached(found, ladder({"at_share": share})).tolist() == [1]
    assert as_micros(at(0)) == found.run.started[0]
