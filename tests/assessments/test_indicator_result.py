"""Indicators over a period."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from sla_rules import BusinessHours
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.wilson import wilson

from .paper import QUALITY


def result(**counts: int) -> IndicatorResult:
    """Return the result of the counts that are not zero."""
    return IndicatorResult.of(QUALITY, Counter({Standing(part): count for part, count in counts.items()}))


def test_exact() -> None:
    """Received are the last five parts; the bounds are all open ones failing and all that can succeeding"""
    found = result(excluded=7, not_covered=3, met=5, breached=1, open_late=2, paused=1, open_on_track=3)
    assert found.received == 12
    assert (found.ratio, found.lowest, found.highest) == (Fraction(5, 12), Fraction(5, 12), Fraction(9, 12))
    # the target is a half: six of twelve may fail, three have
    assert (found.reached, found.misses_allowed, found.misses_left) == (False, 6, 3)
    assert (found.name, found.clause, found.target) == ("quality", "§4", Fraction(1, 2))
    assert (found.limit, found.bound.value) == (BusinessHours(4), "inclusive")


def test_nothing_received() -> None:
    """Nothing received is no ratio and no verdict, never 100 %"""
    found = result(excluded=4)
    assert (found.received, found.ratio, found.lowest, found.highest, found.reached) == (0, None, None, None, None)


def test_interval() -> None:
    """The Wilson interval is that of the met among the received; nothing received has none"""
    assert result(excluded=7, met=19, open_late=1).wilson == wilson(19, 20)
    assert result(excluded=7).wilson is None


@pytest.mark.parametrize(("met", "breached", "reached", "left"), [(1, 1, True, 0), (1, 2, False, -1)])
def test_overspent(met: int, breached: int, *, reached: bool, left: int) -> None:
    """Exactly the target reaches it; one miss too many is minus one"""
    found = result(met=met, breached=breached)
    assert (found.reached, found.misses_left) == (reached, left)
