"""Section 3."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, cast

from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.clauses.availability import YearKind
from sla_rules.franceconnect.availability import availability

from .paper import AGREEMENT, paris


def test_rate() -> None:
    """99.9 % of the calendar year, day and night, and three kinds of outage"""
    clause = AGREEMENT.terms.availability
    assert clause is not None
    assert (clause.target, clause.calendar, clause.year) == (Fraction(999, 1000), None, YearKind.CALENDAR)
    assert not clause.deducts_maintenance
    assert len(clause.outages) == 3


def test_budget() -> None:
    """
    A thousandth of the year: 365 days leave 8 h 45 min 36 s, 366 days 8 h 47 min 2.4 s.

    365 × 24 h = 8 760 h, of which a thousandth is 8.76 h = 8 h + 45.6 min; 366 × 24 h = 8 784 h, 8.784 h = 8 h + 47.04
    min.
    """
    for year, budget in (
        (2026, timedelta(hours=8, minutes=45, seconds=36)),
        (2028, timedelta(hours=8, minutes=47, seconds=2.4)),
    ):
        found = AGREEMENT.availability(ServiceRecord(), year, now=paris("2026-01-01 00:00"))
        assert found.budget == budget


def test_readings() -> None:
    """Under other readings it is owed in the hours of the service, or over the year that ends now"""
    reading = cast("Any", SimpleNamespace(availability_hours="service_hours", availability_year="rolling"))
    clause = availability(reading, AGREEMENT.calendar)
    assert (clause.calendar, clause.year) == (AGREEMENT.calendar, YearKind.ROLLING)
