"""Comparisons, grids and forecasts in a notebook, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.words import words_of
from sla_rules.calendars.html_parts import escaped, facts, table

if TYPE_CHECKING:
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.whatif.forecast_result import Forecast
    from sla_rules.whatif.result import Comparison
    from sla_rules.whatif.search_result import Sensitivity

HEADS = ("scenario", "received", "met", "share", "misses left", "verdict", "gained", "lost", "verdicts changed")
SAID = {
    "instants": "tickets resolved when they were",
    "work": "tickets resolved after the same work of the desk",
}
"""What is said of each assumption."""


def comparison_html(comparison: Comparison) -> str:
    """Write *comparison* as a fragment of HTML that loads nothing; a share is rounded down, never a verdict."""
    words = words_of("en")
    told = facts(
        (
            ("at", words.instant(comparison.now)),
            ("tickets", comparison.tickets),
            ("assumption", SAID[comparison.resolved]),
        )
    )
    tables = "".join(
        table(
            name,
            HEADS,
            (
                (
                    result.name,
                    *(each.received, each.met),
                    words.say("none") if each.ratio is None else words.percent(each.ratio),
                    each.misses_left,
                    _verdict(each),
                    *(result.gained, result.lost, len(result.changed)),
                )
                for result in comparison.results
                for each in result.indicators
                if each.name == name
            ),
            frozenset({1, 2, 3, 4, 6, 7, 8}),
        )
        for name in dict.fromkeys(indicator.name for indicator in comparison.baseline.indicators)
    )
    return f"<section>{told}{tables}</section>"


def _verdict(result: IndicatorResult) -> str:
    """Say the verdict; missed so far where open tickets can still turn it."""
    if not result.received:
        return "nothing received"
    if result.reached:
        return "reached"
    return "missed" if result.misses_left < 0 else "missed so far"


def sensitivity_html(grid: Sensitivity) -> str:
    """Write *grid* as a table that loads nothing; a share is rounded down, and one that misses has an asterisk."""
    words = words_of("en")
    rows = (
        (
            value,
            *(
                words.say("none")
                if result.ratio is None
                else f"{words.percent(result.ratio)}{'' if result.reached else ' *'}"
                for result in row
            ),
        )
        for value, row in zip(grid.row_values, grid.results, strict=True)
    )
    heads = (f"{grid.rows.name}, by {grid.columns.name}", *grid.column_values)
    caption = f"Share met; * misses the target; {SAID[grid.resolved]}"
    return table(caption, heads, rows, frozenset(range(1, len(heads))))


def forecast_html(forecast: Forecast) -> str:
    """Write *forecast* as a fragment of HTML that loads nothing: what stands, what is forecast, what breaches next."""
    words = words_of("en")
    so_far = forecast.so_far
    told = facts(
        (
            ("so far, exact", f"{so_far.met} of {so_far.received}, {so_far.misses_left} more may miss"),
            ("at", words.instant(forecast.now)),
        )
    )
    rows = (
        (
            breach.ticket_id,
            words.severity(breach.severity),
            breach.name,
            words.say("none") if breach.due_at is None else words.instant(breach.due_at),
        )
        for breach in forecast.breaches
    )
    breaches = table("Breached next if nothing changes", ("ticket", "severity", "clause", "at"), rows)
    return f"<section>{told}<p>{escaped(forecast)}</p>{breaches}</section>"
