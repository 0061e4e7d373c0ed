"""
What if: the same tickets under variations of an agreement.

A `Scenario` is a named variation; `compare` judges the same tickets under several, `search` finds the smallest change
that reaches the target, `sensitivity` varies two things at once, and `forecast` says what the rest of a period may
bring.
"""

from __future__ import annotations

from sla_rules.whatif.calendar_changes import Closed, Closing, Hours, Opening
from sla_rules.whatif.clause_changes import LimitOf, PausedBy, TargetOf
from sla_rules.whatif.compare import compare
from sla_rules.whatif.forecast import forecast
from sla_rules.whatif.forecast_result import Forecast, NextBreach
from sla_rules.whatif.parameters import ClosingAt, HoursOf, LimitAt, OpeningAt
from sla_rules.whatif.progress import Bar, Progress
from sla_rules.whatif.resolved import Resolved
from sla_rules.whatif.result import (
    ClauseChange,
    Comparison,
    PeriodResult,
    ScenarioResult,
    SeverityFigures,
    VerdictChange,
    VerdictChanges,
)
from sla_rules.whatif.scenario import Scenario
from sla_rules.whatif.search import search, sensitivity
from sla_rules.whatif.search_result import SearchResult, SearchStep, Sensitivity
from sla_rules.whatif.side_by_side import SideBySide
from sla_rules.whatif.workday import WorkdayAt

__all__ = [
    "Bar",
    "ClauseChange",
    "Closed",
    "Closing",
    "ClosingAt",
    "Comparison",
    "Forecast",
    "Hours",
    "HoursOf",
    "LimitAt",
    "LimitOf",
    "NextBreach",
    "Opening",
    "OpeningAt",
    "PausedBy",
    "PeriodResult",
    "Progress",
    "Resolved",
    "Scenario",
    "ScenarioResult",
    "SearchResult",
    "SearchStep",
    "Sensitivity",
    "SeverityFigures",
    "SideBySide",
    "TargetOf",
    "VerdictChange",
    "VerdictChanges",
    "WorkdayAt",
    "compare",
    "forecast",
    "search",
    "sensitivity",
]
