"""Escalations compared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from sla_rules import BusinessHours, ClockHours, OnReopen, Ticket
from sla_rules.agreements.alarm_findings import escalation_findings
from sla_rules.tickets.event import EventKind
from tests.agreements.stretches import shown, side_by_side
from tests.assessments.paper import AGREEMENT, ALARM, CALENDAR, HIGH, RESOLUTION, RESPONSE, monday

if TYPE_CHECKING:
    from sla_rules import Agreement
    from sla_rules.agreements.comparison import Finding


def alarming(**changes: Any) -> Agreement:  # noqa: ANN401 -- fields of an escalation
    """Return the small agreement with a changed alarm."""
    return AGREEMENT.evolve(escalations=(attrs.evolve(ALARM, **changes),))


def compared(new: Agreement, old: Agreement = AGREEMENT) -> list[Finding]:
    """Return the findings on escalations."""
    return list(escalation_findings(side_by_side(new, old)))


def test_the_same_alarm() -> None:
    """The same alarm on the same clock needs no check; one of them may cite another clause"""
    (found,) = compared(alarming(clause="§9"))
    assert shown(found) == ("escalation 'alarm'", "no_worse", "the same alarm on the same clock")


def test_an_alarm_that_only_the_old_agreement_has() -> None:
    """A name that is not found is no comparison"""
    (found,) = compared(AGREEMENT.evolve(escalations=()))
    assert found.answer == "undecided"


def test_sooner_and_later() -> None:
    """An alarm sooner is no worse; a later one is shown by a ticket for which it has not rung yet"""
    sooner = compared(alarming(after=BusinessHours(1)))
    assert [shown(found)[1:] for found in sooner] == [
        ("no_worse", "the same limit and calendar"),
        ("no_worse", "rings at or before the old instant, whenever the clock starts"),
    ]
    (later, kept) = compared(alarming(after=BusinessHours(2)))
    assert (later.answer, kept.answer) == ("worse", "no_worse")
    assert later.example is not None
    assert (later.example.old, later.example.new) == ("rang", "not yet")


def test_another_kind_of_hours() -> None:
    """Real hours ring sooner than open ones, in every stretch of a clock; two days on fewer hours need not"""
    old = alarming(after=((HIGH, BusinessHours(1)),))
    (found,) = compared(alarming(after=((HIGH, ClockHours(1)),)), old)
    assert "with breaks too" in found.why
    half = CALENDAR.evolve(hours="Mo-Fr 09:00-12:00")
    mornings = alarming(after=((HIGH, BusinessHours(Fraction(1, 2))),)).evolve(calendar=half)
    long = alarming(after=((HIGH, BusinessHours(8)),))
    (found,) = compared(mornings, long)
    assert (found.answer, found.why.endswith("goes on when the ticket is reopened")) == ("undecided", True)
    once = (attrs.evolve(RESOLUTION, on_reopen=OnReopen.FIRST), RESPONSE)
    (found,) = compared(mornings.evolve(commitments=once), long.evolve(commitments=once))
    assert found.answer == "no_worse"


def test_the_same_alarm_told_in_other_hours() -> None:
    """An alarm moved into the hours of the terms is told later where they are fewer, whatever its own calendar is"""
    always = CALENDAR.evolve(hours="24/7")
    promise = (attrs.evolve(RESOLUTION, calendar=always), RESPONSE)
    old = alarming(after=BusinessHours(4), calendar=always, in_hours=True).evolve(
        commitments=promise, calendar=CALENDAR.evolve(hours="Mo-Fr 09:30-18:00")
    )
    afternoon = old.evolve(calendar=CALENDAR.evolve(hours="Mo-Fr 14:00-15:00"))
    ticket = Ticket.received("1", at=monday(1)).severity_assigned(HIGH, at=monday(1))
    rang = [len(each.assess(ticket, now=monday(12)).rang) for each in (old, afternoon)]
    assert rang == [1, 0]
    (found,) = compared(afternoon, old)
    assert shown(found)[1:] == (
        "undecided",
        "the same alarm on the same clock, told in hours that do not contain the old ones",
    )
    (found,) = compared(old, afternoon)
    assert shown(found)[1:] == ("no_worse", "the same alarm on the same clock, told in hours that contain the old ones")
    (found,) = compared(old, old)
    assert found.why == "the same alarm on the same clock"


@pytest.mark.parametrize(
    "when", [{"before_due": BusinessHours(1)}, {"after_due": BusinessHours(1)}, {"at_share": Fraction(1, 2)}]
)
def test_alarms_beside_the_due_date_count_by_the_clock(when: dict[str, Any]) -> None:
    """Their own calendar counts nothing: where the clock is the terms', another one of theirs is another alarm"""
    old = alarming(after=None, calendar=CALENDAR, **when)
    mornings = CALENDAR.evolve(hours="Mo-Fr 09:00-12:00")
    (found,) = compared(old.evolve(calendar=mornings), old)
    assert (found.answer, next(iter(when)) in found.why) == ("undecided", True)
    clock = (attrs.evolve(RESOLUTION, calendar=CALENDAR), RESPONSE)
    (found,) = compared(old.evolve(calendar=mornings, commitments=clock), old.evolve(commitments=clock))
    assert found.answer == "no_worse"


