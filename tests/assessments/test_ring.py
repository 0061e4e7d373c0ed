"""When an escalation rings."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from sla_rules import BusinessCalendar, BusinessDays, BusinessHours, ClockHours, Ticket
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.modes import OnReopen, OnSeverityChange
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, CALENDAR, HIGH, LOW, MICROSECOND, RESOLUTION, monday

if TYPE_CHECKING:
    from sla_rules.clauses.commitment import Commitment

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
RECEIVED = Ticket.received("1", at=monday(9))
LOW_TICKET = RECEIVED.severity_assigned(LOW, at=monday(9))
EVENING = monday(18)
# Low has eight business hours: from 9:00 to 17:00.
PAUSABLE = attrs.evolve(RESOLUTION, paused_by=(EventKind.PAUSED,))


def rings(
    ticket: Ticket,
    now: datetime = EVENING,
    commitment: Commitment = PAUSABLE,
    **fields: Any,  # noqa: ANN401 -- whatever the escalation takes
) -> list[tuple[datetime, object, bool]]:
    """Return when an escalation rings, under which limit, and whether it rang."""
    escalation = Escalation(name="alarm", clause="§3", commitment="resolution", to="duty", **fields)
    agreement = AGREEMENT.evolve(commitments=(commitment,), escalations=(escalation,))
    return [(alarm.at, alarm.limit, alarm.rang) for alarm in agreement.assess(ticket, now=now).alarms]


def test_before_and_after_due() -> None:
    """An hour of the limit's kind before and after the due date is an hour of its clock"""
    assert rings(LOW_TICKET, before_due=BusinessHours(1)) == [(monday(16), BusinessHours(7), True)]
    assert rings(LOW_TICKET, after_due=BusinessHours(1)) == [(monday(10) + DAY, BusinessHours(9), False)]
    # more than the whole limit before is the start
    assert rings(LOW_TICKET, before_due=BusinessHours(9)) == [(monday(9), BusinessHours(8), True)]
    clock = attrs.evolve(PAUSABLE, limit=ClockHours(3))
    assert rings(LOW_TICKET, commitment=clock, before_due=ClockHours(1)) == [(monday(11), ClockHours(2), True)]


def test_beside_due_in_another_kind() -> None:
    """Another kind of hours, or days, are counted from the due date, and no earlier than the start"""
    assert rings(LOW_TICKET, after_due=ClockHours(1)) == [(monday(18), ClockHours(1), False)]
    assert rings(LOW_TICKET, after_due=BusinessDays(1)) == [(monday(0) + 2 * DAY, BusinessDays(1), False)]
    assert rings(LOW_TICKET, before_due=ClockHours(30)) == [(monday(9), ClockHours(30), True)]
    days = attrs.evolve(PAUSABLE, limit=BusinessDays(2))
    # due at the end of Wednesday: that whole day lies before
    assert rings(LOW_TICKET, commitment=days, before_due=BusinessDays(1))[0][0] == monday(0) + 2 * DAY
    assert rings(LOW_TICKET, commitment=days, at_share=Fraction(2, 1))[0][1] == BusinessDays(2)


def test_at_a_share() -> None:
    """Three quarters of eight hours are six, a third rounds up to a microsecond, and more than all is late"""
    assert rings(LOW_TICKET, at_share=Fraction(3, 4)) == [(monday(15), BusinessHours(6), True)]
    seven = attrs.evolve(PAUSABLE, limit=BusinessHours(timedelta(microseconds=7)))
    assert rings(LOW_TICKET, commitment=seven, at_share=Fraction(1, 3))[0][0] == monday(9) + 3 * MICROSECOND
    assert rings(LOW_TICKET, at_share=Fraction(9, 8)) == [(monday(10) + DAY, BusinessHours(9), False)]


def test_only_for_some_severities() -> None:
    """A severity of which the escalation says nothing never rings"""
    assert rings(LOW_TICKET, at_share=((HIGH, Fraction(1, 2)),)) == []


def test_a_pause_plans_anew() -> None:
    """Nothing is planned while the clock rests, what rang stays, and the rest comes when it goes on"""
    paused = LOW_TICKET.paused("vendor", at=monday(12))
    plans: list[dict[str, Any]] = [
        {"after": BusinessHours(4)},
        {"before_due": BusinessHours(4)},
        {"before_due": ClockHours(1)},
    ]
    for when in plans:
        assert rings(paused, **when) == []
    assert rings(paused, after=BusinessHours(3)) == [(monday(12), BusinessHours(3), True)]
    assert rings(paused, before_due=BusinessHours(6)) == [(monday(11), BusinessHours(2), True)]
    resumed = paused.resumed(at=monday(14))
    assert rings(resumed, after=BusinessHours(4)) == [(monday(15), BusinessHours(4), True)]
    assert rings(resumed, before_due=BusinessHours(1)) == [(monday(10) + DAY, BusinessHours(7), False)]


