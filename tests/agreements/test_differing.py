"""Fields that differ, and clauses of one name."""

from __future__ import annotations

import attrs

from sla_rules import Bound
from sla_rules.agreements.comparison import Finding
from sla_rules.agreements.differing import differing, paired
from tests.assessments.paper import RESOLUTION, RESPONSE


def test_fields_that_differ() -> None:
    """In the order of the class, without those set aside and those that are no part of the value"""
    other = attrs.evolve(RESOLUTION, clause="§9", bound=Bound.STRICT, name="repair")
    assert differing(RESOLUTION, other, ("clause",)) == ["name", "bound"]
    assert differing(RESOLUTION, RESOLUTION, ()) == []


def test_paired_by_name() -> None:
    """Each old clause beside the new one of its name, or the finding that there is none; new ones alone are left out"""
    other = attrs.evolve(RESPONSE, name="repair")
    (first, second) = paired("commitment", (other, RESOLUTION), (RESOLUTION, RESPONSE))
    assert first == ("commitment 'resolution'", RESOLUTION, RESOLUTION)
    assert isinstance(second[1], Finding)
    assert str(second[1]) == "commitment 'response': undecided: only the old agreement has one of that name"
