"""An escalation that rang, or the one that rings next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.assessments.clock import Clock
from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
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
    the one rule on instants (design: it rings when now is past it and no resolution stands at or before it).
    """

    ticket_id: str
    escalation: Escalation
    severity: Severity
    limit: Limit
    at: datetime = field(eq=as_micros)
    to: str
    rang: bool

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

    Each severity rings once. One whose limit was already spent when it was assigned rings at the assignment.
    """
    if assessed.clock is None:
        return ()
    clock, calendar = assessed.clock, escalation.calendar or calendar
    if clock.calendar is not calendar:
        clock = Clock(calendar, clock.stretches)
    ended = None if assessed.ended_at is None else as_micros(assessed.ended_at)
    alarms: list[Alarm] = []
    rung: set[int] = set()
    last = len(trace.periods) - 1
    dues: dict[int, tuple[datetime, int]] = {}
    for i, (since, severity) in enumerate(trace.periods):
        level = severity.level
        after = escalation.after_for(severity)
        to = escalation.to_for(severity)
        if level in rung or after is None or to is None:
            continue
        if level not in dues:
            due = clock.due_at(after)
            dues[level] = due, as_micros(due)
        at, rings = dues[level]
        if since.micros > rings:
            at, rings = since.at, since.micros
        if ended is not None and ended <= rings:
            continue
        if i < last and trace.periods[i + 1][0].micros <= rings:
            continue
        rang = now_micros > rings
        if rang:
            rung.add(level)
        alarms.append(
            Alarm(
                ticket_id=ticket_id,
                escalation=escalation,
                severity=severity,
                limit=after,
                at=at,
                to=to,
                rang=rang,
            )
        )
    return tuple(alarms)
