"""What a report reads off an assessment."""

from __future__ import annotations

from datetime import timedelta

import attrs

from sla_rules import BusinessHours, Ticket
from sla_rules.assessments.outcome import outcome_of
from sla_rules.assessments.standing import Standing
from sla_rules.clauses.modes import Repeats
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, ALARM, HIGH, LOW, MICROSECOND, RESPONSE, monday

LIMIT = BusinessHours(4)
HOUR = timedelta(hours=1)
HIGH_TICKET = Ticket.received("1", at=monday(9)).severity_assigned(HIGH, at=monday(9))


def test_resolved() -> None:
    """A resolved ticket: within its limit or not, its hours, whether an alarm rang, and nothing late"""
    outcome = outcome_of(AGREEMENT.assess(HIGH_TICKET.resolved(at=monday(11)), now=monday(16)))
    assert (outcome.severity, outcome.resolved, outcome.within, outcome.escalated) == (HIGH, True, True, True)
    assert (outcome.business, outcome.late, outcome.next_alarm) == (2 * HOUR, None, None)
    assert outcome.standings == (("quality", Standing.MET),)


def test_one_clock_of_many_broken() -> None:
    """A principal promise that repeats is kept by keeping each clock: the answer of 14:30 was half an hour late"""
    answer = attrs.evolve(
        RESPONSE, starts=EventKind.REMARK_MADE, ends=EventKind.NOTIFIED, repeats=Repeats.EACH_START, limit=LIMIT
    )
    agreement = AGREEMENT.evolve(commitments=(answer,), escalations=())
    ticket = HIGH_TICKET.remark_made(at=monday(15)).notified(at=monday(16))
    assert outcome_of(agreement.assess(ticket, now=monday(17))).within is True
    ticket = ticket.remark_made(at=monday(10)).notified(at=monday(14, 30))
    assert outcome_of(agreement.assess(ticket, now=monday(17))).within is False


def test_late() -> None:
    """An open ticket is late since the first of its breached clocks was due: the response, at 10:00"""
    assessment = AGREEMENT.assess(HIGH_TICKET, now=monday(16))
    micros = HIGH_TICKET.events[0].micros + HOUR // MICROSECOND
    assert outcome_of(assessment).late == (micros, "1", assessment)


def test_next_alarm_is_the_soonest() -> None:
    """Of two ladders, the next alarm is the sooner one"""
    other = AGREEMENT.evolve(escalations=(ALARM, *_later()))
    ticket = Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(9))
    for agreement in (other, AGREEMENT.evolve(escalations=tuple(reversed(other.terms.escalations)))):
        alarm = outcome_of(agreement.assess(ticket, now=monday(10))).next_alarm
        assert alarm is not None
        assert alarm.at == monday(13)


def _later() -> tuple[object, ...]:
    return (attrs.evolve(ALARM, name="second", after=BusinessHours(5)),)
