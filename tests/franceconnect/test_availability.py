"""Section 3."""

from __future__ import annotations

from fractions import Fraction

from sla_rules.clauses.availability import YearKind

from .paper import AGREEMENT


def test_rate() -> None:
    """99.9 % of the calendar year, day and night, and three kinds of outage"""
    availability = AGREEMENT.terms.availability
    assert availability is not None
    assert (availability.target, availability.calendar, availability.year) == (
        Fraction(999, 1000),
        None,
        YearKind.CALENDAR,
    )
    assert len(availability.outages) == 3
