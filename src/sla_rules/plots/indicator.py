"""The indicator period by period against its target, with what the open tickets may still make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sla_rules.plots.indicator_points import counts_of, points_of, series_of
from sla_rules.plots.look import BLACK, GREY, SMALL, blank, finished, haloed, layered, looked_up, table, told
from sla_rules.plots.shares import axis_of, bound_row, bounds, floor_of, percent, point_row, target_line, verdict_of
from sla_rules.plots.shares import points as share_points
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
# Between the targets of two periods, where they are not one line.
GAP = 8
HEIGHT = 220


def indicator(
    reports: Reports | Mapping[Period, IndicatorResult], *, name: str | None = None, lang: str = "en"
) -> Plot:
    """
    Draw an indicator for each period of *reports* against its target, the bounds that open tickets leave beside it.

    *reports* are those of `Agreement.reports`, or the results by period of `columns.indicator`. *name* is that of the
    indicator, the first when nothing is said. A point is the share met of the tickets received so far, the line above
    it reaches to the share if every ticket that still can succeeds. A period in which nothing was received has a
    place and no point, never 100 %. Where the target changed, each period has its own, and each version its
    verdict. Raises UnknownNameError for a name that is not there, InvalidValueError for no result at all, for
    periods of several kinds and for a *lang* that is neither "en" nor "fr", InvalidTypeError for another type.

    >>> from sla_rules import Ticket, franceconnect
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=at).resolved(at=at)
    >>> reports = franceconnect.agreement().reports([ticket], "month", now=at)
    >>> indicator(reports).to_dict()["title"]["text"]
    'Indicator by month: resolved in less than 24 business hours'
    """
    words = words_of(lang)
    series = series_of(reports, name)
    targets = tuple(dict.fromkeys(total.target for total in series.totals))
    title = words.say(f"indicator_title_{series.kind}", name=words.name(series.totals[0].name))
    now = [] if series.now is None else [words.say("as_known", now=words.instant(series.now))]
    if not series.totals[0].received:
        return blank(title=title, message=" ".join([words.say("nothing_received"), *now]))
    points = tuple(points_of(series, words))
    floor = floor_of([*targets, *(point.result.lowest for point in points if point.result)])
    labelled = len(points) <= MOST_LABELLED
    step = max(STEP, LETTER * max(map(len, map(counts_of, points)))) if labelled else NARROW_STEP
    y = axis_of(alt.Y, floor, words)
    rows = [
        {"period": point.key, **point_row(point.result, _told(point, point.result, words))}
        for point in points
        if point.result
    ]
    chart = layered(
        *_targets(points, targets, y, words, step),
        *_bounds(points, floor, words),
        share_points(rows, y, _x(points, words), words),
        *(_labels(points, floor, words) if labelled else ()),
    ).properties(width=step * max(len(points), 6), height=HEIGHT)
    if any(point.result and point.result.lowest != point.result.highest for point in points):
        now.append(words.say("bounds_said"))
    return finished(
        chart, title=title, subtitle=[*_verdicts(series.totals, points, words), *filter(None, [" ".join(now)])]
    )


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


def _targets(
    points: tuple[Point, ...], targets: tuple[Fraction, ...], y: alt.Y, words: Words, step: int
) -> Iterator[alt.Chart | alt.LayerChart]:
    """Yield the line of the target; or, where there were several, a piece of it across each period, and their words."""
    place: dict[str, Any] = {"align": "left", "x": "width", "dx": 6}
    if len(targets) == 1:
        yield target_line(targets[0], y, words, **place)
        return
    said = {target: words.say("target_line", percent=words.percent(target)) for target in targets}
    pieces = [
        {"period": point.key, "share": percent(point.result.target), "told": said[point.result.target]}
        for point in points
        if point.result
    ]
    base = alt.Chart(table(pieces)).encode(_x(points, words), y, description="told:N", tooltip=told())
    yield base.mark_tick(orient="horizontal", color=BLACK, opacity=1, thickness=1.5, size=step - GAP)
    each = [{"share": percent(target), "told": said[target]} for target in targets]
    yield alt.Chart(table(each)).mark_text(fontSize=SMALL, **place).encode(y, text="told:N")


def _bounds(points: tuple[Point, ...], floor: int, words: Words) -> Iterator[alt.Chart]:
    """Yield the lines from the share so far to the highest that it can become, and their ends."""
    rows = [
        {"period": point.key, **bound_row(point.result, _told(point, point.result, words))}
        for point in points
        if point.result and point.result.lowest != point.result.highest
    ]
    x = _x(points, words)
    yield bounds(rows, axis_of(alt.Y, floor, words), x)
    ends = alt.Chart(table(rows)).encode(x, axis_of(alt.Y, floor, words, "high"), description="told:N", tooltip=told())
    yield ends.mark_tick(color=GREY, thickness=2, size=14)


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
        base = alt.Chart(table(rows)).encode(x=_x(points, words), y=axis_of(alt.Y, floor, words))
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


def _verdicts(totals: tuple[IndicatorResult, ...], points: tuple[Point, ...], words: Words) -> Iterator[str]:
    """Say what the indicator is over all periods together; where it changed, over those of each version."""
    for total in totals:
        assert total.ratio is not None  # noqa: S101 -- for the type checker: something was received
        said = words.say(
            "indicator_verdict",
            met=total.met,
            received=total.received,
            share=words.percent(total.ratio),
            target=words.percent(total.target),
            verdict=words.say(f"verdict_{verdict_of(total)}"),
        )
        if len(totals) > 1:
            own = [" ".join(each.label) for each in points if each.result and each.result.indicator == total.indicator]
            label = own[0] if own[0] == own[-1] else words.say("indicator_span", start=own[0], end=own[-1])
            said = words.say("colon", label=label, said=said)
        yield said
