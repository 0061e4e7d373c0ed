"""The report as a manager reads it: the indicator, the severities, what is late, what is next."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import fields

from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros
from sla_rules.cli.found import promise, verdict
from sla_rules.cli.table import Column, Table
from sla_rules.cli.wording import at_time, in_hours, limit_in_words, percent, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.report import Report
    from sla_rules.assessments.severity_row import SeverityRow
    from sla_rules.cli.found import Found

SHOWN = 20
"""At most so many late tickets and next escalations are shown; the rest are counted."""


def report_blocks(found: Found) -> Iterator[str | Table]:
    """Yield the lines and tables of the report, in the order in which they are read."""
    yield from _head(found)
    yield _indicator_table(found)
    yield ""
    yield _conclusion(found)
    total = found.reports.total
    yield from _statistics(total)
    yield _severity_table(total)
    yield from _cut(_late_table(total), total.late_count, "No open ticket is past the limit of a commitment.")
    yield from _cut(_alarm_table(total), total.next_escalations_count, "No escalation is to come.")


def _head(found: Found) -> Iterator[str]:
    """Say what was read, under what, at what instant."""
    first, last = found.reports.first, found.reports.last
    span = "" if first is None else f", received {first} to {last}"
    yield f"{found.file.path}: {plural(found.file.count, 'ticket')}{span}"
    yield f"agreement  {found.agreement.name}"
    yield f"now        {found.now_words}"
    yield f"times      {found.agreement.zone.key}"
    yield f"indicator  {promise(found.reports.total.indicator)}"
    yield f"reading    {_reading(found)}"
    for note in found.notes:
        yield f"note       {note}"


def _reading(found: Found) -> str:
    """Name the choices of the reading that are not the default ones."""
    kind = type(found.reading)
    default = kind()
    chosen = [(part.name, getattr(found.reading, part.name)) for part in fields(kind)]
    other = [f"{name}={value}" for name, value in chosen if value != getattr(default, name)]
    return ", ".join(other) or "every choice at its default"


def _indicator_table(found: Found) -> Table:
    """Show the indicator period by period: the parts of what was received, the share and the verdict."""
    heads = ("received", "met", "breached", "open late", "paused", "on track", "share", "at best", "misses left")
    outside = ("not covered", "excluded")
    rows = []
    for report in found.shown:
        result = report.indicator
        counts = (result.received, result.met, result.breached, result.open_late, result.paused, result.open_on_track)
        rows.append(
            (
                report.period.label,
                *map(str, counts),
                percent(result.ratio),
                percent(result.highest),
                str(result.misses_left),
                verdict(result),
                str(result.not_covered),
                str(result.excluded),
            )
        )
    columns = (
        Column("period"),
        *(Column(head, figures=True) for head in heads),
        Column("verdict"),
        *(Column(head, figures=True) for head in outside),
    )
    title = "Indicator" if found.period == "all" else f"Indicator by {found.period}"
    return Table(title, columns, tuple(rows), total=len(rows) > 1)


def _conclusion(found: Found) -> str:
    """Say the verdict in a sentence."""
    result = found.reports.total.indicator
    if result.reached is None:
        return "Nothing was received that the indicator counts."
    whole = f"{result.met} of {result.received} ({percent(result.ratio)}): the target is {verdict(result)}"
    if found.period == "all":
        return f"{whole}."
    judged = sum(report.indicator.reached is not None for report in found.judged)
    missed, so_far = (
        [report.period.label for report in found.missed if verdict(report.indicator) == word]
        for word in ("missed", "missed so far")
    )
    of = plural(judged, found.period)
    which = f": {', '.join(missed)}" if missed else ""
    turning = f": {', '.join(so_far)}" if so_far else ""
    if so_far and not missed:
        return f"{whole} over the whole, and missed so far in {len(so_far)} of {of}{turning}."
    also = f", and missed so far in {len(so_far)}" if so_far else ""
    return f"{whole} over the whole, and missed in {len(missed)} of {of}{which}{also}{turning}."


def _statistics(report: Report) -> Iterator[str]:
    """Say what the share tells of the service behind it; the verdict above is made without."""
    interval = report.indicator.wilson
    if interval is not None:
        low, high = (percent(Fraction(end)) for end in interval)
        yield f"Statistics, no part of the verdict: Wilson interval at 95 %, {low} to {high}."


def _severity_table(report: Report) -> Table:
    """Show each severity: what came in, what became of it, and how long it took."""
    figures = ("received", "resolved", "within the limit", "escalated", "median", "95th percentile")
    columns = Column("severity"), *(Column(head, figures=True) for head in figures)
    return Table("By severity, in business time", columns, tuple(_severity_row(row) for row in report.severities))


def _severity_row(row: SeverityRow) -> tuple[str, ...]:
    name = "none yet" if row.severity is None else str(row.severity)
    counts = map(str, (row.received, row.resolved, row.within, row.escalated))
    return name, *counts, in_hours(row.median), in_hours(row.p95)


def _late_table(report: Report) -> Table:
    """Show the open tickets past the limit of a commitment, the longest overdue first."""
    rows = []
    for assessment in report.late[:SHOWN]:
        breached = [each for each in assessment.commitments if each.open and each.state is State.BREACHED]
        worst = min(breached, key=lambda each: as_micros(each.due_at) if each.due_at else 0)
        rows.append(
            (
                assessment.ticket.id,
                "none yet" if assessment.severity is None else str(assessment.severity),
                at_time(assessment.ticket.received_at),
                ", ".join(each.name for each in breached),
                at_time(worst.due_at),
                in_hours(None if worst.remaining is None else -worst.remaining),
            )
        )
    heads = ("ticket", "severity", "received", "late on", "first due")
    columns = *map(Column, heads), Column("over by", figures=True)
    title = f"Late: {plural(report.late_count, 'open ticket')} past the limit of a commitment, the longest first"
    return Table(title, columns, tuple(rows))


def _alarm_table(report: Report) -> Table:
    """Show the escalations to come if nobody resolves the ticket, the soonest first."""
    rows = tuple(
        (at_time(alarm.at), alarm.ticket_id, str(alarm.severity), alarm.to, limit_in_words(alarm.limit))
        for alarm in report.next_escalations[:SHOWN]
    )
    columns = tuple(map(Column, ("at", "ticket", "severity", "to", "after")))
    return Table(f"Next escalations: {report.next_escalations_count}, the soonest first", columns, rows)


def _cut(table: Table, count: int, nothing: str) -> Iterator[str | Table]:
    """Yield a table with the count of what it leaves out, or the sentence that stands for an empty one."""
    if not count:
        yield ""
        yield nothing
        return
    yield table
    if count > SHOWN:
        yield f"and {count - SHOWN} more"
