"""
Comparisons, searches, grids and forecasts as plain dictionaries that JSON can hold.

Instants stand in the zone of the baseline's calendar, amounts of time in whole microseconds, shares as exact fractions.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from sla_rules.assessments.plain import amount_to_micros, indicator_to_dict, instant_to_text

if TYPE_CHECKING:
    from datetime import tzinfo

    from sla_rules.whatif.forecast_result import Forecast, NextBreach
    from sla_rules.whatif.result import Comparison, ScenarioResult, SeverityFigures, VerdictChange
    from sla_rules.whatif.search_result import SearchResult, SearchStep, Sensitivity


def comparison_to_dict(comparison: Comparison) -> dict[str, object]:
    """Return *comparison* as a dictionary that JSON can hold, every ticket that changes included."""
    zone = comparison.baseline.scenario.agreement.zone
    return {
        "now": instant_to_text(comparison.now, zone),
        "resolved": str(comparison.resolved),
        "tickets": comparison.tickets,
        "not_yet_received": comparison.not_yet_received,
        "baseline": comparison.baseline.name,
        "scenarios": [_scenario(result) for result in comparison.results],
    }


def search_to_dict(search: SearchResult) -> dict[str, object]:
    """Return *search* as a dictionary that JSON can hold."""
    steps = {name: getattr(search, name) for name in ("found", "neighbour", "hardest", "easiest")}
    return {
        "parameter": search.parameter.name,
        "now": search.now.isoformat(),
        "resolved": str(search.resolved),
        "period": str(search.period),
        "base": indicator_to_dict(search.base),
        **{name: None if step is None else _step(step) for name, step in steps.items()},
        "margin": search.margin,
        "every": search.every,
        "tried": search.tried,
        "fails_again": list(search.fails_again),
    }


def sensitivity_to_dict(grid: Sensitivity) -> dict[str, object]:
    """Return *grid* as a dictionary that JSON can hold, row by row."""
    return {
        "rows": grid.rows.name,
        "columns": grid.columns.name,
        "now": grid.now.isoformat(),
        "resolved": str(grid.resolved),
        "row_values": list(grid.row_values),
        "column_values": list(grid.column_values),
        "results": [[indicator_to_dict(result) for result in row] for row in grid.results],
    }


def forecast_to_dict(forecast: Forecast) -> dict[str, object]:
    """Return *forecast* as a dictionary that JSON can hold; its floats are those of the forecast alone."""
    zone = forecast.now.tzinfo or UTC
    interval = forecast.share_interval
    return {
        "period": forecast.period.label,
        "now": forecast.now.isoformat(),
        "so_far": indicator_to_dict(forecast.so_far),
        "breaches": [_breach(each, zone) for each in forecast.breaches],
        "forecast": {
            "days_left": forecast.days_left,
            "history": [day.isoformat() for day in forecast.history],
            "history_days": forecast.history_days,
            "history_tickets": forecast.history_tickets,
            "undecided": forecast.undecided,
            "unmatched": forecast.unmatched,
            "volume": str(forecast.volume),
            "seed": forecast.seed,
            "draws": forecast.draws,
            "chance": forecast.chance,
            "chance_interval": list(forecast.chance_interval),
            "share_median": forecast.share_median,
            "share_interval": None if interval is None else list(interval),
        },
    }


def _scenario(result: ScenarioResult) -> dict[str, object]:
    scenario = result.scenario
    return {
        "name": scenario.name,
        "basis": scenario.basis,
        "changes": [change.words for change in scenario.changes],
        "cover": [change.words for change in scenario.cover],
        "indicators": [indicator_to_dict(each) for each in result.indicators],
        "severities": [_severity(row) for row in result.severities],
        "periods": [
            {"period": each.period.label, "indicators": [indicator_to_dict(its) for its in each.indicators]}
            for each in result.periods
        ],
        "gained": result.gained,
        "lost": result.lost,
        "changed": [_change(change) for change in result.changed],
    }


def _severity(row: SeverityFigures) -> dict[str, object]:
    return {
        "severity": None if row.severity is None else row.severity.level,
        "received": row.received,
        "resolved": row.resolved,
        "within": row.within,
        "met": row.met,
        "counted": row.counted,
        "median_us": amount_to_micros(row.median),
        "p95_us": amount_to_micros(row.p95),
    }


def _change(change: VerdictChange) -> dict[str, object]:
    return {
        "row": change.row,
        "ticket": change.ticket_id,
        "severity": None if change.severity is None else change.severity.level,
        "clauses": [{"clause": each.clause, "before": each.before, "after": each.after} for each in change.clauses],
    }


def _step(step: SearchStep) -> dict[str, object]:
    return {
        "value": step.value,
        "indicator": indicator_to_dict(step.result),
        "reached": step.reached,
        "missed": [period.label for period in step.missed],
        "missed_so_far": [period.label for period in step.so_far],
        "margin": step.margin,
        "hours_a_week_us": amount_to_micros(step.hours_a_week),
    }


def _breach(breach: NextBreach, zone: tzinfo) -> dict[str, object]:
    return {
        "ticket": breach.ticket_id,
        "severity": None if breach.severity is None else breach.severity.level,
        "name": breach.name,
        "clause": breach.clause,
        "due_at": instant_to_text(breach.due_at, zone),
        "last_ok_at": instant_to_text(breach.last_ok_at, zone),
        "remaining_us": amount_to_micros(breach.remaining),
        "due_if_resumed_now": instant_to_text(breach.due_if_resumed_now, zone),
    }
