"""Escalations compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from sla_rules import BusinessHours, ClockHours
from sla_rules.agreements.alarm_findings import escalation_findings
from sla_rules.tickets.event import EventKind
from tests.agreements.stretches import shown, side_by_side
from tests.assessments.paper import AGREEMENT, ALARM, CALENDAR, HIGH, RESOLUTION, RESPONSE

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
    """Real hours ring sooner than open ones, for a clock that runs without a break; a clock that pauses has breaks"""
    clock = {"after": ((HIGH, ClockHours(1)),)}
    old = alarming(after=((HIGH, BusinessHours(1)),))
    (found,) = compared(alarming(**clock), old)
    assert found.why.endswith(", for a clock that runs without a break")
    pausing = (attrs.evolve(RESOLUTION, paused_by=("parts",)), RESPONSE)
    (found,) = compared(alarming(**clock).evolve(commitments=pausing), old.evolve(commitments=pausing))
    assert (found.answer, found.why.endswith("and this one pauses")) == ("undecided", True)


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
