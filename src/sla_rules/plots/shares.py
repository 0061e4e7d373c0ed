"""Shares against a target: what the figures that show indicators have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from sla_rules.plots.look import BLACK, BLUE, DASHED, GREY, SMALL, VERMILLION, WHITE, table, told, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.words import Words

# Whether the target is reached: shape, fill and outline.
VERDICTS = {
    "reached": ("circle", BLUE, BLUE),
    "missed_so_far": ("triangle-up", WHITE, VERMILLION),
    "missed": ("square", WHITE, VERMILLION),
}
# How shares are labelled on an axis whose numbers are percents.
PERCENT = "datum.value + ' %'"


def percent(share: Fraction | None) -> float | None:
    """
    Return where a share stands on an axis, for display alone.

    >>> from fractions import Fraction
    >>> percent(Fraction(19, 20)), percent(None)
    (95.0, None)
    """
    return None if share is None else float(share * 100)


def floor_of(shares: Iterable[Fraction | None]) -> int:
    """
    Return where an axis begins, in percent: a multiple of five below every one of *shares*, 0 at the least.

    >>> from fractions import Fraction
    >>> floor_of([Fraction(19, 20), None]), floor_of([Fraction(1, 50)])
    (90, 0)
    """
    return max(0, min(int(share * 100) for share in shares if share is not None) // 5 * 5 - 5)


def verdict_of(result: IndicatorResult) -> str:
    """
    Return the key of `VERDICTS` for a *result* with something received: missed so far where open tickets can turn it.

    >>> from sla_rules import Ticket, franceconnect
    >>> at = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> reports = franceconnect.agreement().reports([Ticket.received("INC-42", at=at)], "month", now=at)
    >>> verdict_of(reports.total.indicator)
    'missed_so_far'
    """
    if result.reached:
        return "reached"
    turns = result.highest is not None and result.highest >= result.target
    return "missed_so_far" if turns else "missed"


def verdicts(rows: Iterable[dict[str, Any]], words: Words) -> dict[str, Any]:
    """Return the encodings of the verdicts that stand in the field "verdict" of *rows*, with their legend."""
    found = {row["verdict"] for row in rows}
    seen = {verdict: look for verdict, look in VERDICTS.items() if verdict in found}
    labels = {verdict: words.say(f"verdict_{verdict}") for verdict in seen}
    return told_apart("verdict:N", seen, labels, ("shape", "fill", "stroke"))


def axis_of(channel: type[alt.X | alt.Y], floor: int, words: Words, field: str = "share") -> Any:  # noqa: ANN401 -- of its channel
    """Return the axis of shares in percent from *floor* on, across or upwards as *channel* says."""
    return channel(
        f"{field}:Q",
        scale=alt.Scale(domain=[floor, 100], nice=False, zero=False),
        axis=alt.Axis(title=words.say("axis_met"), labelExpr=PERCENT, tickCount=6, tickMinStep=1),
    )


def target_line(target: Fraction, axis: alt.X | alt.Y, words: Words, **word: Any) -> alt.LayerChart:  # noqa: ANN401 -- of marks
    """Return the line of the *target* across the *axis* of shares, with its word where *word* places it."""
    said = words.say("target_line", percent=words.percent(target))
    base = alt.Chart(table([{"share": percent(target), "told": said}])).encode(axis, description="told:N")
    line = base.mark_rule(strokeDash=DASHED, color=BLACK, strokeWidth=1.5).encode(tooltip=told())
    return alt.LayerChart(layer=[line, base.mark_text(fontSize=SMALL, **word).encode(text="told:N")])


def bound_row(result: IndicatorResult, said: str) -> dict[str, Any]:
    """Return the row of the line from the share so far to the highest that it can become."""
    return {"share": percent(result.lowest), "high": percent(result.highest), "told": said}


def bounds(rows: Sequence[dict[str, Any]], shares: alt.X | alt.Y, places: alt.X | alt.Y) -> alt.Chart:
    """Return those lines along the axis of *shares*, at the *places* of what is compared."""
    end = {"x2" if isinstance(shares, alt.X) else "y2": "high:Q"}
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_rule(color=GREY, strokeWidth=2)
        .encode(shares, places, description="told:N", tooltip=told(), **end)
    )
    return chart


def point_row(result: IndicatorResult, said: str) -> dict[str, Any]:
    """Return the row of the point of a *result* with something received."""
    return {"share": percent(result.ratio), "verdict": verdict_of(result), "told": said}


def points(rows: Sequence[dict[str, Any]], shares: alt.X | alt.Y, places: alt.X | alt.Y, words: Words) -> alt.Chart:
    """Return the points, told apart by their verdicts: full and round where the target is reached, empty elsewhere."""
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_point(size=90, strokeWidth=2, opacity=1)
        .encode(shares, places, description="told:N", tooltip=told(), **verdicts(rows, words))
    )
    return chart
