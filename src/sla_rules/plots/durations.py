"""How long tickets took, in business hours, severity by severity, with the limits marked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import altair as alt

from sla_rules.plots.durations_bins import BINS, durations_of
from sla_rules.plots.look import (
    BLACK,
    BLUE,
    DASHED,
    SMALL,
    VERMILLION,
    WHITE,
    blank,
    finished,
    layered,
    looked_up,
    table,
    told,
    told_apart,
    whole_ticks,
)
from sla_rules.plots.words import counted, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.words import Words
    from sla_rules.plots.durations_bins import Bin, SeverityBins
    from sla_rules.plots.plot import Plot

WIDTH, HEIGHT = 620, 76
# Ticks so many bins apart.
_TICK = 3
# Of each verdict: fill and outline.
VERDICTS = {"met": (BLUE, BLUE), "breached": (WHITE, VERMILLION)}


def durations(assessments: Iterable[Assessment], *, commitment: str | None = None, lang: str = "en") -> Plot:
    """
    Draw how many tickets took how much business time until a commitment ended, a panel for each severity.

    *commitment* is its name, the principal one of the terms when nothing is said. A bar is filled where the commitment
    was met and empty where not; a limit in business hours is marked, limits of other kinds are on no axis of hours.
    The last bar holds all that took longer than twice the limit. Tickets still open, or closed unresolved, are
    counted above the panels and not drawn. The assessments are read once. Raises UnknownNameError for a name that the
    terms do not have, InvalidValueError for a ticket that comes twice and for a *lang* that is neither "en" nor "fr",
    InvalidTypeError for another type.

    >>> from sla_rules import Ticket, franceconnect
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=at, scope="site").severity_assigned(franceconnect.MAJOR, at=at)
    >>> assessment = franceconnect.agreement().assess(ticket.resolved(at=at), now=at)
    >>> durations([assessment], lang="fr").to_dict()["title"]["text"]
    'Heures ouvrées jusqu’au terme de : résolution'
    """
    words = words_of(lang)
    found = durations_of(assessments, commitment)
    title = words.say("durations_title", name=words.name(found.name) if found.name else words.say("none"))
    said = counted(words, "durations_subtitle", found.ended, open=found.unended)
    if not found.severities:
        return blank(title=title, message=f"{words.say('durations_none')} {said}")
    panels = [_panel(each, words, last=each is found.severities[-1]) for each in found.severities]
    return finished(alt.vconcat(*panels, spacing=14), title=title, subtitle=[said])


def _panel(of: SeverityBins, words: Words, *, last: bool) -> alt.LayerChart:
    """Return the panel of one severity under a line of its figures."""
    limit = of.limits[-1] if of.limits else None
    figures = {
        "severity": words.severity(of.severity),
        "within": of.met,
        "count": of.ended,
        "median": words.amount(of.median),
        "p95": words.amount(of.p95),
    }
    said = (
        words.say("durations_row_free", **figures)
        if limit is None
        else words.say("durations_row", limit=words.amount(limit), **figures)
    )
    return layered(_bars(of, words, last=last), *_limits(of, words)).properties(
        width=WIDTH,
        height=HEIGHT,
        title=alt.TitleParams(text=said, fontSize=11, fontWeight="normal", anchor="start", frame="group", offset=4),
    )


def _x(of: SeverityBins, words: Words, field: str, *, title: bool) -> alt.X:
    """Return the axis in bins, labelled in hours where a limit or an even part of it lies."""
    labels = {str(number): words.amount(number * of.width) for number in range(0, BINS + 1, _TICK)}
    labels[str(BINS)] = "> " + labels[str(BINS)]
    return alt.X(
        field,
        scale=alt.Scale(domain=[0, BINS + 1], nice=False),
        axis=alt.Axis(
            title=words.say("axis_durations") if title else None,
            values=list(range(0, BINS + 1, _TICK)),
            labelExpr=looked_up(labels),
            labelOverlap=False,
            grid=False,
        ),
    )


def _bars(of: SeverityBins, words: Words, *, last: bool) -> alt.Chart:
    """Return the bins, those met at the bottom."""
    rows = [dict(_row(of, each, words)) for each in of.bins]
    heights: Counter[timedelta] = Counter()
    for row, each in zip(rows, of.bins, strict=True):
        row["low"] = heights[each.start]
        heights[each.start] += each.tickets
        row["high"] = heights[each.start]
    labels = {verdict: words.say(f"durations_{verdict}") for verdict in VERDICTS}
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_bar(strokeWidth=1.5, binSpacing=2)
        .encode(
            x=_x(of, words, "start:Q", title=last),
            x2="end:Q",
            y=alt.Y(
                "low:Q",
                scale=alt.Scale(domain=[0, max(heights.values()) * 1.1], nice=False),
                axis=alt.Axis(
                    title=words.say("axis_tickets"), values=whole_ticks(max(heights.values()), 4), format="d"
                ),
            ),
            y2="high:Q",
            tooltip=told(),
            description="told:N",
            **told_apart("verdict:N", VERDICTS, labels),
        )
    )
    return chart


def _row(of: SeverityBins, each: Bin, words: Words) -> Iterator[tuple[str, object]]:
    verdict = "met" if each.met else "breached"
    number = each.start // of.width
    yield "start", number + 0.06
    yield "end", number + 0.94
    yield "verdict", verdict
    yield (
        "told",
        counted(
            words,
            "durations_last" if each.end is None else "durations_bin",
            each.tickets,
            start=words.amount(each.start),
            end="" if each.end is None else words.amount(each.end),
            verdict=words.say(f"durations_{verdict}"),
        ),
    )


def _limits(of: SeverityBins, words: Words) -> Iterator[alt.Chart]:
    """Yield the limits as lines, each with its word."""
    rows = [{"at": limit / of.width, "told": words.say("limit_line", limit=words.amount(limit))} for limit in of.limits]
    base = alt.Chart(table(rows)).encode(x=_x(of, words, "at:Q", title=False), description="told:N")
    yield base.mark_rule(strokeDash=DASHED, color=BLACK, strokeWidth=1.5).encode(tooltip=told())
    yield base.mark_text(align="left", dx=5, y=6, fontSize=SMALL).encode(text="told:N")
