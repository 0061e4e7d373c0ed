"""What a report has counted so far, over the tickets of one period."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sla_rules.assessments.amounts import Amounts
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.severity_row import SeverityRow
from sla_rules.assessments.soonest import Soonest
from sla_rules.assessments.standing import Standing
from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.outcome import Outcome
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.clauses.terms import Terms
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

    Standings = tuple[tuple[str, Standing], ...]

_MICROSECOND = timedelta(microseconds=1)


class OfTerms:
    """How the tickets that *terms* judged stand in the indicators; *first* is the earliest date of one."""

    __slots__ = ("first", "standings", "terms")

    def __init__(self, terms: Terms, first: date) -> None:
        self.terms = terms
        self.first = first
        self.standings: Counter[Standings] = Counter()


class OfSeverity:
    """What became of the tickets of one severity, and how much business time it took."""

    __slots__ = ("business", "escalated", "received", "resolved", "within")

    def __init__(self) -> None:
        self.received = 0
        self.resolved = 0
        self.within = 0
        self.escalated = 0
        self.business = Amounts()

    def merge(self, other: OfSeverity) -> None:
        """Count all that *other* has counted."""
        self.received += other.received
        self.resolved += other.resolved
        self.within += other.within
        self.escalated += other.escalated
        self.business.merge(other.business)


class Tally:
    """
    The counts of one report, ticket by ticket; two of them merge into one of all their tickets.

    *keep* is how many late tickets and next escalations are kept, the first of them; None keeps all. *later* counts
    the tickets received after now.
    """

    def __init__(self, keep: int | None = None) -> None:
        self.keep = keep
        self.tickets = 0
        self.later = 0
        self.first: date | None = None
        self.last: date | None = None
        self.late: Soonest[Ticket] = Soonest(keep)
        self.next_alarms: Soonest[Alarm] = Soonest(keep)
        self._terms: dict[int, OfTerms] = {}
        self._severities: dict[Severity | None, OfSeverity] = {}

    def on(self, day: date, terms: Terms) -> OfTerms:
        """Return where tickets received on *day* and judged by *terms* are counted: there is one at least."""
        self.span(day, day)
        return self.of_terms(terms, day)

    def add(self, of_terms: OfTerms, outcome: Outcome) -> None:
        """Count a ticket of a day, by what `on` gives for it."""
        self.tickets += 1
        of_terms.standings[outcome.standings] += 1
        row = self._severities.get(outcome.severity)
        if row is None:
            row = self.of_severity(outcome.severity)
        row.received += 1
        row.resolved += outcome.resolved
        row.within += outcome.within
        row.escalated += outcome.escalated
        if outcome.business is not None:
            row.business.add(outcome.business // _MICROSECOND)
        if outcome.late is not None:
            due, ticket_id, assessment = outcome.late
            self.late.offer(due, ticket_id, assessment.ticket)
        if outcome.next_alarm is not None:
            alarm = outcome.next_alarm
            self.next_alarms.offer(as_micros(alarm.at), alarm.ticket_id, alarm)

    def span(self, first: date, last: date) -> None:
        """Take *first* and *last* for dates on which tickets were received."""
        if self.first is None or first < self.first:
            self.first = first
        if self.last is None or last > self.last:
            self.last = last

    def of_terms(self, terms: Terms, day: date) -> OfTerms:
        """Return the counts of *terms*, which judged a ticket of *day*."""
        found = self._terms.get(id(terms))
        if found is None:
            found = self._terms[id(terms)] = OfTerms(terms, day)
        elif day < found.first:
            found.first = day
        return found

    def of_severity(self, severity: Severity | None) -> OfSeverity:
        """Return the counts of *severity*."""
        found = self._severities.get(severity)
        if found is None:
            found = self._severities[severity] = OfSeverity()
        return found

    @property
    def amounts(self) -> Iterator[Amounts]:
        """The amounts of business time, severity by severity."""
        return (row.business for row in self._severities.values())

    def merge(self, other: Tally) -> None:
        """Count all that *other* has counted."""
        self.tickets += other.tickets
        self.later += other.later
        if other.first is not None and other.last is not None:
            self.span(other.first, other.last)
        self.late.merge(other.late)
        self.next_alarms.merge(other.next_alarms)
        for of_terms in other._terms.values():
            self.of_terms(of_terms.terms, of_terms.first).standings.update(of_terms.standings)
        for severity, row in other._severities.items():
            self.of_severity(severity).merge(row)

    def indicators(self, otherwise: Terms) -> tuple[IndicatorResult, ...]:
        """Return each indicator of the terms that judged a ticket, the earlier first, or else of those *otherwise*."""
        partitions: dict[Indicator, Counter[Standing]] = {}
        judging = sorted(self._terms.values(), key=lambda of_terms: of_terms.first)
        for of_terms in judging or [OfTerms(otherwise, date.min)]:
            counts = _counts(of_terms)
            for indicator in of_terms.terms.indicators:
                partition = partitions.setdefault(indicator, Counter())
                for part in Standing:
                    partition[part] += counts[indicator.name, part]
        return tuple(IndicatorResult.of(indicator, partition) for indicator, partition in partitions.items())

    def rows(self, terms: Terms) -> tuple[SeverityRow, ...]:
        """Return a row for each severity of *terms*, then for the others that tickets have, the graver first."""
        known = terms.grid.severities
        others = [severity for severity in self._severities if severity not in known]
        others.sort(key=lambda severity: (severity is None, severity is not None and (severity.level, severity.name)))
        return tuple(_row(severity, self._severities.get(severity, OfSeverity())) for severity in (*known, *others))


def merged(tallies: Iterable[Tally], keep: int | None) -> Tally:
    """Return one tally of all."""
    whole = Tally(keep)
    for tally in tallies:
        whole.merge(tally)
    return whole


def _counts(of_terms: OfTerms) -> Counter[tuple[str, Standing]]:
    """Return how many tickets stand where in each indicator."""
    counts: Counter[tuple[str, Standing]] = Counter()
    for standings, tickets in of_terms.standings.items():
        for standing in standings:
            counts[standing] += tickets
    return counts


def _row(severity: Severity | None, counts: OfSeverity) -> SeverityRow:
    """Return what a report says of a severity."""
    median, p95 = counts.business.at_percent(50, 95)
    return SeverityRow(
        severity=severity,
        received=counts.received,
        resolved=counts.resolved,
        within=counts.within,
        escalated=counts.escalated,
        median=None if median is None else median * _MICROSECOND,
        p95=None if p95 is None else p95 * _MICROSECOND,
    )
