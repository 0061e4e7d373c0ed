"""What another severity does to a clock that runs; design §3 names the four modes."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.clock import Clock
from sla_rules.calendars.bound import Bound
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.calendars.limits import BusinessHours
from sla_rules.clauses.modes import OnSeverityChange

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from sla_rules.assessments.run import Run
    from sla_rules.assessments.severity_trace import SeverityTrace
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.severity import Severity

    # The events that start and end a clock, None while it has not ended.
    Ends = tuple[Event, Event | None]


# The modes in which the limit that is judged stands from the first severity on.
_LASTING = frozenset({OnSeverityChange.FROZEN, OnSeverityChange.PROPORTIONAL})


class Span(NamedTuple):
    """The part of a clock in which one severity, assigned *since*, was in force, the time before the first included."""

    severity: Severity
    clock: Clock
    limit: Limit
    since: Event


class Share(NamedTuple):
    """What one severity consumed of the whole: the part of the *clock*, its *limit*, and how much that *allows*."""

    clock: Clock
    limit: Limit
    allowed: timedelta

    @property
    def consumed(self) -> Fraction:
        """The share of the limit that this part of the clock spent."""
        return Fraction(self.clock.elapsed(self.limit) // MICROSECOND, self.allowed // MICROSECOND)

    def reaches(self, share: Fraction) -> datetime:
        """Return the instant at which this part has spent *share* of its limit, rounded up to a microsecond."""
        return self.clock.reaches(-(-share * (self.allowed // MICROSECOND) // 1) * MICROSECOND, self.limit)


def severity_of(commitment: Commitment, run: Run, trace: SeverityTrace) -> Severity | None:
    """
    Return the severity that *run* is judged by: that of its end, of now, or under FROZEN of its start.

    Where none was known then, it is the first one known since.
    """
    event = run.started if commitment.on_severity_change is OnSeverityChange.FROZEN else run.ended
    return trace.severity if event is None else trace.severity_at(event) or trace.periods[0][1]


def spans_of(commitment: Commitment, clock: Clock, ends: Ends, trace: SeverityTrace, calendar: Calendar) -> list[Span]:
    """Return the parts of *clock* by severity, in order, the one in force at its end the last."""
    first, last = ends[0].micros, None if ends[1] is None else ends[1].micros
    spans: list[Span] = []
    for i, (since, severity) in enumerate(trace.periods):
        following = trace.periods[i + 1][0] if i + 1 < len(trace.periods) else None
        if following is not None and following.micros <= first:
            continue
        if last is not None and since.micros > last:
            break
        limit = commitment.limit_for(severity)
        if limit is None:
            continue
        counting = commitment.calendar_for(severity, calendar)
        part = Clock(counting, clock.stretches)
        if spans:
            part = part.since(since.at)
        if following is not None and (last is None or following.micros <= last):
            part = part.until(following.at, counting) or Clock(counting, ((part.started_at, part.started_at),))
        spans.append(Span(severity, part, limit, since))
    return spans


def shares_of(clock: Clock, spans: list[Span]) -> tuple[Share, ...]:
    """Return what each of *spans* consumed; a limit of days allows what it does from the start of the whole *clock*."""
    return tuple(
        Share(span.clock, span.limit, Clock(span.clock.calendar, clock.stretches).allowed(span.limit)) for span in spans
    )


def consumed_by(shares: tuple[Share, ...]) -> Fraction:
    """Return the share of the whole that all of them consumed."""
    return sum((share.consumed for share in shares), Fraction(0))


def shares_reach(shares: tuple[Share, ...], wanted: Fraction) -> datetime:
    """Return the instant at which all of them together have consumed *wanted* of the whole."""
    for share in shares[:-1]:
        if wanted <= share.consumed:
            return share.reaches(wanted)
        wanted -= share.consumed
    return shares[-1].reaches(wanted)


def shares_last_within(shares: tuple[Share, ...], bound: Bound) -> datetime:
    """Return the last instant at which all of them together keep within the whole, or below it under STRICT."""
    left = Fraction(1)
    share = shares[-1]
    for earlier in shares[:-1]:
        if left < earlier.consumed:
            share = earlier
            break
        left -= earlier.consumed
    amount = left * (share.allowed // MICROSECOND)
    if amount.denominator != 1 or bound is Bound.STRICT:
        due = shares_reach(shares, Fraction(1))
        return from_micros(as_micros(due) - 1, due.tzinfo)
    return share.clock.last_within(int(amount) * MICROSECOND, share.limit, bound)


class Breach(NamedTuple):
    """A limit that was spent under an earlier *severity*, and since when."""

    severity: Severity
    at: datetime


def breached_in(commitment: Commitment, spans: list[Span]) -> Breach | None:
    """Return the first breach in the parts of *spans* but the last, each against its own limit (FROM_CHANGE)."""
    for severity, clock, limit, _ in spans[:-1]:
        if not commitment.bound.allows(clock.elapsed(limit), clock.allowed(limit)):
            return Breach(severity, clock.due_at(limit))
    return None


def breached_before(
    commitment: Commitment, clock: Clock, ends: Ends, trace: SeverityTrace, calendar: Calendar, elapsed: timedelta
) -> Breach | None:
    """
    Return the first breach of a limit that was spent before another severity took its place, or None.

    A severity that changes brings its own limit and keeps the time elapsed (FROM_START); the breach stays. One that
    came after the end of the clock judges nothing.
    """
    if not isinstance(commitment.limit, tuple) and not isinstance(commitment.calendar, tuple):
        return None  # one limit for all that was spent earlier is spent at the end too
    ended = ends[1]
    # A change after the end of the clock cuts at the end, where this severity was in force: judged there.
    for (since, severity), (change, _) in pairwise(trace.periods):
        if ended is not None and since.micros >= ended.micros:
            break
        if since.micros == change.micros:
            continue  # in force for no time at all: of the severities of one instant the last counts
        limit = commitment.limit_for(severity)
        counting = commitment.calendar_for(severity, calendar)
        if limit is None:
            continue
        if type(limit) is BusinessHours and counting is clock.calendar and elapsed < limit.duration:
            continue  # what all the time together does not spend, a part of it did not
        spent = clock.until(change.at, counting)
        if spent is not None and not commitment.bound.allows(spent.elapsed(limit), spent.allowed(limit)):
            due = spent.due_at(limit)
            return Breach(severity, due if as_micros(due) >= since.micros else since.at)
    return None


def in_force_since(commitment: Commitment, ends: Ends, trace: SeverityTrace) -> datetime | None:
    """
    Return since when the limit judged is that of a clock between *ends*, if that was after its start, or None.

    That is when the severity came in force; under FROZEN and PROPORTIONAL, whose limit no later severity replaces, when
    the first one did.
    """
    started, ended = ends
    periods = trace.periods
    if commitment.on_severity_change in _LASTING:
        early = sum(since.micros <= started.micros for since, _ in periods)
        left = periods[max(early - 1, 0) :]
        periods = tuple(period for period in left if commitment.limit_for(period[1]) is not None)[:1]
    for since, _ in reversed(periods):
        if since.micros <= started.micros:
            break
        if ended is None or since.micros <= ended.micros:
            return since.at
    return None


class Changes(NamedTuple):
    """What the changes of severity make of a clock: the part that counts, the time on it, and what was before."""

    clock: Clock
    elapsed: timedelta
    breach: Breach | None = None
    shares: tuple[Share, ...] = ()
    parts: tuple[Span, ...] = ()

    def within(self, limit: Limit, bound: Bound) -> bool:
        """Tell whether the clock keeps within *limit*, or all shares within the whole."""
        if not self.shares:
            return bound.allows(self.elapsed, self.clock.allowed(limit))
        consumed = consumed_by(self.shares)
        return consumed <= 1 if bound is Bound.INCLUSIVE else consumed < 1


def changes_of(
    commitment: Commitment, clock: Clock, ends: Ends, trace: SeverityTrace, calendar: Calendar, elapsed: timedelta
) -> Changes:
    """Return what the severities of *trace* make of a *clock*, as the commitment says."""
    mode = commitment.on_severity_change
    if mode is OnSeverityChange.FROM_START:
        return Changes(clock, elapsed, breached_before(commitment, clock, ends, trace, calendar, elapsed))
    if mode is OnSeverityChange.FROZEN or not isinstance(commitment.limit, tuple):
        return Changes(clock, elapsed)
    spans = spans_of(commitment, clock, ends, trace, calendar)
    if len(spans) <= 1:
        return Changes(clock, elapsed)
    if mode is OnSeverityChange.PROPORTIONAL:
        return Changes(clock, elapsed, shares=shares_of(clock, spans), parts=tuple(spans))
    last = spans[-1]
    return Changes(last.clock, last.clock.elapsed(last.limit), breached_in(commitment, spans), parts=tuple(spans))
