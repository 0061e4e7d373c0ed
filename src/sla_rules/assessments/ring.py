"""When an escalation rings: the instant that its clause names under each severity, and its repetitions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.clock import Clock
from sla_rules.assessments.severity_change import consumed_by, shares_reach
from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.calendars.limits import BusinessHours, ClockHours
from sla_rules.clauses.modes import OnSeverityChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, timedelta

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.severity_change import Share
    from sla_rules.assessments.severity_trace import SeverityTrace
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.severity import Severity


class Leg(NamedTuple):
    """
    The *clock* as one severity saw it, and from when until when that severity was in force, None without an end.

    *still* tells that the clock stands still at its end: what it has not reached there, it does not reach. *shares*
    are what it and the severities before it consumed (PROPORTIONAL).
    """

    severity: Severity
    clock: Clock
    since: Event | None
    until: int | None
    still: bool
    shares: tuple[Share, ...] = ()


class Planned(NamedTuple):
    """The instant *at* which an escalation rings first, also in *micros*, and the *limit* to show with it."""

    at: datetime
    micros: int
    limit: Limit


def _planned(at: datetime, limit: Limit) -> Planned:
    return Planned(at, as_micros(at), limit)


def legs_of(
    assessed: CommitmentAssessment, trace: SeverityTrace, escalation: Escalation, calendar: Calendar
) -> list[Leg]:
    """Return the severities under which *escalation* may ring on the clock of *assessed*, in order."""
    clock, commitment, severity = assessed.clock, assessed.commitment, assessed.severity
    if clock is None or severity is None:
        return []
    mode, paused = commitment.on_severity_change, assessed.paused
    parts, shares = assessed.particulars.parts, assessed.particulars.shares
    if parts and not (shares and escalation.trigger == "after"):
        ends = [*(part.since.micros for part in parts[1:]), None]
        return [
            Leg(
                part.severity,
                part.clock if end is not None or not shares else clock,
                part.since,
                end,
                paused or end is not None,
                shares[: i + 1] if i else (),
            )
            for i, (part, end) in enumerate(zip(parts, ends, strict=True))
        ]
    if mode is OnSeverityChange.FROZEN:
        # nobody is told before the first severity is known; no later one is heard
        return [Leg(severity, clock, trace.periods[0][0], None, paused)]
    periods = trace.periods
    if len(periods) == 1:
        return [Leg(severity, clock, periods[0][0], None, paused)]
    ends = [*(since.micros for since, _ in periods[1:]), None]
    if not isinstance(commitment.calendar, tuple):
        return [Leg(severity, clock, since, end, paused) for (since, severity), end in zip(periods, ends, strict=True)]
    return [
        Leg(severity, Clock(commitment.calendar_for(severity, calendar), clock.stretches), since, end, paused)
        for (since, severity), end in zip(periods, ends, strict=True)
    ]


def planned(escalation: Escalation, leg: Leg, assessed: CommitmentAssessment, calendar: Calendar) -> Planned | None:
    """Return when *escalation* rings first under *leg*; None when it never does, or when a pause leaves that open."""
    clock = leg.clock
    if escalation.trigger == "after":
        after = escalation.after_for(leg.severity)
        counting = escalation.calendar or calendar
        if clock.calendar is not counting:
            clock = Clock(counting, clock.stretches)
        if after is None or (leg.still and clock.elapsed(after) < clock.allowed(after)):
            return None
        return _planned(clock.due_at(after), after)
    when, limit = escalation.when_for(leg.severity), assessed.commitment.limit_for(leg.severity)
    if when is None or limit is None:
        return None
    if escalation.trigger == "at_share":
        return _at_share(when, limit, leg)  # type: ignore[arg-type] # the escalation checked which it is
    return _beside_due(escalation, when, limit, leg)  # type: ignore[arg-type] # and so here


def _at_share(share: Fraction, limit: Limit, leg: Leg) -> Planned | None:
    """Return the instant at which *share* of *limit* is consumed."""
    if leg.shares:
        if leg.still and share > consumed_by(leg.shares):
            return None
        return _planned(shares_reach(leg.shares, share), limit)
    return _on_clock(-(-share * (leg.clock.allowed(limit) // MICROSECOND) // 1) * MICROSECOND, limit, leg)


def _beside_due(escalation: Escalation, when: Limit, limit: Limit, leg: Leg) -> Planned | None:
    """
    Return the instant that lies *when* before or after the limit is used up.

    Hours of the kind that the limit counts are counted on the clock itself; others from the due date, which each pause
    puts off: what rang before a pause stays, and what did not is planned anew, no earlier than the clock goes on.
    """
    before = escalation.trigger == "before_due"
    if not leg.shares and (
        (type(when) is BusinessHours and type(limit) is BusinessHours)
        or (type(when) is ClockHours and type(limit) is ClockHours)
    ):
        amount = limit.duration - when.duration if before else limit.duration + when.duration
        return _on_clock(amount, limit, leg)
    clock = leg.shares[-1].clock if leg.shares else leg.clock
    stretches, counting = clock.stretches, clock.calendar
    for i, (start, end) in enumerate(stretches, start=1):
        so_far = clock if i == len(stretches) else Clock(counting, stretches[:i])
        due, spent = _due(so_far, limit, leg)
        at = counting.subtract(due, when) if before else counting.add(due, when)
        at = max(at, start, key=as_micros)
        rings = as_micros(at) if leg.since is None else max(as_micros(at), leg.since.micros)
        if spent or rings < as_micros(end) or (so_far is clock and not leg.still):
            return _planned(at, when)
    return None


def _due(clock: Clock, limit: Limit, leg: Leg) -> tuple[datetime, bool]:
    """Return when *limit*, or the whole, is used up if *clock*, all or the first part of the leg's, never ends."""
    if not leg.shares:
        return clock.due_at(limit), clock.elapsed(limit) >= clock.allowed(limit)
    shares = (*leg.shares[:-1], leg.shares[-1]._replace(clock=clock))
    return shares_reach(shares, Fraction(1)), consumed_by(shares) >= 1


