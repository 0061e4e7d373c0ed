"""Shares against a target."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.standing import Standing
from sla_rules.plots.shares import VERDICTS, floor_of, percent, verdict_of, verdicts
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
    shapes = [shape for shape, *_ in VERDICTS.values()]
    assert len(set(shapes)) == len(shapes) == 3


@pytest.mark.parametrize(
    ("met", "late", "still", "verdict"),
    [
        (19, 1, 0, "reached"),
        (18, 1, 1, "missed_so_far"),
        (18, 2, 0, "missed"),
        (17, 2, 1, "missed"),
        (19, 0, 1, "reached"),
    ],
)
def test_open_tickets_leave_a_verdict_open(met: int, late: int, still: int, verdict: str) -> None:
    """Of 20 tickets 19 reach 95 %; a target that open tickets can still reach is missed so far only."""
    clause = AGREEMENT.terms.indicators[0]
    counts = Counter({Standing.MET: met, Standing.BREACHED: late, Standing.OPEN_ON_TRACK: still})
    assert verdict_of(IndicatorResult.of(clause, counts)) == verdict
