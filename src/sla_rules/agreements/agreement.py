"""A whole contract, with its versions: a table of contents of what can be asked of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from attrs import frozen

from sla_rules.assessments.assessment import Assessment
from sla_rules.calendars.evolving import evolved
from sla_rules.calendars.instants import as_date, instant
from sla_rules.clauses.severity_grid import checked_level_or_name
from sla_rules.clauses.terms import Terms
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.checks import instance, iterable, text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from sla_rules.agreements.comparison import Comparison
    from sla_rules.assessments.availability_result import AvailabilityResult
    from sla_rules.assessments.closure import Closure
    from sla_rules.assessments.notice_result import NoticeResult
    from sla_rules.assessments.period import Period, PeriodKind
    from sla_rules.assessments.report import Report, Reports
    from sla_rules.assessments.service_record import ServiceRecord
    from sla_rules.assessments.tallies import Judges
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.calendars.window_set import Windows
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

T = TypeVar("T")


@frozen(kw_only=True)
class Agreement:
    """
    A contract: its first *terms*, and the *changes* that replaced them, each with the date since which it is in force.

    A ticket is judged by the terms in force on the date on which it was received, in the zone of the calendar.
    Nothing in it changes: `evolve` and `amended` give new agreements. Raises InvalidValueError for changes that are
    not in order of date or not in one zone, InvalidTypeError for another type.
    """

    name: str
    source: str
    terms: Terms
    changes: tuple[tuple[date, Terms], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse versions that overlap."""
        text(self.name, "name")
        text(self.source, "source")
        instance(self.terms, Terms, "terms")
        changes = tuple(_change(change, f"changes[{i}]") for i, change in enumerate(iterable(self.changes, "changes")))
        object.__setattr__(self, "changes", changes)
        for (before, _), (after, _) in pairwise(changes):
            if after <= before:
                msg = f"changes: {after} comes after {before}; versions in order of date, one a date, are wanted"
                raise InvalidValueError(msg)
        for since, terms in changes:
            if terms.calendar.day_zone != self.zone:
                msg = f"changes: the terms of {since} are in {terms.calendar.day_zone}; all are wanted in {self.zone}"
                raise InvalidValueError(msg)

    @property
    def calendar(self) -> Calendar:
        """The calendar of the latest terms."""
        return self.latest.calendar

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities of the latest terms, the graver first."""
        return self.latest.grid.severities

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which dates are read."""
        return self.terms.calendar.day_zone

    @property
    def latest(self) -> Terms:
        """The terms that no other replaced."""
        return self.changes[-1][1] if self.changes else self.terms

    def terms_on(self, day: date) -> Terms:
        """Return the terms in force on *day*."""
        return next((terms for since, terms in reversed(self.changes) if since <= as_date(day, "day")), self.terms)

    def severity(self, level_or_name: int | str) -> Severity:
        """
        Return the severity of that level or name.

        Raises UnknownNameError, which lists what is accepted; InvalidTypeError for 2.0 or True, which are neither.
        """
        return self.latest.grid.find(checked_level_or_name(level_or_name))

    def assess(self, ticket: Ticket, *, now: datetime) -> Assessment:
        """
        Return what the agreement says of *ticket* at the instant *now*.

        Raises NaiveDatetimeError for a *now* without a zone, InvalidTypeError for what is no ticket.
        """
        return Assessment(terms=self._terms_for(ticket), ticket=ticket, now=now)

    def report(self, tickets: Iterable[Ticket], period: Period, *, now: datetime) -> Report:
        """
        Return the indicators, severities, late tickets and next escalations of those received in *period*.

        Raises InvalidValueError, with both places, for two tickets of one id.
        """
        from sla_rules.assessments.tallies import report_on

        return report_on(tickets, period, now=now, judges=self._judges(now))

    def reports(self, tickets: Iterable[Ticket], kind: PeriodKind | str, *, now: datetime) -> Reports:
        """Return one report for each month, quarter or year, or for "all", and their total; *tickets* are read once."""
        from sla_rules.assessments.period import as_kind
        from sla_rules.assessments.tallies import reports_on

        return reports_on(tickets, as_kind(kind), now=now, judges=self._judges(now))

    def report_by(
        self, tickets: Iterable[Ticket], key: Callable[[Ticket], Hashable] | str, period: Period, *, now: datetime
    ) -> dict[Any, Report]:
        """
        Return one report on *period* for each value of *key*, a function of a ticket or a name.

        The names are "severity" (as assessed at *now*), "team", "identity_provider" and "scope". Raises
        UnknownNameError for another name.
        """
        from sla_rules.assessments.report_by import reports_by

        return reports_by(tickets, key, period, now=now, judges=self._judges(now))

    def availability(
        self, record: ServiceRecord, year: int | None = None, *, now: datetime, tickets: Iterable[Ticket] = ()
    ) -> AvailabilityResult:
        """
        Return the availability over *year*, None for the one around *now*; deactivations by *tickets* count as outages.

        By the terms in force at *now*, or at the end of *year* when that is over. Raises UnknownNameError when they
        promise no availability, InvalidValueError for a year that their kind of year does not choose by.

        >>> from sla_rules import franceconnect
        >>> from sla_rules.files import read_outages
        >>> agreement = franceconnect.agreement()
        >>> file = read_outages("examples/outages.csv", agreement)
        >>> result = agreement.availability(file.record, 2026, now=file.latest)
        >>> str(result.budget), str(result.spent), str(result.left)
        ('8:45:36', '6:57:00', '1:48:36')
        """
        from sla_rules.assessments.availability import availability_of

        clause = self._promised("availability", self._terms_at(now, year).availability)
        assessments = (self.assess(ticket, now=now) for ticket in iterable(tickets, "tickets"))
        return availability_of(clause, record, year, zone=self.zone, now=now, assessments=assessments)

    def closure(self, ticket: Ticket, *, now: datetime, remark_window: Limit | None = None) -> Closure:
        """
        Return which rules allow *ticket* to be closed at *now*, since when, on which events, and what is missing else.

        *remark_window* is how long a rule waits for a remark; without it, the one of the terms, which the answer may
        call assumed.

        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from sla_rules import Ticket, franceconnect
        >>> friday = datetime(2026, 3, 6, 17, tzinfo=ZoneInfo("Europe/Paris"))
        >>> ticket = Ticket.received("INC-42", at=friday).resolved(at=friday).notified(at=friday)
        >>> closure = franceconnect.agreement().closure(ticket, now=friday)
        >>> closure.allowed, str(closure.next_at), closure.rule("no remark").rule.assumed
        (False, '2026-03-14 00:00:00+01:00', True)
        """
        from sla_rules.assessments.closure import closure_of

        return closure_of(self.assess(ticket, now=now), remark_window)

    def deactivations(self, tickets: Iterable[Ticket], *, now: datetime) -> dict[str, Windows]:
        """
        Return when each identity provider is out of the service by *tickets*, up to *now*.

        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from sla_rules import Ticket, franceconnect
        >>> at = datetime(2026, 3, 6, 17, tzinfo=ZoneInfo("Europe/Paris"))
        >>> ticket = Ticket.received("INC-42", at=at, identity_provider="Alizé")
        >>> ticket = ticket.severity_assigned(franceconnect.MAJOR, at=at)
        >>> found = franceconnect.agreement().deactivations([ticket], now=at.replace(hour=19))
        >>> {provider: str(windows.duration) for provider, windows in found.items()}
        {'Alizé': '2:00:00'}
        """
        from sla_rules.assessments.deactivation import deactivations

        return deactivations(self.assess(ticket, now=now) for ticket in iterable(tickets, "tickets"))

    def notice(self, given_on: date, change_on: date | None = None) -> NoticeResult:
        """
        Return whether a change announced on *given_on* may be made on *change_on*, and when it may at the earliest.

        By the terms in force on *given_on*. Raises UnknownNameError when they ask for no notice.

        >>> from datetime import date
        >>> from sla_rules import franceconnect
        >>> notice = franceconnect.agreement().notice(date(2026, 3, 10), date(2026, 9, 1))
        >>> notice.kept, str(notice.earliest), notice.days_short
        (False, '2026-09-11', 10)
        """
        from sla_rules.assessments.notice_result import notice_result

        terms = self.terms_on(given_on)
        return notice_result(self._promised("notice", terms.notice), terms.calendar, given_on, change_on)

    def no_worse_than(self, old: Agreement, period: Period) -> Comparison:
        """
        Return whether this agreement keeps or improves what *old* promises, for the tickets of *period* (annex §3).

        The answer is no worse, with what was checked; worse, with tickets whose verdict changes; or undecided, with
        why. Raises InvalidValueError for the period of all dates, InvalidTypeError for another type.

        >>> from sla_rules import Period, franceconnect
        >>> stricter = franceconnect.agreement(franceconnect.Reading(deadline_bound="strict"))
        >>> stricter.no_worse_than(franceconnect.agreement(), Period.month(2027, 3)).answer.value
        'no_worse'
        """
        from sla_rules.agreements.no_worse import compare

        return compare(self, instance(old, Agreement, "old"), period)

    def evolve(self, **changes: object) -> Agreement:
        """
        Return the agreement with other first terms: *changes* are fields of the terms, such as `calendar=`.

        Raises UnknownNameError for a field that the terms do not have.
        """
        return attrs.evolve(self, terms=evolved(self.terms, changes))

    def amended(self, since: date, **changes: object) -> Agreement:
        """
        Return the agreement with a version more: its latest terms with *changes*, in force from *since* on.

        Raises UnknownNameError for a field that the terms do not have.
        """
        return attrs.evolve(self, changes=(*self.changes, (since, evolved(self.latest, changes))))

    def assessment_from_dict(self, data: Mapping[str, object]) -> Assessment:
        """
        Return the assessment that `Assessment.to_dict` wrote, worked out again from its ticket and its now.

        Its ticket and its now are enough. Raises InvalidValueError, with the path, when a figure of *data* is not what
        this agreement says, or when figures are given and one is missing or unknown.
        """
        from sla_rules.assessments.plain import assessment_from_dict

        return assessment_from_dict(data, self.assess)

    def _judges(self, now: datetime) -> Judges:
        """Return what a report asks of the agreement."""
        from sla_rules.assessments.tallies import Judges

        return Judges(zone=self.zone, assess=lambda ticket: self.assess(ticket, now=now), terms_on=self.terms_on)

    def _promised(self, name: str, clause: T | None) -> T:
        """Return *clause*; raises UnknownNameError when the terms have none of that *name*."""
        if clause is None:
            msg = f"{name}: the terms of {self.name!r} have no such clause"
            raise UnknownNameError(msg)
        return clause

    def _terms_at(self, now: datetime, year: int | None) -> Terms:
        """Return the terms in force at *now*, or at the end of *year* when that is over."""
        from sla_rules.assessments.service_year import last_date

        day = instant(now, "now").astimezone(self.zone).date()
        return self.terms_on(day if year is None else min(day, last_date(year)))

    def _terms_for(self, ticket: Ticket) -> Terms:
        """Return the terms in force when *ticket* was received."""
        return self.terms_on(ticket.received_at.astimezone(self.zone).date()) if self.changes else self.terms


def _change(change: object, field: str) -> tuple[date, Terms]:
    match change:
        case (since, Terms() as terms):
            return as_date(since, field), terms
    msg = f"{field}: {change!r} is no pair of a date and Terms"
    raise InvalidTypeError(msg)
