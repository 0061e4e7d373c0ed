"""Shares against a target."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import altair as alt
import pytest

from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.standing import Standing
from sla_rules.plots.shares import (
    VERDICTS,
    axis_of,
    bound_row,
    bounds,
    floor_of,
    percent,
    point_row,
    points,
    target_line,
    verdict_of,
    verdicts,
)
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


PLACES = alt.X("period:O"), alt.Y("scenario:O")


@pytest.mark.parametrize(
    ("channel", "along", "end", "places"), [(alt.X, "x", "x2", PLACES[1]), (alt.Y, "y", "y2", PLACES[0])]
)
def test_points_and_bounds_lie_along_the_axis(
    channel: type[alt.X | alt.Y], along: str, end: str, places: alt.X
) -> None:
    """Across or upwards, the axis runs from the floor to 100 %, a point is at its share, a line ends at its highest."""
    axis = axis_of(channel, 45, words_of("en"))
    clause = AGREEMENT.terms.indicators[0]
    result = IndicatorResult.of(clause, Counter({Standing.MET: 1, Standing.BREACHED: 1, Standing.PAUSED: 2}))
    bound, point = bound_row(result, "said"), point_row(result, "said")
    assert bound == {"share": 25.0, "high": 75.0, "told": "said"}
    assert point == {"share": 25.0, "verdict": "missed", "told": "said"}
    line = bounds([bound], axis, places).to_dict()["encoding"]
    assert (line[along]["field"], line[along]["scale"]["domain"], line[end]["field"]) == ("share", [45, 100], "high")
    drawn = points([point], axis, places, words_of("en")).to_dict()["encoding"]
    assert (drawn[along]["field"], drawn["shape"]["field"]) == ("share", "verdict")


def test_the_line_of_the_target() -> None:
    """It crosses the axis at the target, and its word stands where it is put."""
    french = words_of("fr")
    drawn = target_line(Fraction(19, 20), axis_of(alt.X, 90, french), french, y=-7).to_dict()
    line, word = drawn["layer"]
    assert (line["mark"]["type"], word["mark"]["y"]) == ("rule", -7)
    assert list(drawn["datasets"].values()) == [[{"share": 95.0, "told": "cible 95 %"}]]


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
