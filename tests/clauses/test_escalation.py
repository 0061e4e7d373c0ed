"""Escalations."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sla_rules import BusinessCalendar, BusinessHours, Severity
from sla_rules.clauses.escalation import Escalation
from sla_rules.errors import SlaError

HIGH, LOW = Severity(1, "high"), Severity(2, "low")
OFFICE = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")
FIELDS: dict[str, Any] = {
    "name": "alarm",
    "clause": "§1",
    "commitment": "resolution",
    "after": ((HIGH, BusinessHours(1)),),
    "to": ((HIGH, "duty"),),
}
WHEN: dict[str, Any] = {"name": "alarm", "clause": "§1", "commitment": "resolution", "to": "duty"}


def test_per_severity_or_for_all() -> None:
    """A severity without a limit never escalates; one value holds for all"""
    escalation = Escalation(**FIELDS, calendar=OFFICE)
    assert (escalation.after_for(HIGH), escalation.to_for(HIGH)) == (BusinessHours(1), "duty")
    assert (escalation.after_for(LOW), escalation.to_for(LOW)) == (None, None)
    everyone = Escalation(**{**FIELDS, "after": BusinessHours(2), "to": "desk"})
    assert (everyone.after_for(LOW), everyone.to_for(None)) == (BusinessHours(2), "desk")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": 1}, "name: 1 is a int"),
        ({"clause": ""}, "clause: '' is blank"),
        ({"commitment": ""}, "commitment: '' is blank"),
        ({"after": 1}, "after: 1 is a int"),
        ({"to": ((LOW, "desk"),)}, "to: nobody is named for 1 (high), which after= gives a limit"),
        ({"to": 3}, "to: 3 is a int; str, or pairs"),
        ({"to": ""}, "to: '' is blank"),
        ({"to": ((HIGH, "duty"), (LOW, " "))}, "to: ' ' is blank"),
        ({"calendar": 3}, "calendar: 3 is a int; a Calendar is wanted"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """An alarm that nobody would hear is refused"""
    with pytest.raises(SlaError) as caught:
        Escalation(**{**FIELDS, **change})
    assert message in str(caught.value)


def test_four_ways_to_say_when() -> None:
    """After the start, before or after the due date, or at a share of the limit: for all, or by severity"""
    assert Escalation(**FIELDS).trigger == "after"
    assert Escalation(**WHEN, before_due=BusinessHours(1)).when_for(LOW) == BusinessHours(1)
    assert Escalation(**WHEN, after_due=BusinessHours(1)).after_for(LOW) is None
    share = Escalation(**WHEN, at_share=((HIGH, Fraction(3, 4)),))
    assert (share.trigger, share.when_for(HIGH), share.when_for(LOW)) == ("at_share", Fraction(3, 4), None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({}, "after: one of after, before_due, after_due, at_share is wanted, and 0 are given"),
        ({"after": BusinessHours(1), "at_share": Fraction(1, 2)}, "after and at_share: one of "),
        ({"at_share": 0.5}, "at_share: 0.5 is a float; Fraction, or pairs"),
        ({"at_share": Fraction(0)}, "at_share: 0 is no share of a limit; more than 0 is wanted"),
        ({"at_share": ((HIGH, Fraction(-1, 2)),)}, "at_share: -1/2 is no share"),
        ({"after": BusinessHours(1), "times": 2}, "times: 2 and every: None do not fit"),
        ({"after": BusinessHours(1), "every": BusinessHours(1)}, "times: 1 and every: BusinessHours(1) do not fit"),
        ({"after": BusinessHours(1), "every": BusinessHours(1), "times": -1}, "times: -1 and every"),
        ({"after": BusinessHours(1), "every": 1, "times": 2}, "every: 1 is a int; a limit or None is wanted"),
        ({"after": BusinessHours(1), "times": True}, "times: True is a bool; a whole number is wanted"),
        ({"after": BusinessHours(1), "in_hours": 1}, "in_hours: 1 is a int; True or False is wanted"),
    ],
)
def test_when_refused(change: dict[str, Any], message: str) -> None:
    """None or several ways to say when, no share, and a repetition without an end or a distance are refused"""
    with pytest.raises(SlaError) as caught:
        Escalation(**{**WHEN, **change})
    assert message in str(caught.value)
