"""An escalation that rang, or the one that rings next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.assessments.ring import Ring, legs_of, planned, rings_of
from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.ring import Planned
    from sla_rules.assessments.severity_trace import SeverityTrace
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.tickets.severity import Severity


@frozen(kw_only=True)
class Alarm:
    """
    One ring of an escalation: *at* which instant, *to* whom, under which *severity* and *limit*.

    *rang* is False for an alarm still to come, if nobody resolves the ticket before. An alarm is no verdict: it is
    the one rule on instants (design: it rings when now is past it and no resolution stands at or before it). *limit*
    is the time on the clock after which it rings, where that is known as such, or the limit that the escalation names.
    *moved_from* is when it fell outside hours and was moved to the opening, *ring* its number among its repetitions.
    """

    ticket_id: str
    escalation: Escalation
    severity: Severity
    limit: Limit
    at: datetime = field(eq=as_micros)
    to: str
    rang: bool
    moved_from: datetime | None = None
    ring: int = 1

    @property
    def name(self) -> str:
        """The name of the escalation."""
        return self.escalation.name

    @property
    def clause(self) -> str:
        """The clause that asks for it."""
        return self.escalation.clause


def alarms_of(
    escalation: Escalation,
    ticket_id: str,
    assessed: CommitmentAssessment,
    *,
    trace: SeverityTrace,
    calendar: Calendar,
    now_micros: int,
) -> tuple[Alarm, ...]:
    """
    Return the rings of *escalation* on the clock of the commitment *assessed*: those that rang, then the next.

    Each severity rings once a clock. One whose limit was already spent when it was assigned rings at the assignment.
    """
    ended = None if assessed.ended_at is None else as_micros(assessed.ended_at)
    alarms: list[Alarm] = []
    rung: set[int] = set()
    firsts: dict[int, Planned | None] = {}
    gaps = _gaps(assessed) if assessed.particulars.earlier else []
    alone = escalation.trigger != "after" or bool(assessed.particulars.parts)
    for leg in legs_of(assessed, trace, escalation, calendar):
        level = leg.severity.level
        to = escalation.to_for(leg.severity)
        if level in rung or to is None:
            continue
        # Each part has a clock of its own, and what is told beside the due date hangs on when the severity came.
        if level not in firsts or alone or leg.clock is not assessed.clock:
            firsts[level] = planned(escalation, leg, assessed, calendar)
        first = firsts[level]
        if first is None:
            continue
        at, rings = first.at, first.micros
        if leg.since is not None and leg.since.micros > rings:
            at, rings = leg.since.at, leg.since.micros
        if gaps:
            at = _after_reopening(at, gaps)
            rings = as_micros(at)
        for planned_ring in rings_of(escalation, leg, at, rings, calendar):
            ring = _told_after(planned_ring, gaps, escalation, calendar) if gaps else planned_ring
            if (ended is not None and ended <= ring.micros) or (leg.until is not None and leg.until <= ring.micros):
                break
            rang = now_micros > ring.micros
            alarms.append(
                Alarm(
                    ticket_id=ticket_id,
                    escalation=escalation,
                    severity=leg.severity,
                    limit=first.limit,
                    at=ring.at,
                    to=to,
                    rang=rang,
                    moved_from=ring.moved_from,
                    ring=ring.number,
                )
            )
            if not rang:
                break
            rung.add(level)
    return tuple(alarms)


def _gaps(assessed: CommitmentAssessment) -> list[tuple[datetime, datetime]]:
    """Return the stretches in which the ticket was settled, each from the end taken back to the reopening."""
    ends = {past.ended.micros for past in assessed.particulars.earlier if past.ended is not None}
    return [
        (pause.start, pause.end)
        for pause in assessed.pauses
        if pause.end is not None and as_micros(pause.start) in ends
    ]


def _after_reopening(at: datetime, gaps: list[tuple[datetime, datetime]]) -> datetime:
    """Return *at*, or the reopening where the ticket was settled just then: nobody was told of it."""
    for start, end in gaps:
        if as_micros(start) <= as_micros(at) < as_micros(end):
            return end
    return at


def _told_after(ring: Ring, gaps: list[tuple[datetime, datetime]], escalation: Escalation, calendar: Calendar) -> Ring:
    """Return *ring* as it is told: after the reopening where the ticket was settled just then, in hours on request."""
    at = _after_reopening(ring.at, gaps)
    while at is not ring.at:
        told = calendar.next_open(at) if escalation.in_hours else at
        moved = at if as_micros(told) != as_micros(at) else ring.moved_from
        ring = Ring(told, as_micros(told), moved, ring.number)
        at = _after_reopening(ring.at, gaps)
    return ring
