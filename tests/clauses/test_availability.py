"""Availability."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sla_rules import BusinessCalendar
from sla_rules.clauses.availability import Availability, YearKind
from sla_rules.errors import SlaError

OFFICE = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")
FIELDS: dict[str, Any] = {"name": "x", "clause": "§1", "target": Fraction(999, 1000)}


def test_values() -> None:
    """Owed day and night over the calendar year, unless a window or another year is given"""
    availability = Availability(**FIELDS)
    assert (availability.calendar, availability.year) == (None, YearKind.CALENDAR)
    assert Availability(**FIELDS, calendar=OFFICE, outages=("down",)).outages == ("down",)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target": 0.999}, "target: 0.999 is a float"),
        ({"calendar": "24/7"}, "calendar: '24/7' is a str; a Calendar is wanted"),
        ({"year": "calendar"}, "year: 'calendar' is a str"),
        ({"target": Fraction(1001, 1000)}, "target: 1001/1000 is no share; more than 0 and at most 1 is wanted"),
        ({"deducts_maintenance": 1}, "deducts_maintenance: 1 is a int; True or False is wanted"),
        ({"outages": "down"}, "outages: 'down' is a str; a tuple is wanted"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Fields of another type are refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        Availability(**{**FIELDS, **change})
    assert message in str(caught.value)
