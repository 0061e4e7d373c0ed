"""The figures of a report as sections of a page: the indicator by period, and the severities."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sla_rules.pages.hours_plot import hours_plot, limit_words, limits_of
from sla_rules.pages.phrases import verdict_of
from sla_rules.pages.share_plot import share_plot
from sla_rules.pages.sheet import Cell, Head, Sheet, amount_key, plain, share_key, sheet_html
from sla_rules.pages.versions import labels_of, versioned, versions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.report import Report, Reports
    from sla_rules.assessments.severity_row import SeverityRow
    from sla_rules.pages.phrases import Phrases

_COUNTS = ("received", "met", "breached", "open_late", "paused", "open_on_track")
_OUTSIDE = ("not_covered", "excluded")


def kind_of(reports: Reports) -> str:
    """Name the kind of the periods: "month", "quarter", "year", or "all" when there are none or only that one."""
    return str(reports.periods[0].period.kind) if reports.periods else "all"


def indicator_section(reports: Reports, agreement: Agreement, phrases: Phrases) -> Iterator[str]:
    """
    Yield the indicator period by period, drawn and as a table, the whole in its last row.

    Where an amendment changed it, a row is of one version, named beside its target; the whole has one for each.
    """
    kind = kind_of(reports)
    periods = () if kind == "all" else reports.periods
    if periods:
        yield share_plot(periods, agreement, phrases)
    totals = versions_of(reports.total, agreement)
    several = len(totals) > 1
    heads = [
        Head(phrases.say("period")),
        *(
            (Head(phrases.say("of_version"), figures=True), Head(phrases.say("target"), figures=True))
            if several
            else ()
        ),
        *(Head(phrases.say(count), figures=True) for count in _COUNTS),
        Head(phrases.say("share"), figures=True),
        Head(phrases.say("at_best"), figures=True),
        Head(phrases.say("misses_left"), figures=True),
        Head(phrases.say("verdict")),
        *(Head(phrases.say(count), figures=True) for count in _OUTSIDE),
    ]
    caption = phrases.say(f"indicator_{kind}")
    numbers = {total.indicator: number for number, total in enumerate(totals, start=1)} if several else {}
    rows, foot = (
        [
            _period(report.period.label, result, numbers.get(result.indicator), phrases)
            for report in part
            for result in versions_of(report, agreement)
        ]
        for part in (periods, (reports.total,))
    )
    yield sheet_html(Sheet("indicator-table", caption, tuple(heads), rows, foot))
    yield f"<p>{plain(phrases.say('rounded'))}</p>\n"
    open_late, late = sum(total.open_late for total in totals), reports.total.late_count
    if open_late != late:
        counts = {"open_late": phrases.number(open_late), "late": phrases.number(late)}
        yield f"<p>{plain(phrases.say('late_differs', **counts))}</p>\n"
    for label, total in zip(labels_of(reports, agreement, phrases), totals, strict=True):
        if total.wilson is not None:
            low, high = (phrases.percent(Fraction(end)) for end in total.wilson)
            yield f"<p>{plain(versioned(label, phrases.say('wilson', low=low, high=high), phrases))}</p>\n"


def _period(label: str, result: IndicatorResult, version: int | None, phrases: Phrases) -> list[Cell]:
    """Write the indicator of one period, or one version of it with its target."""
    of = () if version is None else (_count(version, phrases), _target(result, phrases))
    return [
        Cell(phrases.say("all") if label == "all" else label, label),
        *of,
        *(_count(getattr(result, count), phrases) for count in _COUNTS),
        Cell(phrases.percent(result.ratio), share_key(result.ratio)),
        Cell(phrases.percent(result.highest), share_key(result.highest)),
        _count(result.misses_left, phrases),
        Cell(phrases.verdict(result), mark=f"v-{verdict_of(result)}"),
        *(_count(getattr(result, count), phrases) for count in _OUTSIDE),
    ]


def _target(result: IndicatorResult, phrases: Phrases) -> Cell:
    return Cell(phrases.words.percent(result.target), share_key(result.target))


def severity_section(report: Report, agreement: Agreement, phrases: Phrases) -> Iterator[str]:
    """Yield the severities of *report*, drawn and as a table."""
    yield hours_plot(report.severities, agreement, phrases)
    texts = ("severity", "received", "resolved", "within", "escalated", "limit", "median", "p95")
    heads = tuple(Head(phrases.say(text), figures=text not in {"severity", "limit"}) for text in texts)
    rows = [_severity(row, agreement, phrases) for row in report.severities]
    yield sheet_html(Sheet("severity-table", phrases.say("severities_caption"), heads, rows))
    principal = agreement.latest.commitments[0]
    name, clause = phrases.words.name(principal.name), phrases.words.name(principal.clause)
    yield f"<p>{plain(phrases.say('nearest_rank', name=name, clause=clause))}</p>\n"


def _severity(row: SeverityRow, agreement: Agreement, phrases: Phrases) -> list[Cell]:
    return [
        Cell(phrases.words.severity(row.severity), "" if row.severity is None else row.severity.level),
        *(_count(count, phrases) for count in (row.received, row.resolved, row.within, row.escalated)),
        Cell(limit_words(limits_of(agreement, row.severity), phrases)),
        *(Cell(phrases.amount(amount), amount_key(amount)) for amount in (row.median, row.p95)),
    ]


def _count(count: int, phrases: Phrases) -> Cell:
    return Cell(phrases.number(count), count)
