"""Periods."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sla_rules import Period
from sla_rules.assessments.period import PeriodKind
from sla_rules.errors import SlaError


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("all", date.min, date.max),
    ],
)
def test_labels(label: str, first: date, last: date) -> None:
    """A label names a whole period, and a period knows its label"""
    period = Period.parse(label)
    assert (period.first, period.last, period.label) == (first, last, label)
    assert Period.containing(period.kind, last) == period
    assert first in period
    assert last in period


def test_dates_outside() -> None:
    """The day before and the day after are not in a period"""
    march = Period.month(2026, 3)
    assert date(2026, 2, 28) not in march
    assert date(2026, 4, 1) not in march
    assert Period.year(2026).kind is PeriodKind.YEAR


@pytest.mark.parametrize("label", ["2026-13", "2026-00", "2026-Q5", "26-03", "March", "0000"])
def test_no_period(label: str) -> None:
    """A label that names no period is refused"""
    with pytest.raises(SlaError, match="period: "):
        Period.parse(label)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            ("month", date(2026, 3, 2), date(2026, 3, 31)),
            "2026-03-02 to 2026-03-31 is no month; 2026-03-01 to 2026-03-31",
        ),
        (
            ("week", date(2026, 3, 2), date(2026, 3, 8)),
            "kind: 'week' is no kind of period; accepted are month, quarter",
        ),
        (("month", "2026-03", date(2026, 3, 31)), "first: '2026-03' is a str"),
        (("month", date(2026, 3, 1), None), "last: None is a NoneType"),
    ],
)
def test_refused(fields: tuple[Any, Any, Any], message: str) -> None:
    """Dates that make no whole period are refused, and the period that they lie in is named"""
    with pytest.raises(SlaError) as caught:
        Period(*fields)
    assert message in str(caught.value)
