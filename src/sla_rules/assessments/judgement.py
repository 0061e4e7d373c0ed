"""The verdict: what a commitment says of a ticket, from its clock, its limit and its severities."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.clock import Clock
from sla_rules.assessments.commitment_assessment import PLAIN, CommitmentAssessment, Particulars
from sla_rules.assessments.run import run_of
from sla_rules.assessments.severity_change import (
    breached_before,
    breached_in,
    consumed_by,
    in_force_since,
    severity_of,
    shares_of,
    spans_of,
)
from sla_rules.assessments.state import State
from sla_rules.calendars.bound import Bound
from sla_rules.clauses.modes import OnSeverityChange, Unresolved
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.run import Run
    from sla_rules.assessments.severity_change import Breach, Share, Span
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
    asked = Asked(commitment, received_at, trace, calendar, now, covered=commitment.covers.covers(ticket))
    return _judged(asked, run)


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
        _judged(asked._replace(trace=trace if run.ended is None else trace.until(run.ended)), run) for run in earlier
    )


def _judged(asked: Asked, run: Run) -> CommitmentAssessment:
    commitment, received_at, trace, calendar, now, covered = asked
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
            particulars=_unstarted(asked, run, kept=not closed) if run.earlier or closed else PLAIN,
        )
    clock = Clock(commitment.calendar_for(severity, calendar), run.stretches)
    breach: Breach | None = None
    shares: tuple[Share, ...] = ()
    spans: list[Span] = []
    since = None
    if isinstance(commitment.limit, tuple) and trace.periods[-1][0].micros > started.micros:
        since = in_force_since((started, ended), trace)
    elapsed = clock.elapsed(limit)
    if changed:
        mode = commitment.on_severity_change
        if mode is OnSeverityChange.FROM_START:
            breach = breached_before(commitment, clock, trace, calendar, elapsed)
        elif since is not None and mode is not OnSeverityChange.FROZEN:
            spans = spans_of(commitment, clock, (started, ended), trace, calendar)
            if mode is OnSeverityChange.FROM_CHANGE:
                breach, clock = breached_in(commitment, spans), spans[-1].clock
                elapsed = clock.elapsed(limit)
            else:
                shares = shares_of(clock, spans)
    if shares:
        consumed = consumed_by(shares)
        within = consumed <= 1 if commitment.bound is Bound.INCLUSIVE else consumed < 1
    else:
        within = commitment.bound.allows(elapsed, clock.allowed(limit))
    kept = ended is None or _is_kept(commitment, ended)
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
            parts=() if shares else tuple(spans),
            earlier=run.earlier,
            asked=asked if run.earlier else None,
        )
    return CommitmentAssessment(
        commitment=commitment,
        state=_state(commitment, run, within=within and breach is None, kept=kept),
        severity=severity,
        limit=limit,
        received_at=received_at,
        clock=clock,
        ended_at=None if ended is None else ended.at,
        elapsed=elapsed,
        particulars=particulars,
    )


def _unstarted(asked: Asked, run: Run, *, kept: bool) -> Particulars:
    """Return what is particular to a clock that has not started: its closing, and a history without a limit."""
    return Particulars(kept=kept, earlier=run.earlier, asked=asked if run.earlier else None)


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


def _state(commitment: Commitment, run: Run, *, within: bool, kept: bool) -> State:
    """Return where a clock stands that has started."""
    ended = run.ended
    if ended is None:
        if not within:
            return State.BREACHED
        return State.PAUSED if run.paused else State.RUNNING
    if kept:
        return State.MET if within else State.BREACHED
    if ended.kind is EventKind.CLOSED and commitment.unresolved is Unresolved.EXCLUDED:
        return State.CANCELLED
    # What was breached before it was withdrawn stays so.
    return State.CANCELLED if within and ended.kind is EventKind.CANCELLED else State.BREACHED
