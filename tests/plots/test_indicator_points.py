"""An indicator by period, before it is drawn."""

from __future__ import annotations

import pytest
from attrs import evolve

from sla_rules import Period, columns
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.plots import indicator
from sla_rules.plots.indicator_points import Point, counts_of, points_of, series_of
from sla_rules.plots.words import words_of
from tests.plots.made import AGREEMENT, INDICATOR
from tests.plots.reading import rows
from tests.plots.test_indicator import LATER, day, many

SOME = many(day(1), 3, 1) + many(day(3), 2)
REPORTS = AGREEMENT.reports(SOME, "month", now=LATER)
RESULTS = columns.indicator(AGREEMENT, columns.TicketColumns.from_tickets(SOME), now=LATER, period="month")


def test_columns_and_reports_make_the_same_points() -> None:
    """The results by period of columns are drawn as reports are, but for the instant, which they do not say."""
    one, other = series_of(REPORTS, None), series_of(RESULTS, None)
    assert (one.kind, one.totals, one.periods) == (other.kind, other.totals, other.periods)
    assert (one.now, other.now) == (REPORTS.total.now, None)
    drawn, again = indicator(REPORTS), indicator(RESULTS)
    assert rows(drawn, "point") == rows(again, "point")
    assert again.to_dict()["title"]["subtitle"] == [drawn.to_dict()["title"]["subtitle"][0]]


def test_points_in_order() -> None:
    """Each month has a key, a label and its result, and February, in which nothing was received, has none."""
    points = tuple(points_of(series_of(REPORTS, None), words_of("fr")))
    assert [(point.key, point.label, counts_of(point)) for point in points] == [
        ("2026-01", ("janv.", "2026"), "3/4"),
        ("2026-02", ("févr.", "2026"), ""),
        ("2026-03", ("mars", "2026"), "2/2"),
    ]
    assert counts_of(Point("all", ("all",), None)) == ""


def test_results_come_in_any_order() -> None:
    """A mapping is sorted by its periods, and an indicator of it chosen by name; the others count for nothing."""
    named = dict(reversed(RESULTS.items()))
    other = evolve(REPORTS.total.indicator, indicator=evolve(REPORTS.total.indicator.indicator, name="other"))
    named[Period.month(2026, 6)] = other
    series = series_of(named, INDICATOR)
    assert [period.label for period, _ in series.periods] == ["2026-01", "2026-03", "2026-06"]
    assert series.periods[-1][1] == ()
    assert (series.totals[0].met, series.totals[0].received) == (5, 6)
    with pytest.raises(UnknownNameError, match=f"'speed' is no indicator .*; accepted are other, {INDICATOR}"):
        series_of(named, "speed")


def test_what_is_refused() -> None:
    """No result, periods of two kinds, and what is neither reports nor results."""
    with pytest.raises(InvalidValueError, match="has no result; at least one period is wanted"):
        series_of({}, None)
    two = {**RESULTS, Period.year(2026): REPORTS.total.indicator}
    with pytest.raises(InvalidValueError, match="periods by month and by year are given; one kind is wanted"):
        series_of(two, None)
    with pytest.raises(InvalidTypeError, match=r"reports: \[\] is a list; Reports, or results by period, are wanted"):
        series_of([], None)  # type: ignore[arg-type] # refused by name
    with pytest.raises(InvalidTypeError, match="reports"):
        series_of({"2026-03": REPORTS.total.indicator}, None)  # type: ignore[dict-item] # refused by name


def test_no_indicator_of_that_name_without_any() -> None:
    """Reports under terms without an indicator accept no name."""
    bare = AGREEMENT.evolve(indicators=()).reports([], "month", now=LATER)
    with pytest.raises(UnknownNameError, match="'speed' is no indicator of the reports; accepted are none"):
        series_of(bare, "speed")
    with pytest.raises(UnknownNameError, match="the agreement has none"):
        series_of(bare, None)
