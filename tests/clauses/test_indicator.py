"""Indicators."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sla_rules import BusinessHours, Severity
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.indicator import Indicator
from sla_rules.errors import SlaError
from sla_rules.tickets.event import EventKind

HIGH, LOW = Severity(1, "high"), Severity(2, "low")
FIELDS: dict[str, Any] = {
    "name": "quality",
    "clause": "§4",
    "target": Fraction(95, 100),
    "commitment": Commitment(
        name="indicator", clause="§4", starts=EventKind.RECEIVED, ends=EventKind.RESOLVED, limit=BusinessHours(24)
    ),
    "population": [HIGH],
}


def test_population() -> None:
    """Listed severities count, by level, and so does a ticket of which nothing is known yet"""
    indicator = Indicator(**FIELDS)
    assert indicator.counts(Severity(1, "urgent"))
    assert indicator.counts(None)
    assert not indicator.counts(LOW)


@pytest.mark.parametrize(
    ("met", "received", "reached", "allowed"),
    [(0, 0, None, 0), (19, 20, True, 1), (18, 20, False, 1), (94, 99, False, 4), (95, 99, True, 4), (0, 1, False, 0)],
)
def test_target_in_whole_numbers(met: int, received: int, *, reached: bool | None, allowed: int) -> None:
    """95 % of 20 is 19, of 99 is 94.05, so 95; nothing received is no verdict; the rest may be missed"""
    indicator = Indicator(**FIELDS)
    assert indicator.reached(met, received) is reached
    assert indicator.misses_allowed(received) == allowed


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ""}, "name: '' is blank"),
        ({"clause": ""}, "clause: '' is blank"),
        ({"target": 0.95}, "target: 0.95 is a float; a Fraction is wanted, such as Fraction(95, 100)"),
        ({"target": Fraction(95)}, "target: 95 is no share"),
        ({"target": Fraction(0)}, "target: 0 is no share"),
        ({"commitment": "resolution"}, "commitment: 'resolution' is a str"),
        ({"population": ()}, "population: () is empty"),
        ({"population": (HIGH, HIGH)}, "population: level: 1 comes twice"),
        ({"population": (1,)}, "population[0]: 1 is a int; a Severity is wanted"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """A target that is no exact share and a population of nobody are refused"""
    with pytest.raises(SlaError) as caught:
        Indicator(**{**FIELDS, **change})
    assert message in str(caught.value)
