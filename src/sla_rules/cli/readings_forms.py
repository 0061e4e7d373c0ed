"""The range over all readings for other programs: JSON with every figure exact, and CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sla_rules.cli.found import verdict
from sla_rules.cli.readings_text import changes_in_words, conclusion
from sla_rules.cli.wording import percent

if TYPE_CHECKING:
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.cli.readings_text import FoundRanges
    from sla_rules.franceconnect.reading_range import ReadingRange, UnderReading

CSV_COLUMNS: tuple[str, ...] = (
    "period", "changes", "excluded", "not_covered", "received", "met", "breached", "open_late", "paused",
    "open_on_track", "percent", "verdict",
)  # fmt: skip
"""
The columns of the CSV form: a row for each period and combination, that of the base first, without changes.
"""


def readings_dict(found: FoundRanges) -> dict[str, object]:
    """Give the range as a dictionary that JSON can hold."""
    ranges = found.ranges
    return {
        "file": found.file.path,
        "tickets": found.file.count,
        "agreement": found.agreement.name,
        "source": found.agreement.source,
        "reading": dict(ranges.total.base.choices),
        "readings": ranges.readings,
        "combinations": len(found.whole.total.every),
        "combinations_told_apart": len(ranges.total.every),
        "fields": list(ranges.fields),
        "fields_without_effect": list(found.whole.without_effect),
        "fields_beside": list(ranges.beside),
        "time_zone": found.agreement.zone.key,
        "now": ranges.now.isoformat(),
        "now_given": found.now_given,
        "notes": list(found.notes),
        "skipped_rows": found.file.skipped_rows,
        "skipped": [str(fault) for fault in found.file.skipped],
        "period": found.period,
        "conclusion": conclusion(ranges.total),
        "periods": [_range(each) for each in ranges.periods],
        "total": _range(ranges.total),
    }


def _range(each: ReadingRange) -> dict[str, object]:
    """Give one period's range, every combination at its end."""
    return {
        "period": each.period.label,
        "at_base": _result(each.at_base),
        "lowest": _under(each.lowest),
        "highest": _under(each.highest),
        "missed": len(each.missed),
        "reached": len(each.reached),
        "turning": [_under(under) for under in each.turning],
        "single": [_under(under) for under in each.single],
        "every": [_under(under) for under in each.every],
    }


def _under(under: UnderReading) -> dict[str, object]:
    return {"changes": dict(under.changes), **_result(under.result)}


def _result(result: IndicatorResult) -> dict[str, object]:
    """Give the counts and the share of one combination."""
    return {
        "verdict": verdict(result),
        "percent": percent(result.ratio),
        "ratio": None if result.ratio is None else str(result.ratio),
        **_counts(result),
    }


def _counts(result: IndicatorResult) -> dict[str, int]:
    return {count: getattr(result, count) for count in CSV_COLUMNS[2:-2]}


def readings_csv(found: FoundRanges) -> str:
    """Give the range as CSV, its total last."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in found.shown:
        for under in each.every:
            writer.writerow(
                {
                    "period": each.period.label,
                    "changes": changes_in_words(under),
                    **_counts(under.result),
                    "percent": percent(under.result.ratio).removesuffix(" %").replace("-", ""),
                    "verdict": verdict(under.result),
                }
            )
    return text.getvalue()
