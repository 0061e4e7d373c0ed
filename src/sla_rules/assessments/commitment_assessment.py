"""What one commitment says of one ticket at one instant."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.assessments.clock import Clock
from sla_rules.assessments.state import State
from sla_rules.calendars.limits import BusinessHours, ClockHours

if TYPE_CHECKING:
    from datetime import datetime
    from fractions import Fraction

    from sla_rules.assessments.severity_trace import SeverityTrace
    from sla_rules.calendars.bound import Bound
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

_NONE = timedelta(0)


@frozen(kw_only=True)
class CommitmentAssessment:
    """
    Where one commitment stands: the clock, the limit, and the verdict that compares them.

    Built by `Assessment`, never by hand. *severity* is the one that the verdict is taken under and *limit* its
    limit; *breached_under* names an earlier severity under which the limit was already spent, because a breach is
    never erased. *clock* is None while it has not started, and for a ticket that is not covered.
    """

    commitment: Commitment
    state: State
    severity: Severity | None
    limit: Limit | None
    received_at: datetime | None
    clock: Clock | None = None
    ended_at: datetime | None = None
    elapsed: timedelta = _NONE
    breached_under: Severity | None = None

    @property
    def name(self) -> str:
        """The name of the commitment."""
        return self.commitment.name

    @property
    def clause(self) -> str:
        """The clause that makes the promise."""
        return self.commitment.clause

    @property
    def bound(self) -> Bound:
        """Whether the limit may be used up whole."""
        return self.commitment.bound

    @property
    def open(self) -> bool:
        """Whether the clock has started and not ended."""
        return self.clock is not None and self.ended_at is None

    @property
    def started_at(self) -> datetime | None:
        """When the event that starts the clock happened, in or out of hours; None before it."""
        return None if self.clock is None else self.clock.started_at

    @property
    def clock_started_at(self) -> datetime | None:
        """When the first open time could count: the start, or the next opening after it."""
        return None if self.clock is None else self.clock.calendar.next_open(self.clock.started_at)

    @property
    def due_at(self) -> datetime | None:
        """The earliest instant at which the limit is used up, in the zone of the start; None without clock or limit."""
        if self.clock is None or self.limit is None:
            return None
        return self.clock.due_at(self.limit)

    @property
    def business(self) -> timedelta | None:
        """The open time on the clock, whatever kind the limit counts; None without a clock."""
        if self.clock is None:
            return None
        return self.elapsed if type(self.limit) is BusinessHours else self.clock.business()

    @property
    def allowed(self) -> timedelta | None:
        """How much time the limit allows; None without one, or for days that have not begun to count."""
        if isinstance(self.limit, BusinessHours | ClockHours):
            return self.limit.duration
        if self.clock is None or self.limit is None:
            return None
        return self.clock.allowed(self.limit)

    @property
    def remaining(self) -> timedelta | None:
        """What the limit allows less what has elapsed: negative when it is overspent."""
        allowed = self.allowed
        return None if allowed is None else allowed - self.elapsed

    @property
    def consumed(self) -> Fraction | None:
        """The share of the limit that has elapsed, exact; more than 1 when it is overspent."""
        from fractions import Fraction

        allowed = self.allowed
        if allowed is None:
            return None
        microsecond = timedelta(microseconds=1)
        return Fraction(self.elapsed // microsecond, allowed // microsecond)


def judge(
    commitment: Commitment,
    ticket: Ticket,
    *,
    known: tuple[Event, ...],
    trace: SeverityTrace,
    calendar: Calendar,
    now: datetime,
) -> CommitmentAssessment:
    """Return what *commitment* says of *ticket*, from the events *known* at *now*."""
    received_at = known[0].at if known else None
    started, ended, passed = _ends(commitment, known)
    changed = len(trace.periods) > 1
    severity = trace.severity_at(ended) if changed and ended is not None else trace.severity
    limit = commitment.limit_for(severity)
    if passed or not commitment.covers.covers(ticket) or (ended is not None and limit is None):
        state = State.NOT_COVERED
    elif started is None or limit is None:
        state = State.NOT_STARTED
    else:
        clock = Clock(commitment.calendar_for(severity, calendar), ((started.at, now if ended is None else ended.at),))
        elapsed = clock.elapsed(limit)
        breached_under = _breached_before(commitment, clock, trace, calendar, elapsed) if changed else None
        if breached_under is not None or not commitment.bound.allows(elapsed, clock.allowed(limit)):
            state = State.BREACHED
        else:
            state = State.RUNNING if ended is None else State.MET
        return CommitmentAssessment(
            commitment=commitment,
            state=state,
            severity=severity,
            limit=limit,
            received_at=received_at,
            clock=clock,
            ended_at=None if ended is None else ended.at,
            elapsed=elapsed,
            breached_under=breached_under,
        )
    return CommitmentAssessment(
        commitment=commitment, state=state, severity=severity, limit=limit, received_at=received_at
    )


def _ends(commitment: Commitment, known: tuple[Event, ...]) -> tuple[Event | None, Event | None, bool]:
    """Return the event that starts the clock, the one that ends it, and whether an end came before any start."""
    starts, ends = commitment.starts, commitment.ends
    started, passed = None, False
    for event in known:
        kind = event.kind
        if started is None:
            if kind is starts:
                started = event
            elif kind is ends:
                passed = True
        elif kind is ends:
            return started, event, passed
    return started, None, passed


def _breached_before(
    commitment: Commitment, clock: Clock, trace: SeverityTrace, calendar: Calendar, elapsed: timedelta
) -> Severity | None:
    """
    Return the first severity whose limit was spent before another one took its place, or None.

    A severity that changes brings its own limit and keeps the time elapsed (FROM_START); the breach stays.
    """
    if not isinstance(commitment.limit, tuple) and not isinstance(commitment.calendar, tuple):
        return None  # one limit for all that was spent earlier is spent at the end too
    # A change after the end of the clock cuts at the end, where this severity was in force: judged there.
    for (_, severity), (change, _) in pairwise(trace.periods):
        limit = commitment.limit_for(severity)
        counting = commitment.calendar_for(severity, calendar)
        if limit is None:
            continue
        if type(limit) is BusinessHours and counting is clock.calendar and elapsed < limit.duration:
            continue  # what all the time together does not spend, a part of it did not
        spent = clock.until(change.at, counting)
        if spent is not None and not commitment.bound.allows(spent.elapsed(limit), spent.allowed(limit)):
            return severity
    return None
