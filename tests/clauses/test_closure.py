"""Closure rules."""

from __future__ import annotations

from typing import Any

import pytest

from sla_rules import BusinessDays
from sla_rules.clauses.closure import ClosureRule, Evidence
from sla_rules.errors import SlaError

FIELDS: dict[str, Any] = {"name": "x", "clause": "§1", "resolved": True, "evidence": Evidence.CONFIRMATION}


def test_values() -> None:
    """The evidence alone is enough, unless a limit is given"""
    assert ClosureRule(**FIELDS).after is None
    assert ClosureRule(**FIELDS, after=BusinessDays(10)).after == BusinessDays(10)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"resolved": None}, "resolved: None is a NoneType; True or False is wanted"),
        ({"evidence": "silence"}, "evidence: 'silence' is a str"),
        ({"assumed": None}, "assumed: None is a NoneType; True or False is wanted"),
        ({"after": 10}, "after: 10 is a int; a limit or None is wanted"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Fields of another type are refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        ClosureRule(**{**FIELDS, **change})
    assert message in str(caught.value)
