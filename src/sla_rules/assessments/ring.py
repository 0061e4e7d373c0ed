"""When an escalation rings: the instant that its clause names under each severity, and its repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.clock import Clock
from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.calendars.limits import BusinessHours, ClockHours
from sla_rules.clauses.modes import OnSeverityChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, timedelta
    from fractions import Fraction

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.severity_trace import SeverityTrace
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.severity import Severity


class Leg(NamedTuple):
    """
    The *clock* as one severity saw it, and from when until when that severity was in force, None without an end.

    *still* tells that the clock stands still at its end: what it has not reached there, it does not reach.
    """

    severity: Severity
    clock: Clock
    since: Event | None
    until: int | None
    still: bool


class Planned(NamedTuple):
    """The instant *at* which an escalation rings first, also in *micros*, and the *limit* to show with it."""

    at: datetime
    micros: int
    limit: Limit


def _planned(at: datetime, limit: Limit) -> Planned:
    return Planned(at, as_micros(at), limit)


def legs_of(assessed: CommitmentAssessment, trace: SeverityTrace, escalation: Escalation) -> list[Leg]:
    """Return the severities under which *escalation* may ring on the clock of *assessed*, in order."""
    clock, commitment, severity = assessed.clock, assessed.commitment, assessed.severity
    if clock is None or severity is None:
        return []
    mode, paused = commitment.on_severity_change, assessed.paused
    if mode is OnSeverityChange.FROM_CHANGE and assessed.particulars.parts:
        parts = assessed.particulars.parts
        starts = [part.clock.started_at for part in parts]
        ends = [*(as_micros(start) for start in starts[1:]), None]
        return [
            Leg(part.severity, part.clock, None, end, paused or end is not None)
            for part, end in zip(parts, ends, strict=True)
        ]
    together = assessed.particulars.shares and escalation.trigger != "after"
    if mode is OnSeverityChange.FROZEN or together:
        return [Leg(severity, clock, None, None, paused)]
    periods = trace.periods
    if len(periods) == 1:
        return [Leg(severity, clock, periods[0][0], None, paused)]
    ends = [*(since.micros for since, _ in periods[1:]), None]
    return [Leg(severity, clock, since, end, paused) for (since, severity), end in zip(periods, ends, strict=True)]


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
        return _at_share(when, limit, leg, assessed)  # type: ignore[arg-type] # the escalation checked which it is
    return _beside_due(escalation, when, limit, leg, assessed)  # type: ignore[arg-type] # and so here


def _at_share(share: Fraction, limit: Limit, leg: Leg, assessed: CommitmentAssessment) -> Planned | None:
    """Return the instant at which *share* of *limit* is consumed."""
    if assessed.particulars.shares:
        at = assessed.reaches_share(share)
        return None if at is None else _planned(at, limit)
    return _on_clock(-(-share * (leg.clock.allowed(limit) // MICROSECOND) // 1) * MICROSECOND, limit, leg)


def _beside_due(
    escalation: Escalation, when: Limit, limit: Limit, leg: Leg, assessed: CommitmentAssessment
) -> Planned | None:
    """
    Return the instant that lies *when* before or after the limit is used up.

    Hours of the kind that the limit counts are counted on the clock itself; others from the due date.
    """
    before = escalation.trigger == "before_due"
    if not assessed.particulars.shares and (
        (type(when) is BusinessHours and type(limit) is BusinessHours)
        or (type(when) is ClockHours and type(limit) is ClockHours)
    ):
        amount = limit.duration - when.duration if before else limit.duration + when.duration
        return _on_clock(amount, limit, leg)
    if assessed.particulars.shares:
        due = assessed.due_at
    elif leg.still and leg.clock.elapsed(limit) < leg.clock.allowed(limit):
        due = None
    else:
        due = leg.clock.due_at(limit)
    if due is None:
        return None
    counting = leg.clock.calendar
    at = counting.subtract(due, when) if before else counting.add(due, when)
    return _planned(max(at, leg.clock.started_at, key=as_micros), when)


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
