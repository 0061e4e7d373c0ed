"""Notice."""

from __future__ import annotations

from typing import Any

import pytest

from sla_rules import BusinessHours, CalendarMonths
from sla_rules.clauses.notice import Notice
from sla_rules.errors import SlaError

FIELDS: dict[str, Any] = {"name": "x", "clause": "§1", "term": CalendarMonths(6)}


def test_values() -> None:
    """A notice is not moved to a business day unless asked"""
    assert Notice(**FIELDS).prorogation is False


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"term": 6}, "term: 6 is a int; CalendarMonths or BusinessDays are wanted"),
        ({"term": BusinessHours(6)}, "term: BusinessHours(6) is a BusinessHours; CalendarMonths or BusinessDays"),
        ({"prorogation": 0}, "prorogation: 0 is a int"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Fields of another type are refused with field, value and what is accepted"""
    with pytest.raises(SlaError) as caught:
        Notice(**{**FIELDS, **change})
    assert message in str(caught.value)