def test_repeated() -> None:
    """Every two hours on the clock, three times in all; those that rang, then the next"""
    fields: dict[str, Any] = {"after": BusinessHours(2), "every": BusinessHours(2), "times": 3}
    assert [(at, rang) for at, _, rang in rings(LOW_TICKET, monday(14), **fields)] == [
        (monday(11), True),
        (monday(13), True),
        (monday(15), False),
    ]
    assert len(rings(LOW_TICKET, EVENING + 9 * DAY, **fields)) == 3
    resolved = LOW_TICKET.resolved(at=monday(12))
    assert [at for at, _, _ in rings(resolved, **fields)] == [monday(11)]
    paused = LOW_TICKET.paused("vendor", at=monday(12))
    assert [at for at, _, _ in rings(paused, **fields)] == [monday(11)]
    assert [at for at, _, _ in rings(paused.resumed(at=monday(14)), **fields)] == [
        monday(11),
        monday(15),
        monday(17),
    ]
    daily: dict[str, Any] = {**fields, "every": BusinessDays(1)}
    assert [at for at, _, _ in rings(LOW_TICKET, EVENING + DAY, **daily)] == [monday(11), monday(0) + 2 * DAY]
    at_start: dict[str, Any] = {**fields, "before_due": BusinessHours(8)}
    del at_start["after"]
    assert [at for at, _, _ in rings(LOW_TICKET, monday(12), **at_start)] == [monday(9), monday(11), monday(13)]


def test_moved_into_hours() -> None:
    """Told at the next opening on request, and said so; resolved before it, nobody is told"""
    escalation = Escalation(
        name="alarm", clause="§3", commitment="resolution", to="duty", after=ClockHours(12), in_hours=True
    )
    agreement = AGREEMENT.evolve(commitments=(PAUSABLE,), escalations=(escalation,))
    (alarm,) = agreement.assess(LOW_TICKET, now=EVENING).alarms
    assert (alarm.at, alarm.moved_from, alarm.rang) == (monday(9) + DAY, monday(21), False)
    assert agreement.assess(LOW_TICKET.resolved(at=monday(22)), now=EVENING + DAY).alarms == ()
    inside = agreement.evolve(escalations=(attrs.evolve(escalation, after=ClockHours(1)),))
    assert [found.moved_from for found in inside.assess(LOW_TICKET, now=EVENING).alarms] == [None]


def test_once_a_clock() -> None:
    """A clock that goes on rings once; one that restarts rings again, and what rang before stays"""
    ticket = LOW_TICKET.resolved(at=monday(14)).reopened(at=monday(15))
    night = EVENING + DAY
    assert [at for at, _, _ in rings(ticket, night, after=BusinessHours(4))] == [monday(13)]
    restart = attrs.evolve(PAUSABLE, on_reopen=OnReopen.RESTART)
    assert [at for at, _, _ in rings(ticket, night, restart, after=BusinessHours(4))] == [monday(13), monday(11) + DAY]


def test_resolved_at_the_instant_and_reopened() -> None:
    """Resolved at the very instant of the alarm nobody was told; reopened, it rings at the reopening"""
    ticket = LOW_TICKET.resolved(at=monday(13)).reopened(at=monday(15))
    assert [at for at, _, _ in rings(ticket, after=BusinessHours(4))] == [monday(15)]
    assert rings(ticket, monday(14), after=BusinessHours(4)) == []
    assert [at for at, _, _ in rings(ticket, after=BusinessHours(3))] == [monday(12)]


