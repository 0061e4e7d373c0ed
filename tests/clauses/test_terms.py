"""Terms."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from sla_rules import BusinessHours, Severity, franceconnect
from sla_rules.clauses.terms import Terms
from sla_rules.errors import SlaError, UnknownNameError

TERMS: Terms = franceconnect.agreement().terms
RESOLUTION = TERMS.commitments[0]
PARTIAL = attrs.evolve(RESOLUTION, limit=((franceconnect.CRITICAL, BusinessHours(2)),))
(INDICATOR,) = TERMS.indicators
(ESCALATION,) = TERMS.escalations
assert TERMS.deactivation is not None
DEACTIVATION = TERMS.deactivation


def test_commitment_by_name() -> None:
    """A commitment is found by its name; an unknown name lists what there is"""
    assert TERMS.commitment("resolution") is RESOLUTION
    with pytest.raises(UnknownNameError, match="'response' is not in the agreement; accepted are resolution, handling"):
        TERMS.commitment("response")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"calendar": "Mo-Fr"}, "calendar: 'Mo-Fr' is a str; a Calendar is wanted"),
        ({"grid": ()}, "grid: () is a tuple; a SeverityGrid is wanted"),
        ({"commitments": ()}, "commitments: () is empty"),
        ({"commitments": (RESOLUTION, RESOLUTION)}, "commitments: name: 'resolution' comes twice"),
        (
            {"commitments": (PARTIAL,)},
            "'resolution' has no limit for 2 (Major), 3 (Medium), 4 (Minor), 5 (Info) of the grid",
        ),
        (
            {"commitments": TERMS.commitments[1:]},
            "'escalation' reads the clock of 'resolution', which is no commitment",
        ),
        ({"indicators": (attrs.evolve(INDICATOR, commitment=PARTIAL),)}, "has no limit for 2 (Major)"),
        (
            {"indicators": (attrs.evolve(INDICATOR, population=(Severity(9, "x"),)),)},
            "indicators: population of 'resolved in less than 24 business hours': 9 (x) is not in the grid",
        ),
        (
            {"deactivation": attrs.evolve(DEACTIVATION, severity=Severity(9, "x"))},
            "deactivation: severity: 9 (x) is not in the grid",
        ),
        ({"escalations": (1,)}, "escalations[0]: 1 is a int"),
        ({"notice": 6}, "notice: 6 is a int; a Notice is wanted"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Clauses that do not fit together are refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        attrs.evolve(TERMS, **change)
    assert message in str(caught.value)


def test_the_least() -> None:
    """A calendar, a grid and a commitment are enough"""
    terms = Terms(calendar=TERMS.calendar, grid=TERMS.grid, commitments=(RESOLUTION,))
    assert (terms.indicators, terms.availability) == ((), None)
