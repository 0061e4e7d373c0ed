"""The indicator period by period against its target, with what the open tickets may still make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from sla_rules.plots.indicator_points import counts_of, points_of, series_of
from sla_rules.plots.look import BLACK, DASHED, GREY, SMALL, blank, finished, haloed, layered, looked_up, table, told
from sla_rules.plots.shares import PERCENT, floor_of, percent, verdict_of, verdicts
from sla_rules.plots.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.period import Period
    from sla_rules.assessments.report import Reports
    from sla_rules.assessments.words import Words
    from sla_rules.plots.indicator_points import Point
    from sla_rules.plots.plot import Plot

# A period takes so many pixels, or as many as its counts; with more periods than have room for their words, figures
# stand in tooltips alone.
STEP, NARROW_STEP, MOST_LABELLED, LETTER = 54, 22, 24, 7
HEIGHT = 220


def indicator(
    reports: Reports | Mapping[Period, IndicatorResult], *, name: str | None = None, lang: str = "en"
) -> Plot:
    """
    Draw an indicator for each period of *reports* against its target, the bounds that open tickets leave beside it.

    *reports* are those of `Agreement.reports`, or the results by period of `columns.indicator`. *name* is that of the
    indicator, the first when nothing is said. A point is the share met of the tickets received so far, the line above
    it reaches to the share if every ticket that still can succeeds. A period in which nothing was received has a place
    and no point, never 100 %. Raises UnknownNameError for a name that is not there, InvalidValueError for no result at
    all, for periods of several kinds and for a *lang* that is neither "en" nor "fr", InvalidTypeError for another type.

    >>> from sla_rules import Ticket, franceconnect
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=at).resolved(at=at)
    >>> reports = franceconnect.agreement().reports([ticket], "month", now=at)
    >>> indicator(reports).to_dict()["title"]["text"]
    'Indicator by month: resolved in less than 24 business hours'
    """
    words = words_of(lang)
    series = series_of(reports, name)
    total = series.total
    title = words.say(f"indicator_title_{series.kind}", name=words.name(total.name))
    now = [] if series.now is None else [words.say("as_known", now=words.instant(series.now))]
    if total.ratio is None:
        return blank(title=title, message=" ".join([words.say("nothing_received"), *now]))
    points = tuple(points_of(series, words))
    floor = floor_of([total.target, *(point.result.lowest for point in points if point.result)])
    labelled = len(points) <= MOST_LABELLED
    step = max(STEP, LETTER * max(map(len, map(counts_of, points)))) if labelled else NARROW_STEP
    chart = layered(
        _target(total.target, floor, words),
        *_bounds(points, floor, words),
        _shares(points, floor, words),
        *(_labels(points, floor, words) if labelled else ()),
    ).properties(width=step * max(len(points), 6), height=HEIGHT)
    if any(point.result and point.result.lowest != point.result.highest for point in points):
        now.append(words.say("bounds_said"))
    return finished(chart, title=title, subtitle=[_verdict(total, words), *filter(None, [" ".join(now)])])


def _x(points: tuple[Point, ...], words: Words) -> alt.X:
    labelled = len(points) <= MOST_LABELLED
    labels = {
        point.key: (
            *point.label,
            *([counts_of(point) or words.say("none")] if labelled else ()),
        )
        for point in points
    }
    return alt.X(
        "period:O",
        scale=alt.Scale(domain=[point.key for point in points], paddingOuter=0.2),
        axis=alt.Axis(
            title=words.say("axis_received" if labelled else "axis_period"),
            labelExpr=looked_up(labels),
            labelAngle=0,
            labelOverlap=not labelled,
            ticks=False,
            grid=False,
        ),
    )


def _y(field: str, floor: int, words: Words) -> alt.Y:
    return alt.Y(
        field,
        scale=alt.Scale(domain=[floor, 100], nice=False, zero=False),
        axis=alt.Axis(title=words.say("axis_met"), labelExpr=PERCENT, tickCount=6, tickMinStep=1),
    )


def _target(target: Fraction, floor: int, words: Words) -> alt.LayerChart:
    """Return the line of the target, with its word beside it."""
    said = words.say("target_line", percent=words.percent(target))
    base = alt.Chart(table([{"share": percent(target), "told": said}])).encode(
        y=_y("share:Q", floor, words), description="told:N"
    )
    line = base.mark_rule(strokeDash=DASHED, color=BLACK, strokeWidth=1.5).encode(tooltip=told())
    return layered(line, base.mark_text(align="left", x="width", dx=6, fontSize=SMALL).encode(text="told:N"))


def _bounds(points: tuple[Point, ...], floor: int, words: Words) -> Iterator[alt.Chart]:
    """Yield the lines from the share so far to the highest that it can become, and their ends."""
    rows = [
        {
            "period": point.key,
            "low": percent(point.result.lowest),
            "high": percent(point.result.highest),
            "told": _told(point, point.result, words),
        }
        for point in points
        if point.result and point.result.lowest != point.result.highest
    ]
    base = alt.Chart(table(rows)).encode(x=_x(points, words), description="told:N", tooltip=told())
    yield base.mark_rule(color=GREY, strokeWidth=2).encode(y=_y("low:Q", floor, words), y2="high:Q")
    yield base.mark_tick(color=GREY, thickness=2, size=14).encode(y=_y("high:Q", floor, words))


def _shares(points: tuple[Point, ...], floor: int, words: Words) -> alt.Chart:
    """Return the points, told apart by their verdicts: full and round where the target is reached, empty elsewhere."""
    rows = [
        {
            "period": point.key,
            "share": percent(point.result.ratio),
            "verdict": verdict_of(point.result),
            "told": _told(point, point.result, words),
        }
        for point in points
        if point.result
    ]
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_point(size=90, strokeWidth=2, opacity=1)
        .encode(
            x=_x(points, words),
            y=_y("share:Q", floor, words),
            description="told:N",
            tooltip=told(),
            **verdicts(rows, words),
        )
    )
    return chart


def _labels(points: tuple[Point, ...], floor: int, words: Words) -> Iterator[alt.Chart | alt.LayerChart]:
    """Yield the shares in words, away from the target and from the bounds, and what is said of an empty period."""
    found = [(point.key, point.result) for point in points if point.result is not None]
    above = [(key, result) for key, result in found if result.reached and result.lowest == result.highest]
    for of_side, dy in ((above, -14), ([pair for pair in found if pair not in above], 15)):
        rows = [
            {"period": key, "share": percent(result.ratio), "text": words.percent(result.ratio)}
            for key, result in of_side
            if result.ratio is not None
        ]
        base = alt.Chart(table(rows)).encode(x=_x(points, words), y=_y("share:Q", floor, words))
        yield haloed(base, "text:N", {"dy": dy})
    nothing = [{"period": point.key, "text": words.say("nothing")} for point in points if point.result is None]
    yield (
        alt.Chart(table(nothing)).mark_text(y=HEIGHT - 10, fontSize=SMALL).encode(x=_x(points, words), text="text:N")
    )


def _told(point: Point, result: IndicatorResult, words: Words) -> str:
    """Write all that is known of one period."""
    counts = words.say(
        "indicator_told",
        met=result.met,
        received=result.received,
        open=result.paused + result.open_on_track,
        left=result.misses_left,
    )
    return words.say("colon", label=" ".join(point.label), said=counts)


def _verdict(total: IndicatorResult, words: Words) -> str:
    """Say what the indicator is over all periods together."""
    assert total.ratio is not None  # noqa: S101 -- for the type checker: something was received
    return words.say(
        "indicator_verdict",
        met=total.met,
        received=total.received,
        share=words.percent(total.ratio),
        target=words.percent(total.target),
        verdict=words.say(f"verdict_{verdict_of(total)}"),
    )
