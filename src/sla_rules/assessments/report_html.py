"""A report in a notebook: its indicators and its severities, in two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.words import words_of
from sla_rules.calendars.html_parts import facts, table

if TYPE_CHECKING:
    from datetime import timedelta

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report, Reports
    from sla_rules.assessments.words import Words

_COUNTS = (
    *("received", "met", "breached", "open late", "paused", "on track", "share", "target", "verdict"),
    *("not covered", "excluded", "clause"),
)
_FIGURES = frozenset(range(1, 9)) | {10, 11}
_SEVERITY = ("severity", "received", "resolved", "within the limit", "escalated", "median", "95th percentile")


def report_html(report: Report) -> str:
    """Write *report* as a fragment of HTML that loads nothing; a share is rounded down, never a verdict."""
    words = words_of("en")
    rows = ((result.name, *_counts(result, words)) for result in report.indicators)
    indicators = table(f"Indicators, {report.period.label}", ("indicator", *_COUNTS), rows, _FIGURES)
    told = facts(
        (
            ("at", words.instant(report.now)),
            ("tickets", report.tickets),
            ("open and late", report.late_count),
            ("escalations to come", report.next_escalations_count),
        )
    )
    return f"<section>{told}{indicators}{_severities(report, words)}</section>"


def reports_html(reports: Reports) -> str:
    """Write *reports* as a fragment of HTML that loads nothing: a table for each indicator, a row for each period."""
    words = words_of("en")
    total = reports.total
    names = dict.fromkeys(result.name for result in total.indicators)
    tables = "".join(
        table(
            name,
            ("period", *_COUNTS),
            (
                (report.period.label, *_counts(of_period, words))
                for report in (*reports.periods, total)
                for of_period in report.indicators
                if of_period.name == name
            ),
            _FIGURES,
        )
        for name in names
    )
    return f"<section>{facts((('at', words.instant(total.now)),))}{tables}{_severities(total, words)}</section>"


def _severities(report: Report, words: Words) -> str:
    """Write the table of severities."""

    def amount(duration: timedelta | None) -> str:
        return words.say("none") if duration is None else words.amount(duration)

    rows = (
        (
            words.severity(row.severity),
            *(row.received, row.resolved, row.within, row.escalated),
            *(amount(row.median), amount(row.p95)),
        )
        for row in report.severities
    )
    return table("By severity, in business time", _SEVERITY, rows, frozenset(range(1, 7)))


def _counts(result: IndicatorResult, words: Words) -> tuple[object, ...]:
    """Return the counts of one indicator, its share and its verdict."""
    reached = {True: "reached", False: "missed", None: "nothing received"}[result.reached]
    return (
        *(result.received, result.met, result.breached, result.open_late, result.paused, result.open_on_track),
        words.say("none") if result.ratio is None else words.percent(result.ratio),
        words.percent(result.target),
        reached,
        *(result.not_covered, result.excluded, result.clause),
    )
