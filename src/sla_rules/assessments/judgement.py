"""The verdict: what a commitment says of a ticket, from its clock, its limit and its severities."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.clock import Clock
from sla_rules.assessments.commitment_assessment import PLAIN, CommitmentAssessment, Particulars
from sla_rules.assessments.run import run_of
from sla_rules.assessments.severity_change import changes_of, in_force_since, severity_of
from sla_rules.assessments.state import State
from sla_rules.clauses.modes import Unresolved
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.run import Run
    from sla_rules.assessments.severity_trace import SeverityTrace
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.ticket import Ticket


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
    run = run_of(commitment, ticket, known, now)
    received_at = known[0].at if known else None
    return _judged(run, commitment, received_at, trace, calendar, now, commitment.covers.covers(ticket))


class Asked(NamedTuple):
    """What is asked of each clock of one ticket."""

    commitment: Commitment
    received_at: datetime | None
    trace: SeverityTrace
    calendar: Calendar
    now: datetime
    covered: bool


def history_of(asked: Asked, earlier: tuple[Run, ...]) -> tuple[CommitmentAssessment, ...]:
    """Judge the clocks whose end was taken back, each as it stood then: a severity assigned since changes nothing."""
    trace = asked.trace
    return tuple(
        _judged(run, *asked._replace(trace=trace if run.ended is None else trace.until(run.ended))) for run in earlier
    )


def _judged(
    run: Run,
    commitment: Commitment,
    received_at: datetime | None,
    trace: SeverityTrace,
    calendar: Calendar,
    now: datetime,
    covered: bool,  # noqa: FBT001 -- the fields of Asked, in their order
) -> CommitmentAssessment:
    started, ended = run.started, run.ended
    changed = len(trace.periods) > 1
    severity = severity_of(commitment, run, trace) if changed else trace.severity
    limit = commitment.limit_for(severity)
    if started is None or limit is None or not covered:
        closed = covered and ended is not None and ended.kind is EventKind.CLOSED
        return CommitmentAssessment(
            commitment=commitment,
            state=_state_without_clock(ended, covered=covered),
            severity=severity,
            limit=limit,
            received_at=received_at,
            particulars=Particulars(
                kept=not closed,
                earlier=run.earlier,
                asked=Asked(commitment, received_at, trace, calendar, now, covered) if run.earlier else None,
            )
            if closed or run.earlier
            else PLAIN,
        )
    clock = Clock(commitment.calendar_for(severity, calendar), run.stretches)
    elapsed = clock.elapsed(limit)
    since = None
    if isinstance(commitment.limit, tuple) and trace.periods[-1][0].micros > started.micros:
        since = in_force_since(commitment, (started, ended), trace)
    if changed:
        changes = changes_of(commitment, clock, (started, ended), trace, calendar, elapsed)
        clock, elapsed, breach, shares, spans = changes
        within = breach is None and changes.within(limit, commitment.bound)
    else:
        breach, shares, spans = None, (), ()
        within = commitment.bound.allows(elapsed, clock.allowed(limit))
    kept = ended is None or _is_kept(commitment, ended)
    state = _state(commitment, run, within, kept)
    particulars = PLAIN
    if breach or since or shares or run.pauses or run.earlier or not kept:
        particulars = Particulars(
            started_at=started.at,
            in_force_since=since,
            breached_under=None if breach is None else breach.severity,
            breached_under_at=None if breach is None else breach.at,
            pauses=run.pauses,
            paused_now=now if run.paused else None,
            kept=kept,
            shares=shares,
            parts=spans,
            earlier=run.earlier,
            asked=Asked(commitment, received_at, trace, calendar, now, covered) if run.earlier else None,
        )
    return CommitmentAssessment(
        commitment=commitment,
        state=state,
        severity=severity,
        limit=limit,
        received_at=received_at,
        clock=clock,
        ended_at=None if ended is None else ended.at,
        elapsed=elapsed,
        particulars=particulars,
    )


def _is_kept(commitment: Commitment, ended: Event) -> bool:
    """Tell whether the clock ended as promised: by its own event, and by whom it names."""
    kind = ended.kind
    if kind is not commitment.ends:
        # a resolution ends what repeats as well: nothing more is due
        return kind is EventKind.RESOLVED
    return commitment.ended_by is None or ended.detail is None or ended.detail == commitment.ended_by


def _state_without_clock(ended: Event | None, *, covered: bool) -> State:
    """Return where a commitment stands whose clock has not started, or has no limit."""
    if not covered:
        return State.NOT_COVERED
    if ended is None:
        return State.NOT_STARTED
    return State.CANCELLED if ended.kind is EventKind.CANCELLED else State.NOT_COVERED


def _state(commitment: Commitment, run: Run, within: bool, kept: bool) -> State:  # noqa: FBT001 -- two facts of it
    """Return where a clock stands that has started."""
    if kept:
        if not within:
            return State.BREACHED
        if run.ended is not None:
            return State.MET
        return State.PAUSED if run.paused else State.RUNNING
    kind = None if run.ended is None else run.ended.kind
    if kind is EventKind.CLOSED and commitment.unresolved is Unresolved.EXCLUDED:
        return State.CANCELLED
    # What was breached before it was withdrawn stays so.
    return State.CANCELLED if within and kind is EventKind.CANCELLED else State.BREACHED
