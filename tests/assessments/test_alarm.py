"""Alarms."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from sla_rules import BusinessCalendar, BusinessHours, ClockHours, Escalation, EventKind, OnSeverityChange, Ticket
from sla_rules.assessments.alarm import Alarm

from .paper import AGREEMENT, ALARM, HIGH, LOW, MICROSECOND, RESOLUTION, monday

if TYPE_CHECKING:
    from sla_rules.clauses.commitment import Commitment

RECEIVED = Ticket.received("1", at=monday(9))
LOW_TICKET = RECEIVED.severity_assigned(LOW, at=monday(9))
EVENING = monday(18)
# On Mondays closed from 13 to 15, and from 16 to 17.
OPEN_AGAIN = BusinessCalendar(tz="Europe/Paris", hours="Mo 09:00-13:00,15:00-16:00,17:00-18:00")


def alarms(ticket: Ticket, now: datetime = EVENING, **changes: object) -> list[tuple[datetime, object, bool]]:
    """Return when each alarm is, under which severity, and whether it rang."""
    agreement = AGREEMENT.evolve(**changes)
    return [(alarm.at, alarm.severity, alarm.rang) for alarm in agreement.assess(ticket, now=now).alarms]


def test_named_by_its_clause() -> None:
    """An alarm bears the name and the clause of its escalation"""
    alarm = AGREEMENT.assess(LOW_TICKET, now=EVENING).rang[0]
    assert (alarm.name, alarm.clause, alarm.to, alarm.ticket_id) == ("alarm", "§3", "duty", "1")
    assert alarm.limit == BusinessHours(4)
    assert isinstance(alarm, Alarm)


def test_nothing_without_a_clock_or_a_limit() -> None:
    """No alarm before a severity is known, nor for a severity that never escalates"""
    assert alarms(RECEIVED) == []
    only_high = attrs.evolve(ALARM, after=((HIGH, BusinessHours(1)),))
    assert alarms(LOW_TICKET, escalations=(only_high,)) == []


def test_raised_rings_at_once() -> None:
    """Raised to high when its hour is spent, the alarm of high rings at the change; low's rang before only if due"""
    raised = LOW_TICKET.severity_assigned(HIGH, at=monday(12))
    assert alarms(raised) == [(monday(12), HIGH, True)]
    assert alarms(raised, monday(12)) == [(monday(12), HIGH, False)]
    raised_late = LOW_TICKET.severity_assigned(HIGH, at=monday(13) + MICROSECOND)
    assert alarms(raised_late) == [(monday(13), LOW, True), (monday(13) + MICROSECOND, HIGH, True)]
    # Due at 13:00 and replaced at 13:00: nobody was told.
    raised_then = LOW_TICKET.severity_assigned(HIGH, at=monday(13))
    assert alarms(raised_then) == [(monday(13), HIGH, True)]


def test_each_severity_rings_once() -> None:
    """High, low, high again: high rang before the change and does not ring again"""
    ticket = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(11))
    again = ticket.severity_assigned(HIGH, at=monday(15))
    assert alarms(again) == [(monday(10), HIGH, True), (monday(13), LOW, True)]


def test_interrupted_severity_rings_on_the_same_clock() -> None:
    """Low, high for a quarter of an hour, low again: only low's alarm rings, four hours after the start"""
    ticket = LOW_TICKET.severity_assigned(HIGH, at=monday(9, 30)).severity_assigned(LOW, at=monday(9, 45))
    assert alarms(ticket) == [(monday(13), LOW, True)]


def test_own_calendar() -> None:
    """An escalation may count by its own calendar on the same clock"""
    afternoons = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 13:00-17:00")
    assert alarms(LOW_TICKET, escalations=(attrs.evolve(ALARM, calendar=afternoons),)) == [(monday(17), LOW, True)]


