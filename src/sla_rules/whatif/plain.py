"""
Comparisons, searches, grids and forecasts as plain dictionaries that JSON can hold.

Instants stand in the zone of the baseline's calendar, amounts of time in whole microseconds, shares as exact fractions.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.whatif.result import Comparison, ScenarioResult, SeverityFigures, VerdictChange

_MICROSECOND = timedelta(microseconds=1)
_PARTS = ("received", "met", "breached", "open_late", "paused", "open_on_track", "not_covered", "excluded")


def comparison_to_dict(comparison: Comparison) -> dict[str, object]:
    """Return *comparison* as a dictionary that JSON can hold, every ticket that changes included."""
    zone = comparison.baseline.scenario.agreement.zone
    return {
        "now": comparison.now.astimezone(zone).isoformat(),
        "resolved": str(comparison.resolved),
        "tickets": comparison.tickets,
        "not_yet_received": comparison.not_yet_received,
        "baseline": comparison.baseline.name,
        "scenarios": [_scenario(result) for result in comparison.results],
    }


def indicator_to_dict(result: IndicatorResult) -> dict[str, object]:
    """Return the counts of an indicator and what follows from them."""
    return {
        "name": result.name,
        "clause": result.clause,
        "target": str(result.target),
        **{part: getattr(result, part) for part in _PARTS},
        "ratio": _share(result.ratio),
        "lowest": _share(result.lowest),
        "highest": _share(result.highest),
        "reached": result.reached,
        "misses_allowed": result.misses_allowed,
        "misses_left": result.misses_left,
    }


def _scenario(result: ScenarioResult) -> dict[str, object]:
    scenario = result.scenario
    return {
        "name": scenario.name,
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
        "median_us": None if row.median is None else row.median // _MICROSECOND,
        "p95_us": None if row.p95 is None else row.p95 // _MICROSECOND,
    }


def _change(change: VerdictChange) -> dict[str, object]:
    return {
        "row": change.row,
        "ticket": change.ticket_id,
        "severity": None if change.severity is None else change.severity.level,
        "clauses": [{"clause": each.clause, "before": each.before, "after": each.after} for each in change.clauses],
    }


def _share(share: Fraction | None) -> str | None:
    return None if share is None else str(share)
