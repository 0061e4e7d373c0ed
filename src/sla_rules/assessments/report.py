"""What an agreement says of many tickets, over a period."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.outcome import outcome_of
from sla_rules.assessments.period import Period
from sla_rules.assessments.severity_row import SeverityRow, nearest_rank
from sla_rules.assessments.standing import Standing
from sla_rules.calendars.instants import as_micros, instant
from sla_rules.errors import UnknownNameError
from sla_rules.tickets.checks import instance
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from zoneinfo import ZoneInfo

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.outcome import Outcome
    from sla_rules.assessments.period import PeriodKind
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.clauses.terms import Terms
    from sla_rules.tickets.severity import Severity

    _Days = dict[date, list[Outcome | None]]


@frozen(kw_only=True)
class Report:
    """
    The tickets received in *period* as they stand at *now*: indicators, severities, what is late, what rings next.

    *tickets* of them had been received; *not_yet_received* come after now and do not exist for the rest.
    *indicators* are those of every terms that judged a ticket of the period, the earlier terms first; an indicator
    that several terms hold alike counts once for them all. Each parts the tickets judged by terms that hold it: a
    ticket judged by terms without it is in none of its parts. A period without tickets has the indicators of the terms
    in force on its first day, all zeros.
    *late* holds the open tickets with a breached commitment, the longest overdue first; *next_escalations* the next
    alarm of each open ticket, the soonest first. Built by `Agreement.report`, never by hand.
    """

    period: Period
    now: datetime = field(eq=as_micros)
    tickets: int
    not_yet_received: int
    indicators: tuple[IndicatorResult, ...]
    severities: tuple[SeverityRow, ...]
    late: tuple[Assessment, ...]
    next_escalations: tuple[Alarm, ...]

    @property
    def indicator(self) -> IndicatorResult:
        """The first indicator; raises UnknownNameError for an agreement that has none."""
        if not self.indicators:
            msg = "indicator: the agreement has none"
            raise UnknownNameError(msg)
        return self.indicators[0]

    def to_dict(self) -> dict[str, object]:
        """Return the report as a dictionary that JSON can hold; amounts in microseconds, shares as '17/20'."""
        from sla_rules.assessments.plain import report_to_dict

        return report_to_dict(self)

    def _repr_html_(self) -> str:
        """Show indicators and severities in a notebook."""
        from sla_rules.assessments.report_html import report_html

        return report_html(self)


@frozen(kw_only=True)
class Reports:
    """
    One report for each period in which tickets were received, by date, and one for all of them together.

    *first* and *last* are the dates of the first and the last ticket received, None when there was none.
    """

    periods: tuple[Report, ...]
    total: Report
    first: date | None
    last: date | None

    def _repr_html_(self) -> str:
        """Show the indicators period by period in a notebook."""
        from sla_rules.assessments.report_html import reports_html

        return reports_html(self)


class Judges(NamedTuple):
    """What a report asks of an agreement: the zone of its dates, and the two questions it answers."""

    zone: ZoneInfo
    assess: Callable[[Ticket], Assessment]
    terms_on: Callable[[date], Terms]


def report_on(tickets: Iterable[Ticket], period: Period, *, now: datetime, judges: Judges) -> Report:
    """Return the report of those of *tickets* that were received in *period*, by date in the zone of *judges*."""
    days = _by_day(tickets, now, judges, period)
    return _report(period, days, now, judges, period.first)


def reports_on(tickets: Iterable[Ticket], kind: PeriodKind, *, now: datetime, judges: Judges) -> Reports:
    """Read *tickets* once and return a report for each period of that *kind* in which one was received."""
    days = _by_day(tickets, now, judges, Period.all())
    cut: dict[Period, _Days] = {}
    for day in sorted(days):
        cut.setdefault(Period.containing(kind, day), {})[day] = days[day]
    received = [day for day, outcomes in days.items() if any(outcomes)]
    reports = (_report(period, of_period, now, judges, period.first) for period, of_period in cut.items())
    return Reports(
        periods=tuple(report for report in reports if report.tickets),
        total=_report(Period.all(), days, now, judges, min(days, default=date.min)),
        first=min(received, default=None),
        last=max(received, default=None),
    )


def _by_day(tickets: Iterable[Ticket], now: datetime, judges: Judges, period: Period) -> _Days:
    """Return the outcomes of the tickets received in *period*, by date; None for one received after *now*."""
    now_micros = as_micros(instant(now, "now"))
    zone = judges.zone
    days: _Days = {}
    for ticket in tickets:
        received = instance(ticket, Ticket, "tickets").events[0]
        day = received.at.astimezone(zone).date()
        if not period.first <= day <= period.last:
            continue
        outcomes = days.get(day)
        if outcomes is None:
            outcomes = days[day] = []
        outcomes.append(None if received.micros > now_micros else outcome_of(judges.assess(ticket)))
    return days


def _report(period: Period, days: _Days, now: datetime, judges: Judges, first: date) -> Report:
    every = [outcome for outcomes in days.values() for outcome in outcomes]
    outcomes = [outcome for outcome in every if outcome is not None]
    late = sorted((outcome.late for outcome in outcomes if outcome.late is not None), key=lambda found: found[:2])
    alarms = [outcome.next_alarm for outcome in outcomes if outcome.next_alarm is not None]
    return Report(
        period=period,
        now=now,
        tickets=len(outcomes),
        not_yet_received=len(every) - len(outcomes),
        indicators=tuple(
            IndicatorResult.of(indicator, counts) for indicator, counts in _partitions(days, judges, first).items()
        ),
        severities=_rows(outcomes, judges.terms_on(first)),
        late=tuple(assessment for _, _, assessment in late),
        next_escalations=tuple(sorted(alarms, key=lambda alarm: (as_micros(alarm.at), alarm.ticket_id))),
    )


def _partitions(days: _Days, judges: Judges, first: date) -> Mapping[Indicator, Mapping[Standing, int]]:
    """Return each indicator of the terms that judged a ticket, or else of those of *first*, with its seven counts."""
    versions: dict[int, tuple[Terms, Counter[tuple[str, Standing]]]] = {}
    for day in sorted(day for day, outcomes in days.items() if any(outcomes)) or [first]:
        terms = judges.terms_on(day)
        _, standings = versions.setdefault(id(terms), (terms, Counter()))
        standings.update(pair for outcome in days.get(day, ()) if outcome is not None for pair in outcome.standings)
    partitions: dict[Indicator, Counter[Standing]] = {}
    for terms, standings in versions.values():
        for indicator in terms.indicators:
            counts = partitions.setdefault(indicator, Counter())
            for part in Standing:
                counts[part] += standings[indicator.name, part]
    return partitions


def _rows(outcomes: list[Outcome], terms: Terms) -> tuple[SeverityRow, ...]:
    by_severity: dict[Severity | None, list[Outcome]] = {severity: [] for severity in terms.grid.severities}
    for outcome in outcomes:
        by_severity.setdefault(outcome.severity, []).append(outcome)
    rows = []
    for severity, of_severity in by_severity.items():
        hours = sorted(outcome.business for outcome in of_severity if outcome.business is not None)
        rows.append(
            SeverityRow(
                severity=severity,
                received=len(of_severity),
                resolved=sum(outcome.resolved for outcome in of_severity),
                within=sum(outcome.within for outcome in of_severity),
                escalated=sum(outcome.escalated for outcome in of_severity),
                median=nearest_rank(hours, 50),
                p95=nearest_rank(hours, 95),
            )
        )
    return tuple(rows)
