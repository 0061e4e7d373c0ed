"""What will happen to a ticket, and when, if nobody acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.assessment import Assessment


class NextEvent(NamedTuple):
    """
    What happens *at* an instant if nobody acts before.

    *what* is "escalation", told *to* somebody, or "due": the limit of the commitment *name* is used up.
    """

    at: datetime
    what: str
    name: str
    clause: str
    to: str | None = None


def next_events_of(assessment: Assessment) -> tuple[NextEvent, ...]:
    """Return what happens to the ticket of *assessment* after its now, the soonest first."""
    found = [
        NextEvent(alarm.at, "escalation", alarm.name, alarm.clause, alarm.to)
        for alarm in assessment.alarms
        if not alarm.rang
    ]
    for assessed in assessment.commitments:
        due = assessed.due_at
        if assessed.state is State.RUNNING and due is not None and as_micros(due) >= assessment.now_micros:
            found.append(NextEvent(due, "due", assessed.name, assessed.clause))
    return tuple(sorted(found, key=lambda event: as_micros(event.at)))
