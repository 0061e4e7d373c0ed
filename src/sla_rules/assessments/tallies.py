"""Reports counted as the tickets go by: a tally for each period, and on a shelf what does not fit in memory."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.outcome import outcome_of
from sla_rules.assessments.period import Period
from sla_rules.assessments.report import Report, Reports
from sla_rules.assessments.tally import OfTerms, Tally, merged
from sla_rules.calendars.instants import as_micros, from_micros, instant
from sla_rules.tickets.checks import instance
from sla_rules.tickets.series import each_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from zoneinfo import ZoneInfo

    from sla_rules.assessments.amounts import Shelf
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.period import PeriodKind
    from sla_rules.clauses.terms import Terms
    from sla_rules.tickets.ticket import Ticket

ROOM = 1_000_000
"""So many distinct amounts of time are held in memory where there is a shelf, some 100 MB."""


class Judges(NamedTuple):
    """What a report asks of an agreement: the zone of its dates, and the two questions it answers."""

    zone: ZoneInfo
    assess: Callable[[Ticket], Assessment]
    terms_on: Callable[[date], Terms]


class Tallies:
    """
    The counts of a report for each period of a *kind*, as the tickets stand at *now*; *only* counts that one alone.

    *keep* is how many late tickets and next escalations of each period are kept, the first of them; None keeps all.
    With a *shelf*, no more than *room* amounts of time are held in memory once a call of `add` is over. Raises
    NaiveDatetimeError for a *now* without a zone.
    """

    def __init__(
        self,
        kind: PeriodKind,
        *,
        now: datetime,
        judges: Judges,
        only: Period | None = None,
        keep: int | None = None,
        shelf: Shelf | None = None,
        room: int = ROOM,
    ) -> None:
        self.now_micros = as_micros(instant(now, "now"))
        self.judges = judges
        self._kind = kind
        self._now = from_micros(self.now_micros, judges.zone)
        self._only = only
        self._keep = keep
        self.shelf = shelf
        self.room = room
        self._tallies: dict[Period, Tally] = {}
        self._days: dict[date, tuple[Tally, Terms] | None] = {}
        self._received: dict[date, tuple[Tally, OfTerms]] = {}

    def on(self, day: date) -> tuple[Tally, Terms] | None:
        """Return where tickets received on *day* are counted and what judges them; None for a period left out."""
        try:
            return self._days[day]
        except KeyError:
            period = Period.containing(self._kind, day)
            if self._only is not None and period != self._only:
                found = None
            else:
                tally = self._tallies.get(period)
                if tally is None:
                    tally = self._tallies[period] = Tally(self._keep)
                found = tally, self.judges.terms_on(day)
            self._days[day] = found
            return found

    def add(self, tickets: Iterable[Ticket]) -> None:
        """Count *tickets*, of which no two are to have one id, by the date on which each was received."""
        zone, now_micros, assess = self.judges.zone, self.now_micros, self.judges.assess
        for ticket in tickets:
            received = ticket.events[0]
            day = received.at.astimezone(zone).date()
            if received.micros > now_micros:
                counted = self.on(day)
                if counted is not None:
                    counted[0].later += 1
                continue
            of_day = self._received.get(day)
            if of_day is None:
                counted = self.on(day)
                if counted is None:
                    continue
                tally, terms = counted
                of_day = self._received[day] = tally, tally.on(day, terms)
            tally, of_terms = of_day
            tally.add(of_terms, outcome_of(assess(ticket)))
        self.relieve()

    def relieve(self) -> None:
        """Move the amounts of time to the shelf, if there is one and they are too many."""
        if self.shelf is None:
            return
        amounts = [each for tally in self._tallies.values() for each in tally.amounts]
        if sum(map(len, amounts)) > self.room:
            for each in amounts:
                each.shelve(self.shelf)

    def report(self, period: Period) -> Report:
        """Return the report of *period* on what was counted."""
        return self._report(period, self._tallies.get(period) or Tally(self._keep), period.first)

    def reports(self) -> Reports:
        """Return a report for each period in which a ticket was received by now, and their total."""
        total = merged(self._tallies.values(), self._keep)
        return Reports(
            periods=tuple(
                self._report(period, tally, period.first)
                for period, tally in sorted(self._tallies.items(), key=lambda item: item[0].first)
                if tally.tickets
            ),
            total=self._report(Period.all(), total, min(self._days, default=date.min)),
            first=total.first,
            last=total.last,
        )

    def _report(self, period: Period, tally: Tally, first: date) -> Report:
        """Return what *tally* has counted; *first* is the date whose terms hold where no ticket was received."""
        terms = self.judges.terms_on(first)
        return Report(
            period=period,
            now=self._now,
            tickets=tally.tickets,
            not_yet_received=tally.later,
            indicators=tally.indicators(terms),
            severities=tally.rows(terms),
            late=tuple(map(self.judges.assess, tally.late.first())),
            late_count=tally.late.count,
            next_escalations=tally.next_alarms.first(),
            next_escalations_count=tally.next_alarms.count,
        )


def report_on(tickets: Iterable[Ticket], period: Period, *, now: datetime, judges: Judges) -> Report:
    """Return the report of those of *tickets* that were received in *period*, by date in the zone of *judges*."""
    tallies = Tallies(instance(period, Period, "period").kind, now=now, judges=judges, only=period)
    tallies.add(each_once(tickets))
    return tallies.report(period)


def reports_on(tickets: Iterable[Ticket], kind: PeriodKind, *, now: datetime, judges: Judges) -> Reports:
    """Read *tickets* once and return a report for each period of that *kind* in which one was received."""
    tallies = Tallies(kind, now=now, judges=judges)
    tallies.add(each_once(tickets))
    return tallies.reports()