def test_under_the_modes_of_a_severity_change() -> None:
    """From the change each severity has its own clock; frozen, only the first; proportional, shares of the whole"""
    raised = LOW_TICKET.severity_assigned(HIGH, at=monday(12))
    from_change = attrs.evolve(PAUSABLE, on_severity_change=OnSeverityChange.FROM_CHANGE)
    half: dict[str, Any] = {"at_share": Fraction(1, 2)}
    assert rings(raised, commitment=from_change, **half) == [(monday(13), BusinessHours(1), True)]
    at_three = rings(raised, commitment=from_change, after=BusinessHours(2))
    assert [at for at, _, _ in at_three] == [monday(11), monday(14)]
    # low rested when it was replaced: it never reached its half
    paused = LOW_TICKET.paused("vendor", at=monday(10)).severity_assigned(HIGH, at=monday(16)).resumed(at=monday(16))
    assert [at for at, _, _ in rings(paused, commitment=from_change, **half)] == [monday(17)]
    frozen = attrs.evolve(PAUSABLE, on_severity_change=OnSeverityChange.FROZEN)
    assert rings(raised, commitment=frozen, **half) == [(monday(13), BusinessHours(4), True)]
    proportional = attrs.evolve(PAUSABLE, on_severity_change=OnSeverityChange.PROPORTIONAL)
    assert [at for at, _, _ in rings(raised, commitment=proportional, **half)] == [monday(12, 15)]
    assert [at for at, _, _ in rings(raised, commitment=proportional, before_due=BusinessHours(1))] == [monday(12, 15)]
    resting = raised.paused("vendor", at=monday(12, 10))
    assert rings(resting, commitment=proportional, **half) == []
    assert rings(resting, commitment=proportional, before_due=BusinessHours(1)) == []


def test_what_rang_before_a_pause_stays() -> None:
    """Due at 17:00, four hours of the clock on the wall before are 13:00; a pause from 14:00 on takes nothing back"""
    when: dict[str, Any] = {"before_due": ClockHours(4)}
    paused = LOW_TICKET.paused("vendor", at=monday(14))
    resumed = paused.resumed(at=monday(14) + 2 * DAY)
    for ticket, now in ((paused, monday(13, 59)), (paused, monday(14)), (resumed, EVENING + 3 * DAY)):
        assert rings(ticket, now, **when) == [(monday(13), ClockHours(4), True)]
    # one hour before: nothing rang, and after the pause it is planned anew
    late: dict[str, Any] = {"before_due": ClockHours(1)}
    assert rings(paused, **late) == []
    assert rings(resumed, EVENING + 3 * DAY, **late) == [(monday(16) + 2 * DAY, ClockHours(1), True)]
    # high came and went before: low rings by its own plan
    early = LOW_TICKET.severity_assigned(HIGH, at=monday(9, 30)).severity_assigned(LOW, at=monday(15))
    assert rings(early, **when)[0] == (monday(9, 30), ClockHours(4), True)
    # paused an hour before it falls, five hours before the new due date lie in the pause: told when the clock goes on
    short = LOW_TICKET.paused("vendor", at=monday(12)).resumed(at=monday(12) + 2 * DAY)
    assert rings(short, EVENING + 3 * DAY, before_due=ClockHours(5)) == [(monday(12) + 2 * DAY, ClockHours(5), True)]


def test_what_rang_keeps_its_severity() -> None:
    """Proportional: told to low's person at 13:00, it stays so after the change, and high's is told at the change"""
    promise = attrs.evolve(PAUSABLE, on_severity_change=OnSeverityChange.PROPORTIONAL)
    raised = LOW_TICKET.severity_assigned(HIGH, at=monday(15))
    for when in ({"at_share": Fraction(1, 2)}, {"before_due": BusinessHours(4)}, {"before_due": ClockHours(4)}):
        fields: dict[str, Any] = {"to": ((LOW, "lows"), (HIGH, "highs")), **when}
        escalation = Escalation(name="alarm", clause="§3", commitment="resolution", **fields)
        agreement = AGREEMENT.evolve(commitments=(promise,), escalations=(escalation,))
        told = [(alarm.at, alarm.to) for alarm in agreement.assess(raised, now=monday(14)).rang]
        assert told == [(monday(13), "lows")]
        told = [(alarm.at, alarm.to) for alarm in agreement.assess(raised, now=EVENING).rang]
        assert told == [(monday(13), "lows"), (monday(15), "highs")]


def test_what_rang_keeps_its_calendar() -> None:
    """Low's reminders are counted by low's calendar, whatever the calendar of high"""
    nights = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 00:00-24:00")
    promise = attrs.evolve(PAUSABLE, calendar=((HIGH, nights), (LOW, CALENDAR)))
    fields: dict[str, Any] = {"at_share": Fraction(1, 2), "every": BusinessHours(3), "times": 3}
    before = rings(LOW_TICKET, EVENING, promise, **fields)
    assert [(at, rang) for at, _, rang in before] == [(monday(13), True), (monday(16), True), (monday(11) + DAY, False)]
    raised = LOW_TICKET.severity_assigned(HIGH, at=monday(9) + DAY)
    assert rings(raised, EVENING + DAY, promise, **fields)[:2] == before[:2]
