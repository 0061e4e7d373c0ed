"""Escalations."""

from __future__ import annotations

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
        ({"calendar": 3}, "calendar: 3 is a int; a Calendar is wanted"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """An alarm that nobody would hear is refused"""
    with pytest.raises(SlaError) as caught:
        Escalation(**{**FIELDS, **change})
    assert message in str(caught.value)
