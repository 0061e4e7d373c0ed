"""A report in a notebook: its indicators and its severities, in two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.words import words_of
from sla_rules.calendars.html_parts import facts, table

if TYPE_CHECKING:
    from datetime import timedelta

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report
    from sla_rules.assessments.words import Words

_INDICATOR = (
    *("indicator", "received", "met", "breached", "open late", "paused", "on track", "share", "target", "verdict"),
    *("not covered", "excluded", "clause"),
)
_SEVERITY = ("severity", "received", "resolved", "within the limit", "escalated", "median", "95th percentile")


def report_html(report: Report) -> str:
    """Write *report* as a fragment of HTML that loads nothing; a share is rounded down, never a verdict."""
    words = words_of("en")

    def amount(duration: timedelta | None) -> str:
        return words.say("none") if duration is None else words.amount(duration)

    indicators = table(
        f"Indicators, {report.period.label}",
        _INDICATOR,
        (_indicator(result, words) for result in report.indicators),
        set(range(1, 9)) | {10, 11},
    )
    severities = table(
        "By severity, in business time",
        _SEVERITY,
        (
            (
                words.severity(row.severity),
                *(row.received, row.resolved, row.within, row.escalated),
                *(amount(row.median), amount(row.p95)),
            )
            for row in report.severities
        ),
        set(range(1, 7)),
    )
    told = facts(
        (
            ("at", words.instant(report.now)),
            ("tickets", report.tickets),
            ("open and late", len(report.late)),
            ("escalations to come", len(report.next_escalations)),
        )
    )
    return f"<section>{told}{indicators}{severities}</section>"


def _indicator(result: IndicatorResult, words: Words) -> tuple[object, ...]:
    """Return the row of one indicator."""
    reached = {True: "reached", False: "missed", None: "nothing received"}[result.reached]
    return (
        result.name,
        *(result.received, result.met, result.breached, result.open_late, result.paused, result.open_on_track),
        words.say("none") if result.ratio is None else words.percent(result.ratio),
        words.percent(result.target),
        reached,
        *(result.not_covered, result.excluded, result.clause),
    )
