"""What a report needs to know of one ticket, read once off its assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from datetime import timedelta

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.standing import Standing
    from sla_rules.tickets.severity import Severity


class Outcome(NamedTuple):
    """One ticket in a report; the assessment itself is kept only when the report will show it."""

    severity: Severity | None
    standings: tuple[tuple[str, Standing], ...]
    resolved: bool
    within: bool
    escalated: bool
    business: timedelta | None
    late: tuple[int, str, Assessment] | None
    next_alarm: Alarm | None


def outcome_of(assessment: Assessment) -> Outcome:
    """Return what a report needs of *assessment*."""
    terms = assessment.terms
    principal = assessment.commitment(terms.commitments[0].name)
    resolved = assessment.is_resolved
    escalated, next_alarm = False, None
    for alarm in assessment.alarms:
        if alarm.rang:
            escalated = True
        elif next_alarm is None or as_micros(alarm.at) < as_micros(next_alarm.at):
            next_alarm = alarm
    return Outcome(
        severity=assessment.severity,
        standings=tuple((indicator.name, assessment.standing(indicator)) for indicator in terms.indicators),
        resolved=resolved,
        within=principal.state is State.MET and not principal.broken_before,
        escalated=escalated,
        business=principal.business if resolved else None,
        late=None if resolved else _late(assessment),
        next_alarm=next_alarm,
    )


def _late(assessment: Assessment) -> tuple[int, str, Assessment] | None:
    """Return when the first of the breached clocks that still run was due, with the assessment; None if none is."""
    dues = [
        as_micros(assessed.due_at)
        for assessed in assessment.commitments
        if assessed.state is State.BREACHED and assessed.open and assessed.due_at is not None
    ]
    return (min(dues), assessment.ticket.id, assessment) if dues else None
