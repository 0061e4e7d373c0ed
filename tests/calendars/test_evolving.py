"""Values with other fields."""

from __future__ import annotations

import pytest

from sla_rules import BusinessHours, Severity
from sla_rules.calendars.evolving import evolved
from sla_rules.errors import InvalidTypeError, UnknownNameError


def test_other_fields() -> None:
    """What is not named stays, and the class checks what is"""
    assert evolved(Severity(1, "high"), {"level": 2}) == Severity(2, "high")
    with pytest.raises(InvalidTypeError, match="level: 'two' is a str"):
        evolved(Severity(1, "high"), {"level": "two"})


def test_no_such_field() -> None:
    """Another name is refused with those that there are"""
    with pytest.raises(UnknownNameError, match="colour: a Severity has no such field; accepted are level, name, desc"):
        evolved(Severity(1, "high"), {"name": "low", "colour": "red"})
    with pytest.raises(UnknownNameError, match="hours: a BusinessHours has no such field; accepted are duration"):
        evolved(BusinessHours(1), {"hours": 2})
