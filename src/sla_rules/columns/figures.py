"""What is said of each ticket and commitment: the figures by name, from many tickets at once or from one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.assessments.alarm import alarms_of
from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.columns.rung_rows import level_reached
from sla_rules.columns.time_column import NULL
from sla_rules.columns.verdict_rows import STATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from numpy.typing import NDArray

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.verdict_rows import VerdictRows

# Which figures there are, and what kind of column each is.
FIGURES = {
    "started_at": "instant",
    "due_at": "instant",
    "due_at_if_resumed_now": "instant",
    "breached_at": "instant",
    "ended_at": "instant",
    "elapsed": "amount",
    "remaining": "amount",
    "state": "state",
    "escalation": "count",
}
DTYPES: dict[str, np.dtype[Any]] = {"state": np.dtype(np.int8), "count": np.dtype(np.int16)}


def figure_of(verdicts: VerdictRows, figure: str, escalations: tuple[Escalation, ...]) -> NDArray[Any]:
    """Return one figure of each ticket, NULL for nothing."""
    return _OF_MANY[figure](verdicts) if figure != "escalation" else level_reached(verdicts, escalations)


def _started_at(verdicts: VerdictRows) -> Ints:
    if verdicts.live is None:
        return verdicts.run.started
    if not len(verdicts.clocks):
        return np.broadcast_to(np.int64(NULL), len(verdicts.chunk))
    return np.where(verdicts.live, verdicts.run.started, NULL)


def _ended_at(verdicts: VerdictRows) -> Ints:
    if verdicts.live is None:
        return verdicts.run.ended
    if not len(verdicts.clocks):
        return np.broadcast_to(np.int64(NULL), len(verdicts.chunk))
    return np.where(verdicts.live, verdicts.run.ended, NULL)


_OF_MANY: dict[str, Callable[[VerdictRows], NDArray[Any]]] = {
    "started_at": _started_at,
    "due_at": lambda verdicts: verdicts.of_tickets(verdicts.due),
    "due_at_if_resumed_now": lambda verdicts: verdicts.of_tickets(verdicts.due_if_resumed),
    "breached_at": lambda verdicts: verdicts.of_tickets(verdicts.breached),
    "ended_at": _ended_at,
    "elapsed": lambda verdicts: verdicts.of_tickets(verdicts.elapsed, 0),
    "remaining": lambda verdicts: verdicts.remaining,
    "state": lambda verdicts: verdicts.state,
}


def figure_of_one(assessment: Assessment, name: str, figure: str) -> int:
    """Return one figure of one ticket, as its scalar assessment has it."""
    assessed = assessment.commitment(name)
    if figure == "escalation":
        return _level(assessment, assessed)
    if figure == "state":
        return STATES.index(assessed.state)
    value: datetime | timedelta | None = getattr(assessed, figure)
    if value is None:
        return NULL
    return value // MICROSECOND if figure in {"elapsed", "remaining"} else as_micros(value)  # type: ignore[operator,arg-type] # by the name


def _level(assessment: Assessment, assessed: CommitmentAssessment) -> int:
    """Return the number of the highest escalation that rang on the clock of a commitment, 0 for none."""
    terms = assessment.terms
    ladder = [escalation for escalation in terms.escalations if escalation.commitment == assessed.name]
    rang = [
        number
        for number, escalation in enumerate(ladder, start=1)
        for alarm in alarms_of(
            escalation,
            assessment.ticket.id,
            assessed,
            trace=assessment.severity_trace,
            calendar=terms.calendar,
            now_micros=assessment.now_micros,
        )
        if alarm.rang
    ]
    return max(rang, default=0)