def test_severity_before_the_clock() -> None:
    """A clock that starts after the assignment rings from its own start"""
    acknowledged: Commitment = attrs.evolve(RESOLUTION, starts=AGREEMENT.terms.commitments[1].ends)
    ticket = LOW_TICKET.acknowledged(at=monday(10))
    assert alarms(ticket, commitments=(acknowledged,)) == [(monday(14), LOW, True)]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"escalations": (attrs.evolve(ALARM, after=BusinessHours(4)),)}, (16, None)),
        ({"escalations": (attrs.evolve(ALARM, after=None, after_due=ClockHours(2)),)}, (16, None)),
        ({"escalations": (attrs.evolve(ALARM, in_hours=True),), "calendar": OPEN_AGAIN}, (17, 16)),
    ],
)
def test_nothing_rings_while_the_ticket_is_settled(changes: dict[str, Any], told: tuple[int, int | None]) -> None:
    """
    High and resolved at once at 14, opened again at 16: what falls between is told at 16, or at the next opening

    Clock since 9: the 4 h were spent at 13, before anybody knew of the severity; 2 h after the due date of 11 are 13;
    1 h was spent at 10, told when the desk opens at 15 or, at 16 closed again, at 17.
    """
    agreement = AGREEMENT.evolve(**changes)
    settled = RECEIVED.severity_assigned(HIGH, at=monday(14)).resolved(at=monday(14))
    assert agreement.assess(settled, now=monday(18)).rang == ()
    reopened = agreement.assess(settled.reopened(at=monday(16)), now=monday(18)).rang
    at, moved = told
    assert [(alarm.at, alarm.moved_from) for alarm in reopened] == [(monday(at), moved and monday(moved))]


@pytest.mark.parametrize(("reopened", "told", "moved"), [((15, 30), (15, 30), (13, 30)), ((16, 30), (17, 0), (16, 30))])
def test_not_told_at_an_opening_at_which_the_ticket_is_settled(
    reopened: tuple[int, int], told: tuple[int, int], moved: tuple[int, int]
) -> None:
    """Due at 13:30, to be told at 15, resolved at 14: told at the reopening, or at the opening after it"""
    ladder = attrs.evolve(ALARM, after=ClockHours(4.5), in_hours=True)
    agreement = AGREEMENT.evolve(escalations=(ladder,), calendar=OPEN_AGAIN)
    ticket = RECEIVED.severity_assigned(HIGH, at=monday(9)).resolved(at=monday(14)).reopened(at=monday(*reopened))
    (alarm,) = agreement.assess(ticket, now=monday(18)).rang
    assert (alarm.at, alarm.moved_from) == (monday(*told), monday(*moved))


def test_frozen_and_no_severity_yet() -> None:
    """High since 14, a clock since 9 that is frozen: told at 14, for before nobody knew; not at all if resolved then"""
    frozen = (attrs.evolve(RESOLUTION, on_severity_change=OnSeverityChange.FROZEN),)
    ticket = RECEIVED.severity_assigned(HIGH, at=monday(14))
    assert alarms(ticket, commitments=frozen) == [(monday(14), HIGH, True)]
    assert alarms(ticket, monday(13), commitments=frozen) == []
    assert alarms(ticket.resolved(at=monday(14)), commitments=frozen) == []
    # known from the start: at 10, under the severity of the start
    lowered = RECEIVED.severity_assigned(HIGH, at=monday(9)).severity_assigned(LOW, at=monday(14))
    assert alarms(lowered, commitments=frozen) == [(monday(10), HIGH, True)]


@pytest.mark.parametrize(
    "when",
    [
        {"after": BusinessHours(2)},
        {"before_due": BusinessHours(1)},
        {"before_due": ClockHours(1)},
        {"after_due": BusinessHours(1)},
        {"at_share": Fraction(1, 2)},
    ],
)
def test_nothing_rings_in_a_pause_that_a_resolution_ended(when: dict[str, Any]) -> None:
    """Paused from 10 to its resolution on Tuesday at 15: no alarm of Monday, before the resolution or after it"""
    clock = attrs.evolve(RESOLUTION, limit=BusinessHours(4), paused_by=(EventKind.PAUSED,))
    ladder = Escalation(name="ladder", clause="§3", commitment="resolution", to="duty", **when)
    agreement = AGREEMENT.evolve(commitments=(clock,), escalations=(ladder,), indicators=())
    ticket = Ticket.received("1", at=monday(9), scope="all").paused("vendor", at=monday(10))
    tuesday = monday(15) + timedelta(days=1)
    assert agreement.assess(ticket, now=tuesday).alarms == ()
    assert agreement.assess(ticket.resolved(at=tuesday), now=tuesday + timedelta(days=1)).alarms == ()


def test_silent_when_resolved_in_time() -> None:
    """Resolved at the very instant of the alarm, nobody is told"""
    assert alarms(LOW_TICKET.resolved(at=monday(13))) == []
    assert alarms(LOW_TICKET.resolved(at=monday(13) + MICROSECOND)) == [(monday(13), LOW, True)]
    assert alarms(LOW_TICKET, monday(13) + timedelta(0)) == [(monday(13), LOW, False)]
