"""One stretch of a ticket's life as a clock sees it: counted, or passed over and why."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.state import State
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.calendars.limits import BusinessHours
from sla_rules.calendars.passages import PassageKind, passages
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime, tzinfo

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.calendars.calendar import Calendar

    Walk = Callable[[Calendar, datetime, datetime], Iterable["Step"]]

_NOTHING = timedelta(0)
# The reasons of a pause that a reopening ended.
_OVER = frozenset({EventKind.RESOLVED.value, EventKind.CLOSED.value})


class StepKind(StrEnum):
    """What a clock does with a stretch: the first two are counted, the others passed over."""

    OPEN = "open"
    # Real time, day and night: for limits that do not count open hours.
    RUNNING = "running"
    WEEKLY = "weekly"
    HOLIDAY = "holiday"
    EXCEPTION = "exception"
    CLOSURE = "closure"
    TAKEN_AWAY = "taken_away"
    PAUSED = "paused"
    # Between a resolution or a closing and the reopening that made the clock run again.
    SOLVED = "solved"
    # Before the severity changed, where the commitment counts from the change.
    SET_ASIDE = "set_aside"
    NOT_STARTED = "not_started"


class Step(NamedTuple):
    """
    A stretch from *start* to *end*, the *amount* that it adds, and the *total* up to its end.

    *name* is that of the holiday, exception, closure or pause. *times* is more than 1 where so many equal windows were
    folded into one step: each adds *amount* / *times*, and what lies between them adds nothing.
    """

    start: datetime
    end: datetime
    kind: StepKind
    name: str
    amount: timedelta
    total: timedelta
    times: int = 1

    @property
    def counted(self) -> bool:
        """Whether the stretch adds to the total."""
        return self.kind in {StepKind.OPEN, StepKind.RUNNING}


def walked(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Step]:
    """Cut the span from *start* to *end* into what *calendar* counts and what it passes over, no totals added up."""
    for passage in passages(calendar, start, end):
        window = passage.window
        amount = window.duration if passage.kind is PassageKind.OPEN else _NOTHING
        yield Step(window.start, window.end, StepKind(passage.kind), window.name, amount, _NOTHING)


def steps_of(
    assessed: CommitmentAssessment, now: datetime, zone: tzinfo, since: datetime | None = None, walk: Walk = walked
) -> tuple[Step, ...]:
    """
    Return the life of a ticket as the clock of *assessed* saw it, without a gap, up to its end or to *now*.

    From *since*, which is the reception when nothing is said. The steps that are counted add up to `assessed.elapsed`.
    Times stand in *zone*. *walk* cuts a running stretch, as `walked` does.
    """
    since = since or assessed.received_at
    if since is None or assessed.state is State.NOT_COVERED:
        return ()
    steps: list[Step] = []
    total = _NOTHING
    for first, last, kind, name in _lived(assessed, as_micros(since), as_micros(assessed.ended_at or now)):
        start, end = (from_micros(micros, zone) for micros in (first, last))
        for step in _cut(assessed, Step(start, end, kind, name, _NOTHING, _NOTHING), walk):
            total += step.amount
            steps.append(Step(*step[:5], total))
    return tuple(steps)


def _lived(assessed: CommitmentAssessment, at: int, until: int) -> Iterator[tuple[int, int, StepKind, str]]:
    """Yield what the clock did from *at* on, in microseconds; RUNNING stretches are still to be walked."""
    clock, started_at = assessed.clock, assessed.started_at
    if clock is None or started_at is None:
        yield from _stretch(at, until, StepKind.NOT_STARTED)
        return
    started, counted = as_micros(started_at), as_micros(clock.started_at)
    yield from _stretch(at, started, StepKind.NOT_STARTED)
    yield from _stretch(max(at, started), counted, StepKind.SET_ASIDE)
    at = counted
    for first, last in (*((as_micros(start), as_micros(end)) for start, end in clock.stretches), (until, until)):
        yield from _rested(assessed, at, first)
        yield from _stretch(first, last, StepKind.RUNNING)
        at = last


def _rested(assessed: CommitmentAssessment, at: int, until: int) -> Iterator[tuple[int, int, StepKind, str]]:
    """Yield the time between two stretches, cut where one pause follows another, each with its reason."""
    for start, end, reason in assessed.pauses:
        last = until if end is None else min(as_micros(end), until)
        if as_micros(start) <= at < last:
            kind = StepKind.SOLVED if reason in _OVER else StepKind.PAUSED
            yield at, last, kind, reason
            at = last
    yield from _stretch(at, until, StepKind.PAUSED)


def _stretch(start: int, end: int, kind: StepKind) -> Iterator[tuple[int, int, StepKind, str]]:
    """Yield the stretch unless it is empty."""
    if start < end:
        yield start, end, kind, ""


def _cut(assessed: CommitmentAssessment, step: Step, walk: Walk) -> Iterable[Step]:
    """Cut a running stretch into what its calendar counts and what it passes over; others stand whole."""
    clock = assessed.clock
    if step.kind is not StepKind.RUNNING:
        return (step,)
    if clock is not None and type(assessed.limit) is BusinessHours:
        return walk(clock.calendar, step.start, step.end)
    return (step._replace(amount=(as_micros(step.end) - as_micros(step.start)) * MICROSECOND),)
