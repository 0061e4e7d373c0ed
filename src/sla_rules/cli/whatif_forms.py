"""The comparison for other programs: JSON with every figure exact, and CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sla_rules.cli.found import verdict
from sla_rules.cli.wording import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.cli.whatif_found import WhatIfFound
    from sla_rules.whatif import ScenarioResult

_COUNTS = ("received", "met", "breached", "open_late", "paused", "open_on_track", "not_covered", "excluded")
CSV_COLUMNS: tuple[str, ...] = (
    "scenario", "row", "period", *_COUNTS, "percent", "target_percent", "verdict", "misses_left", "gained", "lost",
    "ticket", "severity", "clause", "before", "after",
)  # fmt: skip
"""
The columns of the CSV form: for each scenario a row "indicator" over all, one for each period, then a row "ticket" for
each clause of each ticket whose verdict is not that of the first scenario.
"""


def whatif_dict(found: WhatIfFound) -> dict[str, object]:
    """Give the comparison as a dictionary that JSON can hold."""
    return {
        "file": found.file.path,
        "agreement": found.agreement.name,
        "source": found.agreement.source,
        "reading": dict(found.reading.choices),
        "time_zone": found.agreement.zone.key,
        "now_given": found.now_given,
        "notes": list(found.notes),
        "skipped_rows": found.file.skipped_rows,
        "skipped": [str(fault) for fault in found.file.skipped],
        "period": found.period,
        "assumption": found.assumption,
        **found.comparison.to_dict(),
    }


def whatif_csv(found: WhatIfFound) -> str:
    """Give the comparison as CSV."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, CSV_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for result in found.comparison.results:
        writer.writerows(_rows(result))
    return text.getvalue()


def _rows(result: ScenarioResult) -> Iterator[dict[str, object]]:
    """Yield the rows of one scenario."""
    yield {
        "scenario": result.name,
        "row": "indicator",
        "period": "all",
        **_figures(result.indicator),
        "gained": result.gained,
        "lost": result.lost,
    }
    for each in result.periods:
        yield {
            "scenario": result.name,
            "row": "indicator",
            "period": each.period.label,
            **_figures(each.indicators[0]),
        }
    for change in result.changed:
        for turn in change.clauses:
            yield {
                "scenario": result.name,
                "row": "ticket",
                "ticket": change.ticket_id,
                "severity": "" if change.severity is None else change.severity.level,
                "clause": turn.clause,
                "before": turn.before,
                "after": turn.after,
            }


def _figures(result: IndicatorResult) -> dict[str, object]:
    return {
        **{count: getattr(result, count) for count in _COUNTS},
        "percent": _figure(percent(result.ratio)),
        "target_percent": _figure(percent(result.target)),
        "verdict": verdict(result),
        "misses_left": result.misses_left,
    }


def _figure(words: str) -> str:
    """Give a percentage without its sign, empty when there is none."""
    return words.removesuffix(" %").replace("-", "")
