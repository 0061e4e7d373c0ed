"""The indicator period by period against its target, with what the open tickets may still make of it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import altair as alt

from sla_rules.assessments.period import Period, PeriodKind
from sla_rules.assessments.report import Reports
from sla_rules.errors import UnknownNameError
from sla_rules.plots.look import BLACK, DASHED, GREY, SMALL, blank, finished, haloed, layered, looked_up, table, told
from sla_rules.plots.shares import PERCENT, floor_of, percent, verdict_of, verdicts
from sla_rules.plots.words import month, words_of
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.words import Words
    from sla_rules.plots.plot import Plot

# A period takes so many pixels, or as many as its counts; with more periods than have room for their words, figures
# stand in tooltips alone.
STEP, NARROW_STEP, MOST_LABELLED, LETTER = 54, 22, 24, 7
HEIGHT = 220


class _Point(NamedTuple):
    """One period of the figure, and what the indicator says of it; None where nothing was received."""

    key: str
    label: tuple[str, ...]
    result: IndicatorResult | None


def indicator(reports: Reports, *, name: str | None = None, lang: str = "en") -> Plot:
    """
    Draw an indicator for each period of *reports* against its target, the bounds that open tickets leave beside it.

    *name* is that of the indicator, the first when nothing is said. A point is the share met of the tickets received
    so far, the line above it reaches to the share if every ticket that still can succeeds. A period in which nothing
    was received has a place and no point, never 100 %. Raises UnknownNameError for a name that no report has,
    InvalidValueError for a *lang* that is neither "en" nor "fr", InvalidTypeError for another type.

    >>> from sla_rules import Ticket, franceconnect
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=at).resolved(at=at)
    >>> reports = franceconnect.agreement().reports([ticket], "month", now=at)
    >>> indicator(reports).to_dict()["title"]["text"]
    'Indicator by month: resolved in less than 24 business hours'
    """
    words = words_of(lang)
    total = _named(instance(reports, Reports, "reports"), name)
    kind = reports.periods[0].period.kind if reports.periods else PeriodKind.ALL
    title = words.say(f"indicator_title_{kind}", name=words.name(total.name))
    now = words.say("as_known", now=words.instant(reports.total.now))
    if total.ratio is None:
        return blank(title=title, message=f"{words.say('nothing_received')} {now}")
    points = tuple(_points(reports, total.name, words))
    shares = [share for point in points if point.result for share in (point.result.lowest, point.result.highest)]
    floor = floor_of([total.target, *shares])
    labelled = len(points) <= MOST_LABELLED
    step = max(STEP, LETTER * max(map(len, map(_counts, points)))) if labelled else NARROW_STEP
    chart = layered(
        _target(total.target, floor, words),
        *_bounds(points, floor, words),
        _shares(points, floor, words),
        *(_labels(points, floor, words) if labelled else ()),
    ).properties(width=step * max(len(points), 6), height=HEIGHT)
    if any(point.result and point.result.lowest != point.result.highest for point in points):
        now = f"{now} {words.say('bounds_said')}"
    return finished(chart, title=title, subtitle=[_verdict(total, words), now])


def _named(reports: Reports, name: str | None) -> IndicatorResult:
    """Return the indicator of that name over all periods together, the first when there is no name."""
    if name is None:
        return reports.total.indicator
    for result in reports.total.indicators:
        if result.name == name:
            return result
    accepted = ", ".join(result.name for result in reports.total.indicators) or "none"
    msg = f"name: {name!r} is no indicator of the reports; accepted are {accepted}"
    raise UnknownNameError(msg)


def _points(reports: Reports, name: str, words: Words) -> Iterator[_Point]:
    """Yield each period from the first to the last, those between them in which nothing was received included."""
    for before, report in pairwise((None, *reports.periods)):
        assert report is not None  # noqa: S101 -- for the type checker: only the first one is None
        for period in _between(None if before is None else before.period, report.period):
            yield _Point(period.label, _label(period, words), None)
        # where terms changed within the period, an indicator of that name may stand there twice
        results = [result for result in report.indicators if result.name == name and result.received]
        for number, result in enumerate(results or [None], start=1):
            version = f" ({number})" if number > 1 else ""
            yield _Point(report.period.label + version, _label(report.period, words), result)


def _between(before: Period | None, period: Period) -> Iterator[Period]:
    """Yield the periods after *before* that come ahead of *period*."""
    while before is not None and (day := before.last + timedelta(days=1)) < period.first:
        before = Period.containing(period.kind, day)
        yield before


def _counts(point: _Point) -> str:
    """Write how many were met of how many."""
    return "" if point.result is None else f"{point.result.met}/{point.result.received}"


def _label(period: Period, words: Words) -> tuple[str, ...]:
    first: date = period.first
    match period.kind:
        case PeriodKind.MONTH:
            return month(words, first.month), str(first.year)
        case PeriodKind.QUARTER:
            return words.say("quarter", number=(first.month + 2) // 3), str(first.year)
        case PeriodKind.YEAR:
            return (str(first.year),)
    return (words.say("all_periods"),)


def _x(points: tuple[_Point, ...], words: Words) -> alt.X:
    labelled = len(points) <= MOST_LABELLED
    labels = {
        point.key: (
            *point.label,
            *([_counts(point) or words.say("none")] if labelled else ()),
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


def _bounds(points: tuple[_Point, ...], floor: int, words: Words) -> Iterator[alt.Chart]:
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


def _shares(points: tuple[_Point, ...], floor: int, words: Words) -> alt.Chart:
    """Return the points: a full circle where the target is reached, an empty square where it is missed."""
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


def _labels(points: tuple[_Point, ...], floor: int, words: Words) -> Iterator[alt.Chart | alt.LayerChart]:
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


def _told(point: _Point, result: IndicatorResult, words: Words) -> str:
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
        verdict=words.say("verdict_reached" if total.reached else "verdict_missed"),
    )