def test_repetitions_count_by_the_clock() -> None:
    """What an alarm after the start repeats is counted on the clock, whatever its own calendar is"""
    old = alarming(calendar=CALENDAR, every=BusinessHours(2), times=3)
    (found,) = compared(old.evolve(calendar=CALENDAR.evolve(hours="Mo-Fr 09:00-12:00")), old)
    assert shown(found)[1:] == (
        "undecided",
        "every, times are not alike, or not plain; alarms are compared by limit and calendar alone",
    )


def test_an_alarm_given_up() -> None:
    """A severity that rings no more is worse"""
    found = compared(alarming(after=((HIGH, BusinessHours(1)),)))
    assert shown(found[1]) == ("escalation 'alarm', 2 (low)", "worse", "the new agreement rings no alarm")
    # and one that never rang is not asked about
    assert len(compared(AGREEMENT, alarming(after=((HIGH, BusinessHours(1)),)))) == 1


def test_other_fields_must_be_the_same() -> None:
    """Another to whom, or a clock with another start, is not compared"""
    (found,) = compared(alarming(to="nobody"))
    assert found.why == "to are not alike, or not plain; alarms are compared by limit and calendar alone"
    acknowledged = attrs.evolve(RESOLUTION, starts=EventKind.ACKNOWLEDGED)
    (found,) = compared(AGREEMENT.evolve(commitments=(acknowledged, attrs.evolve(RESPONSE, name="r"))))
    assert found.why.startswith("starts are not alike")


def test_alarms_of_clocks_that_start_later() -> None:
    """Where an acknowledgement starts the clock, starts are looked at until the end of the period"""
    acknowledged = (attrs.evolve(RESOLUTION, starts=EventKind.ACKNOWLEDGED),)
    old = AGREEMENT.evolve(commitments=acknowledged)
    (later, _) = compared(alarming(after=BusinessHours(2)).evolve(commitments=acknowledged), old)
    assert later.answer == "worse"


def test_no_plain_ticket_shows_it() -> None:
    """A clock that a pause starts has no plain ticket: a later alarm, or none, is undecided"""
    paused = (attrs.evolve(RESOLUTION, starts=EventKind.PAUSED),)
    old = AGREEMENT.evolve(commitments=paused)
    assert compared(alarming(after=BusinessHours(9)).evolve(commitments=paused), old)[0].answer == "undecided"
    silent = alarming(after=((HIGH, BusinessHours(1)),)).evolve(commitments=paused)
    assert [found.answer.value for found in compared(silent, old)] == ["no_worse", "undecided"]


def test_an_alarm_with_its_own_calendar() -> None:
    """Its own calendar counts, whatever the agreement's is"""
    own = alarming(calendar=CALENDAR)
    (found,) = compared(own.evolve(calendar=CALENDAR.evolve(hours="Mo-Sa 09:00-17:00")), own)
    assert found.answer == "no_worse"
