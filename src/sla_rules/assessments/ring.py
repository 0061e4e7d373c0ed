"""When an escalation rings: the instant that its clause names under each severity, and its repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.clock import Clock
from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.calendars.limits import BusinessHours, ClockHours
from sla_rules.clauses.modes import OnSeverityChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta
    from fractions import Fraction

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.severity_trace import SeverityTrace
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.tickets.severity import Severity


class Leg(NamedTuple):
    """The *clock* as one severity saw it, and from when until when that severity was in force, None without an end."""

    severity: Severity
    clock: Clock
    limit: Limit | None
    since: datetime | None
    until: int | None


class Planned(NamedTuple):
    """The instant *at* which an escalation rings first, and the *limit* to show with it."""

    at: datetime
    limit: Limit


def legs_of(assessed: CommitmentAssessment, trace: SeverityTrace, escalation: Escalation) -> list[Leg]:
    """Return the severities under which *escalation* may ring on the clock of *assessed*, in order."""
    clock, commitment, severity = assessed.clock, assessed.commitment, assessed.severity
    if clock is None or severity is None:
        return []
    mode = commitment.on_severity_change
    if mode is OnSeverityChange.FROM_CHANGE and assessed.particulars.parts:
        parts = assessed.particulars.parts
        starts = [part.clock.started_at for part in parts]
        ends = [*(as_micros(start) for start in starts[1:]), None]
        return [Leg(*part[:3], None, end) for part, end in zip(parts, ends, strict=True)]
    together = assessed.particulars.shares and escalation.trigger != "after"
    if mode is OnSeverityChange.FROZEN or together:
        return [Leg(severity, clock, assessed.limit, None, None)]
    periods = trace.periods
    ends = [*(since.micros for since, _ in periods[1:]), None]
    return [
        Leg(severity, clock, commitment.limit_for(severity), since.at, end)
        for (since, severity), end in zip(periods, ends, strict=True)
    ]


def planned(escalation: Escalation, leg: Leg, assessed: CommitmentAssessment, calendar: Calendar) -> Planned | None:
    """Return when *escalation* rings first under *leg*; None when it never does, or when a pause leaves that open."""
    when, limit = escalation.when_for(leg.severity), leg.limit
    if when is None:
        return None
    clock, paused = leg.clock, assessed.paused
    if escalation.trigger == "after":
        after = escalation.after_for(leg.severity)
        counting = escalation.calendar or calendar
        if clock.calendar is not counting:
            clock = Clock(counting, clock.stretches)
        if after is None or (paused and clock.elapsed(after) < clock.allowed(after)):
            return None
        return Planned(clock.due_at(after), after)
    if limit is None:
        return None
    if escalation.trigger == "at_share":
        return _at_share(when, limit, clock, assessed)  # type: ignore[arg-type] # the escalation checked which it is
    return _beside_due(escalation, when, limit, clock, assessed)  # type: ignore[arg-type] # and so here


def _at_share(share: Fraction, limit: Limit, clock: Clock, assessed: CommitmentAssessment) -> Planned | None:
    """Return the instant at which *share* of *limit* is consumed."""
    if assessed.particulars.shares:
        at = assessed.reaches_share(share)
        return None if at is None else Planned(at, limit)
    return _on_clock(-(-share * (clock.allowed(limit) // MICROSECOND) // 1) * MICROSECOND, limit, clock, assessed)


def _beside_due(
    escalation: Escalation, when: Limit, limit: Limit, clock: Clock, assessed: CommitmentAssessment
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
        return _on_clock(amount, limit, clock, assessed)
    due = assessed.due_at
    if due is None:
        return None
    counting = clock.calendar
    at = counting.subtract(due, when) if before else counting.add(due, when)
    return Planned(max(at, clock.started_at, key=as_micros), when)


def _on_clock(amount: timedelta, limit: Limit, clock: Clock, assessed: CommitmentAssessment) -> Planned | None:
    if assessed.paused and clock.elapsed(limit) < amount:
        return None
    at = clock.reaches(amount, limit)
    if isinstance(limit, BusinessHours | ClockHours) and amount > 0 * MICROSECOND:
        return Planned(at, type(limit)(amount))
    return Planned(at, limit)


def rings_of(escalation: Escalation, at: datetime, leg: Leg, *, paused: bool) -> Iterator[datetime]:
    """Yield the instant *at* and its repetitions, each so much time on the clock after the one before it."""
    yield at
    every, clock = escalation.every, leg.clock
    if every is None:
        return
    for number in range(1, escalation.times):
        if isinstance(every, BusinessHours | ClockHours):
            ran = clock.until(at, clock.calendar)
            amount = number * every.duration + (0 * MICROSECOND if ran is None else ran.elapsed(every))
            if paused and clock.elapsed(every) < amount:
                return
            yield clock.reaches(amount, every)
        else:
            following = at = clock.calendar.add(at, every)
            yield following
