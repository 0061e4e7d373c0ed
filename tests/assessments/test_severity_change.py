"""What another severity does to a clock that runs; each mode by name stands in test_judgement."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from sla_rules import BusinessHours
from sla_rules.assessments.clock import Clock
from sla_rules.assessments.severity_change import Share, consumed_by, shares_last_within, shares_reach
from sla_rules.calendars.bound import Bound

from .paper import CALENDAR, MICROSECOND, monday

HOUR = timedelta(hours=1)
# A quarter of four hours, then a half of two.
SHARES = (
    Share(Clock(CALENDAR, ((monday(9), monday(10)),)), BusinessHours(4), 4 * HOUR),
    Share(Clock(CALENDAR, ((monday(10), monday(11)),)), BusinessHours(2), 2 * HOUR),
)


def test_shares_add_up() -> None:
    """A quarter and a half are three quarters; each share of the whole is reached in the part that spends it"""
    assert consumed_by(SHARES) == Fraction(3, 4)
    assert shares_reach(SHARES, Fraction(1, 8)) == monday(9, 30)
    assert shares_reach(SHARES, Fraction(1, 4)) == monday(10)
    assert shares_reach(SHARES, Fraction(1)) == monday(11, 30)
    assert shares_reach(SHARES, Fraction(0)) == monday(9)


def test_last_within() -> None:
    """The whole is kept until it is spent, that instant included; in the earlier part when it was spent there"""
    assert shares_last_within(SHARES, Bound.INCLUSIVE) == monday(11, 30)
    assert shares_last_within(SHARES, Bound.STRICT) == monday(11, 30) - MICROSECOND
    spent = (Share(Clock(CALENDAR, ((monday(9), monday(14)),)), BusinessHours(4), 4 * HOUR), SHARES[1])
    assert shares_last_within(spent, Bound.INCLUSIVE) == monday(13)
