"""Section 4."""

from __future__ import annotations

from fractions import Fraction

from sla_rules import Bound, BusinessHours
from sla_rules.franceconnect import CRITICAL, MAJOR, MEDIUM, MINOR
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT


def test_indicator() -> None:
    """95 % of the incidents received, resolved in less than 24 business hours"""
    (indicator,) = AGREEMENT.terms.indicators
    commitment = indicator.commitment
    assert (indicator.target, indicator.population) == (Fraction(95, 100), (CRITICAL, MAJOR, MEDIUM, MINOR))
    assert (commitment.starts, commitment.ends) == (EventKind.RECEIVED, EventKind.RESOLVED)
    assert (commitment.limit, commitment.bound) == (BusinessHours(24), Bound.STRICT)
