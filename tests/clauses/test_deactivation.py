"""Deactivation."""

from __future__ import annotations

from typing import Any

import pytest

from sla_rules import Severity
from sla_rules.clauses.deactivation import Deactivation
from sla_rules.errors import SlaError
from sla_rules.tickets.event import EventKind

FIELDS: dict[str, Any] = {"name": "x", "clause": "§1", "severity": Severity(2, "low"), "starts": EventKind.RECEIVED}


def test_values() -> None:
    """A deactivation ends with the resolution"""
    assert Deactivation(**FIELDS).ends is EventKind.RESOLVED


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"severity": 2}, "severity: 2 is a int; a Severity is wanted"),
        ({"starts": "received"}, "starts: 'received' is a str"),
        ({"ends": None}, "ends: None is a NoneType"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Fields of another type are refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        Deactivation(**{**FIELDS, **change})
    assert message in str(caught.value)
