"""The report for other programs: JSON with every figure exact, and CSV."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import fields

from sla_rules.cli.found import verdict
from sla_rules.cli.wording import on_a_watch, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.report import Report
    from sla_rules.cli.found import Found

_COUNTS = ("received", "met", "breached", "open_late", "paused", "open_on_track", "not_covered", "excluded")
CSV_COLUMNS: tuple[str, ...] = (
    "period", "row", "severity", *_COUNTS, "percent", "percent_at_best", "target_percent", "verdict", "misses_left",
    "resolved", "within_limit", "escalated", "median", "p95",
)  # fmt: skip
"""
The columns of the CSV form: a row "indicator" for each period, then one "severity" for each severity in it.
"""


def report_dict(found: Found) -> dict[str, object]:
    """Give the report as a dictionary that JSON can hold, its periods one after the other: few are in memory."""
    return {
        "file": found.file.path,
        "tickets": found.file.count,
        "agreement": found.agreement.name,
        "source": found.agreement.source,
        "reading": {part.name: str(getattr(found.reading, part.name)) for part in fields(type(found.reading))},
        "time_zone": found.agreement.zone.key,
        "now": found.now.isoformat(),
        "now_given": found.now_given,
        "notes": list(found.notes),
        "skipped_rows": found.file.skipped_rows,
        "skipped": [str(fault) for fault in found.file.skipped],
        "period": found.period,
        "periods": map(_report, found.reports.periods),
        "total": _report(found.reports.total),
    }


def _report(report: Report) -> dict[str, object]:
    """Give one period's report, the verdict and the share in words first."""
    interval = report.indicator.wilson
    return {
        "verdict": verdict(report.indicator),
        "percent": percent(report.indicator.ratio),
        "wilson_95": None if interval is None else [percent(Fraction(end)) for end in interval],
        **report.to_dict(),
    }


def report_csv(found: Found) -> str:
    """Give the report as CSV, its total last."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, CSV_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for report in found.shown:
        writer.writerows(_rows(report))
    return text.getvalue()


def _rows(report: Report) -> Iterator[dict[str, object]]:
    """Yield the rows of one period."""
    result = report.indicator
    yield {
        "period": report.period.label,
        "row": "indicator",
        **{count: getattr(result, count) for count in _COUNTS},
        "percent": _figure(percent(result.ratio)),
        "percent_at_best": _figure(percent(result.highest)),
        "target_percent": _figure(percent(result.target)),
        "verdict": verdict(result),
        "misses_left": result.misses_left,
    }
    for row in report.severities:
        yield {
            "period": report.period.label,
            "row": "severity",
            "severity": "" if row.severity is None else row.severity.level,
            "received": row.received,
            "resolved": row.resolved,
            "within_limit": row.within,
            "escalated": row.escalated,
            "median": on_a_watch(row.median),
            "p95": on_a_watch(row.p95),
        }


def _figure(words: str) -> str:
    """Give a percentage without its sign, empty when there is none."""
    return words.removesuffix(" %").replace("-", "")
