"""A ticket's life over the open and closed windows of its service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sla_rules.assessments.assessment import Assessment
from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.plots.look import (
    BLACK,
    BLUE,
    DASHED,
    GREY,
    ORANGE,
    SKY,
    SMALL,
    VERMILLION,
    WHITE,
    WHOLE,
    blank,
    finished,
    haloed,
    layered,
    looked_up,
    table,
    told,
    told_apart,
)
from sla_rules.plots.time_axis import position, time_axis, time_scale
from sla_rules.plots.timeline_rows import BandKind, MarkKind, rows_of
from sla_rules.plots.words import short_day, words_of
from sla_rules.tickets.checks import instance, instances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sla_rules.assessments.words import Words
    from sla_rules.plots.plot import Plot
    from sla_rules.plots.timeline_rows import Band, Mark, TimelineRows

WIDTH, ROW = 640, 30

# Of each kind of stretch or point: fill, outline, dash, and the shape of a point or of a stretch in the legend.
LOOKS: dict[BandKind | MarkKind, tuple[str, str, list[int], str]] = {
    BandKind.OPEN: (SKY, SKY, WHOLE, "square"),
    BandKind.CLOSED_DAY: (WHITE, GREY, WHOLE, "square"),
    BandKind.COUNTED: (BLUE, BLUE, WHOLE, "square"),
    BandKind.LATE: (ORANGE, BLACK, WHOLE, "square"),
    BandKind.PAUSED: (WHITE, VERMILLION, DASHED, "square"),
    BandKind.LEFT: (WHITE, BLUE, WHOLE, "stroke"),
    MarkKind.EVENT: (BLACK, BLACK, WHOLE, "circle"),
    MarkKind.RANG: (ORANGE, BLACK, WHOLE, "triangle-up"),
    MarkKind.RINGS: (WHITE, BLACK, WHOLE, "triangle-up"),
    MarkKind.DUE: (BLACK, BLACK, WHOLE, "diamond"),
    MarkKind.DUE_IF_RESUMED: (WHITE, BLACK, WHOLE, "diamond"),
}
CHANNELS = ("fill", "stroke", "strokeDash", "shape")
# The part of the height of its row that a stretch takes.
HEIGHTS = {
    BandKind.OPEN: 0.8,
    BandKind.CLOSED_DAY: 0.8,
    BandKind.COUNTED: 0.5,
    BandKind.LATE: 0.5,
    BandKind.PAUSED: 0.5,
    BandKind.LEFT: 0.12,
}
# A letter takes some pixels; a name that does not fit its stretch stands in its tooltip alone.
LETTER = 5.6
# Where more stretches are late, the narrow ones have no outline, which would be all that is seen of months.
MOST_OUTLINED, NARROW = 40, 3
# How far the word of a due date is from its point, by how it is aligned.
DX = {"left": 6, "right": 4}
# So many closed days are named above the figure when they do not fit.
MOST_NAMED = 4


def timeline(assessment: Assessment, *, commitments: Iterable[str] | None = None, lang: str = "en") -> Plot:
    """
    Draw the life of the ticket of *assessment* up to its now, on a real time axis in the zone of the calendar.

    The first row is the service, open or closed; then a row for each commitment with what its clock counted, its
    pauses and its due date, a row for each escalation that rang or is next, and a row for each event. *commitments*
    are the names of those to show, all that cover the ticket when nothing is said. Raises UnknownNameError for
    another name, InvalidValueError for a *lang* that is neither "en" nor "fr", InvalidTypeError for another type.

    >>> from sla_rules import Ticket, franceconnect
    >>> ticket = Ticket.received("INC-42", at=datetime(2026, 4, 30, 16, 30, tzinfo=paris), scope="site")
    >>> assessment = franceconnect.agreement().assess(ticket, now=datetime(2026, 5, 4, 11, tzinfo=paris))
    >>> timeline(assessment).to_dict()["title"]["text"]
    'Ticket INC-42, severity 2 (Major)'
    """
    words = words_of(lang)
    ticket = instance(assessment, Assessment, "assessment").ticket
    title = words.say("timeline_title", id=ticket.id, severity=words.severity(assessment.severity))
    zone = assessment.terms.calendar.day_zone
    now = words.instant(assessment.now.astimezone(zone))
    if not assessment.known:
        return blank(title=title, message=words.say("timeline_unreceived", now=now))
    shown = rows_of(assessment, _names_of(assessment, commitments), words)
    axis = time_axis(*shown.span, zone, words, words.say("axis_time", zone=zone.key))
    x = alt.X("start:Q", scale=time_scale(*shown.span), axis=axis)
    chart = layered(
        *_bands(shown, words, x),
        _names(shown),
        *_now(assessment, shown, words),
        _marks(shown, words),
        *_dues(shown, assessment.now_micros),
    )
    sized = chart.properties(width=WIDTH, height=ROW * len(shown.rows))
    subtitle = [
        words.say("timeline_subtitle", now=now, zone=zone.key),
        *_unnamed(shown, ticket.received_at, zone, words),
    ]
    return finished(sized, title=title, subtitle=subtitle)


def _names_of(assessment: Assessment, commitments: Iterable[str] | None) -> list[str]:
    """Return the names of the commitments to show; raises UnknownNameError for one that is not there."""
    if commitments is not None:
        return [assessment.commitment(name).name for name in instances(commitments, str, "commitments")]
    return [each.name for each in assessment.commitments if each.state is not State.NOT_COVERED]


def _y(shown: TimelineRows) -> alt.Y:
    """Return the rows from the top, each labelled by its lines."""
    labels = {str(row): lines for row, lines in enumerate(shown.rows)}
    return alt.Y(
        "row:O",
        scale=alt.Scale(domain=list(range(len(shown.rows))), paddingInner=0.1, paddingOuter=0.1),
        axis=alt.Axis(
            title=None,
            labelExpr=looked_up(labels),
            labelOffset=-6,
            labelPadding=8,
            grid=True,
            ticks=False,
            domain=False,
        ),
    )


def _looks(shown: TimelineRows, words: Words, channels: tuple[str, ...] = CHANNELS) -> dict[str, Any]:
    """Return the encodings that tell the kinds apart, with one legend for stretches and points."""
    seen: set[BandKind | MarkKind] = {band.kind for band in shown.bands}
    seen.update(mark.kind for mark in shown.marks)
    looks = {str(kind): look for kind, look in LOOKS.items() if kind in seen}
    labels = {str(kind): words.say(_word_of(kind)) for kind in LOOKS if kind in seen}
    return told_apart("kind:N", looks, labels, channels)


def _word_of(kind: BandKind | MarkKind) -> str:
    return f"{'band' if isinstance(kind, BandKind) else 'mark'}_{kind}"


def _bands(shown: TimelineRows, words: Words, x: alt.X) -> Iterator[alt.Chart]:
    """Yield the stretches, a layer for each height."""
    looks = _looks(shown, words, CHANNELS[:-1])  # stretches have a shape in the legend only
    bare = sum(band.kind is BandKind.LATE for band in shown.bands) > MOST_OUTLINED
    for height in dict.fromkeys(HEIGHTS.values()):
        rows = [
            {
                "row": band.row,
                "start": position(band.start),
                "end": position(band.end),
                "kind": str(band.kind),
                "told": band.told,
                "edge": 0 if bare and band.kind is BandKind.LATE and _pixels(band, shown) < NARROW else 1,
            }
            for band in shown.bands
            if HEIGHTS[band.kind] == height
        ]
        chart: alt.Chart = (
            alt.Chart(table(rows))
            .mark_bar(height=alt.RelativeBandSize(band=height))
            .encode(
                x=x,
                x2="end:Q",
                y=_y(shown),
                tooltip=told(),
                description="told:N",
                strokeWidth=alt.StrokeWidth("edge:Q", scale=None, legend=None),
                **looks,
            )
        )
        yield chart


def _pixels(band: Band, shown: TimelineRows) -> float:
    """Return how wide *band* is drawn."""
    start, end = shown.span
    return (band.end - band.start) * WIDTH / (end - start)


def _names(shown: TimelineRows) -> alt.Chart:
    """Return the names of holidays and pauses that fit in their stretches."""
    rows = [
        {"row": band.row, "middle": position((band.start + band.end) // 2), "name": band.name}
        for band in shown.bands
        if band.kind in {BandKind.CLOSED_DAY, BandKind.PAUSED} and _fits(band, shown)
    ]
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_text(fontSize=SMALL, baseline="middle")
        .encode(x=alt.X("middle:Q", scale=time_scale(*shown.span)), y=_y(shown), text="name:N")
    )
    return chart


def _fits(band: Band, shown: TimelineRows) -> bool:
    """Tell whether the name of *band* has room in it."""
    return len(band.name) * LETTER < _pixels(band, shown)


def _unnamed(shown: TimelineRows, received: datetime, zone: ZoneInfo, words: Words) -> list[str]:
    """Return a line with the closed days since *received* whose names do not fit, if any; the first of many."""
    since = as_micros(received)
    named = [
        (from_micros(band.start, zone).date(), band.name)
        for band in shown.bands
        if band.kind is BandKind.CLOSED_DAY and band.end > since and not _fits(band, shown)
    ]
    if not named:
        return []
    years = len({from_micros(at, zone).year for at in (since, shown.span[1])}) > 1
    days = [" ".join([short_day(words, day), *([str(day.year)] if years else []), name]) for day, name in named]
    more = [words.say("and_more", count=len(days) - MOST_NAMED)] if len(days) > MOST_NAMED else []
    return [words.say("colon", label=words.say("closed_days"), said=words.say("and").join(days[:MOST_NAMED] + more))]


def _now(assessment: Assessment, shown: TimelineRows, words: Words) -> list[alt.Chart]:
    """Return the line of now with its word, when it lies in the span."""
    micros = assessment.now_micros
    if not shown.span[0] <= micros <= shown.span[1]:
        return []
    at = words.instant(from_micros(micros, assessment.terms.calendar.day_zone))
    base = alt.Chart(table([{"at": position(micros), "told": words.say("mark_now", at=at)}])).encode(
        x=alt.X("at:Q", scale=time_scale(*shown.span)), description="told:N", tooltip=told()
    )
    right = micros - shown.span[0] > (shown.span[1] - shown.span[0]) * 2 // 3
    label = base.mark_text(align="right" if right else "left", dx=-4 if right else 4, y=-7, fontSize=SMALL)
    return [base.mark_rule(strokeDash=DASHED, color=BLACK, strokeWidth=1.5), label.encode(text="told:N")]


def _marks(shown: TimelineRows, words: Words) -> alt.Chart:
    """Return the points, told apart by shape and filling."""
    rows = [
        {"row": mark.row, "at": position(mark.at), "kind": str(mark.kind), "told": mark.told} for mark in shown.marks
    ]
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_point(strokeWidth=1.2, size=90, opacity=1)
        .encode(
            x=alt.X("at:Q", scale=time_scale(*shown.span)),
            y=_y(shown),
            tooltip=told(),
            description="told:N",
            **_looks(shown, words),
        )
    )
    return chart


def _dues(shown: TimelineRows, now: int) -> Iterator[alt.LayerChart]:
    """Yield the due dates in words above their points."""
    x = alt.X("at:Q", scale=time_scale(*shown.span))
    placed = [
        (mark, *_place(mark, now, shown.span))
        for mark in shown.marks
        if mark.kind in {MarkKind.DUE, MarkKind.DUE_IF_RESUMED}
    ]
    for align, dx in DX.items():
        rows = [
            {"row": mark.row, "at": position(at), "label": mark.label} for mark, side, at in placed if side == align
        ]
        yield haloed(alt.Chart(table(rows)).encode(x=x, y=_y(shown)), "label:N", {"align": align, "dy": -13, "dx": dx})


def _place(mark: Mark, now: int, span: tuple[int, int]) -> tuple[str, int]:
    """Return how a due date is aligned, and at which instant: away from the nearer edge, never across *now*."""
    start, end = span
    due, line = (((at - start) * WIDTH) // (end - start) for at in (mark.at, now))
    room = len(mark.label) * LETTER
    if due >= WIDTH // 2:
        ends = due + DX["right"]
        return ("left" if ends - room < line < ends else "right"), mark.at
    begins = due + DX["left"]
    if not begins < line < begins + room:
        return "left", mark.at
    # with no room on its left either, it comes behind the line
    return ("right", mark.at) if due > room else ("left", now)
