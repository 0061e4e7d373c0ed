"""A stretch of time in which neither of two agreements changes its terms."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.instants import from_micros
from sla_rules.calendars.zones import end_of_day, start_of_day
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.period import Period
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.clauses.terms import Terms


class Side(NamedTuple):
    """One of the two agreements, and its terms in the stretch."""

    agreement: Agreement
    terms: Terms


class Stretch(NamedTuple):
    """
    The tickets received in `[start, end)`, microseconds of UTC, and the terms by which both agreements judge them.

    Their clocks may start up to *until*, the end of the period, where they do not start with the ticket alone; *first*
    and *last* are the dates of the stretch.
    """

    new: Side
    old: Side
    first: date
    last: date
    start: int
    end: int
    until: int

    def starts_until(self, promise: Commitment) -> int:
        """
        Return the end of the instants at which a clock of *promise* may start, for a ticket received in the stretch.

        One that starts with the ticket does not start later, unless a reopening, its own end or another severity starts
        it anew.
        """
        anew = (
            promise.on_reopen is OnReopen.RESTART
            or promise.repeats is not Repeats.NEVER
            or promise.on_severity_change is OnSeverityChange.FROM_CHANGE
        )
        return self.until if anew or promise.starts is not EventKind.RECEIVED else self.end

    def at(self, micros: int) -> str:
        """Write an instant on the clocks of the old agreement."""
        return from_micros(micros, self.old.agreement.zone).isoformat(sep=" ")


def stretches(new: Agreement, old: Agreement, period: Period) -> Iterator[Stretch]:
    """Cut *period* where either agreement changes its terms."""
    zone = old.zone
    changes = {since for agreement in (new, old) for since, _ in agreement.changes}
    firsts = [period.first, *sorted(since for since in changes if period.first < since <= period.last)]
    lasts = [*(since - timedelta(days=1) for since in firsts[1:]), period.last]
    for first, last in zip(firsts, lasts, strict=True):
        yield Stretch(
            new=Side(new, new.terms_on(first)),
            old=Side(old, old.terms_on(first)),
            first=first,
            last=last,
            start=start_of_day(zone, first),
            end=end_of_day(zone, last),
            until=end_of_day(zone, period.last),
        )
