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
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.tickets.event import Event

_NOTHING = timedelta(0)


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
    # Between a resolution and the reopening that made the clock run again.
    SOLVED = "solved"
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


def steps_of(assessed: CommitmentAssessment, known: tuple[Event, ...], now: datetime, zone: tzinfo) -> tuple[Step, ...]:
    """
    Return the life of a ticket as the clock of *assessed* saw it, from the reception on, without a gap.

    The steps that are counted add up to `assessed.elapsed`. Times stand in *zone*.
    """
    received = assessed.received_at
    if received is None or assessed.state is State.NOT_COVERED:
        return ()
    steps: list[Step] = []
    total = _NOTHING
    for first, last, kind, name in _stretches(assessed, received, now, known):
        start, end = (from_micros(micros, zone) for micros in (first, last))
        for step in _walked(assessed, start, end, kind, name):
            total += step.amount
            steps.append(step._replace(total=total))
    return tuple(steps)


def _stretches(
    assessed: CommitmentAssessment, received: datetime, now: datetime, known: tuple[Event, ...]
) -> Iterator[tuple[int, int, StepKind, str]]:
    """Yield what the clock did from the reception on, in microseconds; RUNNING stretches are still to be walked."""
    stretches = () if assessed.clock is None else assessed.clock.stretches
    running = [(as_micros(first), as_micros(last)) for first, last in stretches]
    at = as_micros(received)
    stopped = StepKind.NOT_STARTED, ""
    for first, last in (*running, *([] if running else [(as_micros(now), as_micros(now))])):
        if at < first:
            yield at, first, *stopped
        if first < last:
            yield first, last, StepKind.RUNNING, ""
        at, stopped = last, _why_stopped(known, last)


def _why_stopped(known: tuple[Event, ...], micros: int) -> tuple[StepKind, str]:
    """Return what stopped a clock at that instant: a resolution, or a pause and its reason."""
    stops = {event.kind: event.detail or "" for event in known if event.micros == micros}
    if EventKind.RESOLVED in stops:
        return StepKind.SOLVED, ""
    if EventKind.INFORMATION_REQUESTED in stops:
        return StepKind.PAUSED, str(EventKind.INFORMATION_REQUESTED)
    return StepKind.PAUSED, stops.get(EventKind.PAUSED, "")


def _walked(
    assessed: CommitmentAssessment, start: datetime, end: datetime, kind: StepKind, name: str
) -> Iterator[Step]:
    """Cut a running stretch into what its calendar counts and what it passes over; others stand whole."""
    clock = assessed.clock
    if kind is not StepKind.RUNNING:
        yield Step(start, end, kind, name, _NOTHING, _NOTHING)
    elif clock is not None and type(assessed.limit) is BusinessHours:
        for passage in passages(clock.calendar, start, end):
            window = passage.window
            amount = window.duration if passage.kind is PassageKind.OPEN else _NOTHING
            yield Step(window.start, window.end, StepKind(passage.kind), window.name, amount, _NOTHING)
    else:
        yield Step(start, end, kind, name, (as_micros(end) - as_micros(start)) * MICROSECOND, _NOTHING)
