"""Shares against a target."""

from __future__ import annotations

from fractions import Fraction

from sla_rules.plots.shares import floor_of, percent, verdict_of, verdicts
from sla_rules.plots.words import words_of
from tests.plots.made import AGREEMENT, NOW, tickets


def test_shares_on_an_axis() -> None:
    """A third stands where it is, nothing nowhere."""
    assert percent(Fraction(1, 4)) == 25.0
    assert percent(None) is None


def test_the_floor_leaves_room() -> None:
    """It is a multiple of five, below the lowest share by five at least, and never below zero."""
    assert [floor_of([Fraction(share, 100)]) for share in (100, 99, 95, 94, 7, 0)] == [95, 90, 90, 85, 0, 0]
    assert floor_of([None, Fraction(1, 2), Fraction(9, 10)]) == 45


def test_verdicts_have_a_shape_each() -> None:
    """Only those that occur are in the legend, each with its shape and its word."""
    found = verdicts([{"verdict": "missed"}], words_of("fr"))
    assert found["shape"].to_dict()["scale"] == {"domain": ["missed"], "range": ["square"]}
    assert 'missed": "cible manquée"' in found["fill"].to_dict()["legend"]["labelExpr"]
    result = AGREEMENT.reports(tickets(), "all", now=NOW).total.indicator
    assert (result.reached, verdict_of(result)) == (False, "missed")
