"""Assessments."""

from __future__ import annotations

import pickle
from datetime import UTC, timedelta

import pytest

from sla_rules import Assessment, Ticket
from sla_rules.assessments.state import State
from sla_rules.errors import InvalidTypeError, NaiveDatetimeError, UnknownNameError

from .paper import AGREEMENT, LOW, MICROSECOND, TERMS, monday

TICKET = Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(10)).resolved(at=monday(12))


def test_later_events_do_not_exist() -> None:
    """An assessment knows the events at or before now, whatever the ticket holds"""
    at = AGREEMENT.assess(TICKET, now=monday(12))
    assert (at.is_resolved, at.commitment("resolution").state) == (True, State.MET)
    before = AGREEMENT.assess(TICKET, now=monday(12) - MICROSECOND)
    assert (before.is_resolved, before.commitment("resolution").state) == (False, State.RUNNING)
    assert AGREEMENT.assess(TICKET, now=monday(10) - MICROSECOND).severity is None


def test_not_yet_received() -> None:
    """A ticket received after now has nothing to assess yet"""
    assessment = AGREEMENT.assess(TICKET, now=monday(9) - MICROSECOND)
    assert {assessed.state for assessed in assessment.commitments} == {State.NOT_STARTED}
    assert (assessment.known, assessment.alarms, assessment.commitment("resolution").received_at) == ((), (), None)


def test_by_name() -> None:
    """A commitment is found by its name, worked out once; an unknown one lists what there is"""
    assessment = AGREEMENT.assess(TICKET, now=monday(13))
    assert assessment.commitment("response") is assessment.commitment("response")
    assert [assessed.name for assessed in assessment.commitments] == ["resolution", "response"]
    with pytest.raises(UnknownNameError, match="'handling' is not in the agreement; accepted are resolution, response"):
        assessment.commitment("handling")


def test_late() -> None:
    """Late is a breach whose clock still runs"""
    assert AGREEMENT.assess(TICKET, now=monday(12)).late  # never acknowledged, and the hour is over
    assert not AGREEMENT.assess(TICKET, now=monday(10)).late
    assert AGREEMENT.assess(TICKET, now=monday(10) + MICROSECOND).late


def test_next_alarm() -> None:
    """The next alarm is the soonest that has not rung"""
    open_ticket = Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(10))
    alarm = AGREEMENT.assess(open_ticket, now=monday(11)).next_alarm
    assert alarm is not None
    assert (alarm.at, alarm.rang) == (monday(13), False)
    assert AGREEMENT.assess(open_ticket, now=monday(14)).next_alarm is None


def test_value() -> None:
    """An assessment is the value of terms, ticket and now, whatever was asked of it and whatever zone now is in"""
    one = AGREEMENT.assess(TICKET, now=monday(13))
    assert one.commitments
    other = Assessment(terms=TERMS, ticket=TICKET, now=monday(13).astimezone(UTC))
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one


def test_refused() -> None:
    """A naive now, what is no ticket and what are no terms are refused by name"""
    with pytest.raises(NaiveDatetimeError, match="now: 2026-03-02T09:00:00 has no zone"):
        AGREEMENT.assess(TICKET, now=monday(9).replace(tzinfo=None))
    with pytest.raises(InvalidTypeError, match="ticket: 'INC-1' is a str; a Ticket is wanted"):
        AGREEMENT.assess("INC-1", now=monday(9))  # type: ignore[arg-type]
    with pytest.raises(
        UnknownNameError, match="ticket '2': scope: 'planet' is no perimeter of the grid; accepted are "
    ):
        AGREEMENT.assess(Ticket.received("2", at=monday(9), scope="planet"), now=monday(9))
    with pytest.raises(InvalidTypeError, match="terms: None is a NoneType"):
        Assessment(terms=None, ticket=TICKET, now=monday(9) + timedelta(0))  # type: ignore[arg-type]