def _on_clock(amount: timedelta, limit: Limit, leg: Leg) -> Planned | None:
    if leg.still and leg.clock.elapsed(limit) < amount:
        return None
    at = leg.clock.reaches(amount, limit)
    if isinstance(limit, BusinessHours | ClockHours) and amount > 0 * MICROSECOND:
        return _planned(at, type(limit)(amount))
    return _planned(at, limit)


class Ring(NamedTuple):
    """One ring: *at* when it is told, also in *micros*, when it fell before it was moved into hours, its *number*."""

    at: datetime
    micros: int
    moved_from: datetime | None
    number: int


def rings_of(escalation: Escalation, leg: Leg, at: datetime, micros: int, calendar: Calendar) -> Iterable[Ring]:
    """Return the first ring, *at*, and its repetitions; outside hours each is told at the opening on request."""
    if escalation.every is None and not escalation.in_hours:
        return (Ring(at, micros, None, 1),)
    return _rings(escalation, leg, at, calendar)


def _rings(escalation: Escalation, leg: Leg, at: datetime, calendar: Calendar) -> Iterator[Ring]:
    for number, due in enumerate((at, *_repetitions(escalation, at, leg)), start=1):
        told = calendar.next_open(due) if escalation.in_hours else due
        moved = as_micros(told) != as_micros(due)
        yield Ring(told, as_micros(told), due if moved else None, number)


def _repetitions(escalation: Escalation, at: datetime, leg: Leg) -> Iterator[datetime]:
    """Yield what follows the first ring: each so much time on the clock after the one before it."""
    every, clock = escalation.every, leg.clock
    if isinstance(every, BusinessHours | ClockHours):
        ran = clock.until(at, clock.calendar)
        amount = 0 * MICROSECOND if ran is None else ran.elapsed(every)
        for _ in range(1, escalation.times):
            amount += every.duration
            if leg.still and clock.elapsed(every) < amount:
                return
            yield clock.reaches(amount, every)
    elif every is not None:
        for _ in range(1, escalation.times):
            at = clock.calendar.add(at, every)
            yield at
