"""What a clock counts and what it passes over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessDays, BusinessHours, Calendar, ClockHours, Ticket
from sla_rules.assessments.clock import Clock
from sla_rules.assessments.commitment_assessment import CommitmentAssessment, Particulars
from sla_rules.assessments.run import Pause
from sla_rules.assessments.state import State
from sla_rules.assessments.step import Step, StepKind, steps_of
from sla_rules.calendars.instants import from_micros
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.modes import OnSeverityChange
from sla_rules.tickets.event import EventKind
from tests.strategies.calendars import specs
from tests.strategies.library import Library
from tests.strategies.places import span

from .paper import AGREEMENT, CALENDAR, HIGH, LOW, MICROSECOND, PARIS, RESOLUTION, monday

if TYPE_CHECKING:
    from sla_rules import Limit
    from tests.oracle import Spec

NOTHING = timedelta(0)


def handmade(calendar: Calendar, limit: Limit, received: datetime, *stretches: datetime) -> CommitmentAssessment:
    """Return an assessment whose clock runs in these stretches, a start and an end each."""
    pairs = tuple(zip(stretches[::2], stretches[1::2], strict=True))
    clock = Clock(calendar, pairs)
    return CommitmentAssessment(
        commitment=Commitment(
            name="c", clause="§", starts=EventKind.ACKNOWLEDGED, ends=EventKind.RESOLVED, limit=limit
        ),
        state=State.RUNNING,
        severity=None,
        limit=limit,
        received_at=received,
        clock=clock,
        elapsed=clock.elapsed(limit),
    )


def told(steps: tuple[Step, ...]) -> list[tuple[StepKind, str, timedelta]]:
    """Return what each step is and adds, in hours."""
    return [(step.kind, step.name, step.amount) for step in steps]


def test_before_the_start_and_between_two_openings() -> None:
    """Received Monday 15:00, severity at 16:00, now Tuesday 10:00: one hour, a night, one hour."""
    tuesday = monday(10) + timedelta(days=1)
    assessed = handmade(CALENDAR, BusinessHours(8), monday(15), monday(16), tuesday)
    steps = steps_of(assessed, tuesday, PARIS)
    assert told(steps) == [
        (StepKind.NOT_STARTED, "", NOTHING),
        (StepKind.OPEN, "", timedelta(hours=1)),
        (StepKind.WEEKLY, "", NOTHING),
        (StepKind.OPEN, "", timedelta(hours=1)),
    ]
    assert [step.counted for step in steps] == [False, True, False, True]
    assert steps[-1].total == assessed.elapsed == timedelta(hours=2)
    assert steps_of(assessed, tuesday, PARIS, since=monday(16)) == steps[1:]


def test_what_stops_a_clock_is_named() -> None:
    """A pause has its reason, a question to the partner its own word, and time solved is no pause."""
    hours = [monday(hour) for hour in (9, 10, 11, 12, 13, 14, 15, 16)]
    pauses = tuple(
        Pause(start, end, reason)
        for start, end, reason in zip(
            hours[1::2], (*hours[2::2], None), ("parts", "information_requested", "resolved", "lunch"), strict=True
        )
    )
    assessed = handmade(CALENDAR, BusinessHours(8), monday(9), *hours)
    paused = evolve(assessed, particulars=Particulars(pauses=pauses))
    assert told(steps_of(paused, monday(17), PARIS))[1::2] == [
        (StepKind.PAUSED, "parts", NOTHING),
        (StepKind.PAUSED, "information_requested", NOTHING),
        (StepKind.SOLVED, "resolved", NOTHING),
        (StepKind.PAUSED, "lunch", NOTHING),
    ]
    assert told(steps_of(assessed, monday(17), PARIS))[1] == (StepKind.PAUSED, "", NOTHING)


def test_one_pause_after_another() -> None:
    """The time between two stretches is cut where the reason changes, and nothing of it is left out."""
    assessed = handmade(CALENDAR, BusinessHours(8), monday(9), monday(9), monday(10), monday(13), monday(14))
    pauses = (Pause(monday(10), monday(11), "a"), Pause(monday(11), monday(12), "b"))
    steps = steps_of(evolve(assessed, particulars=Particulars(pauses=pauses)), monday(14), PARIS)
    assert [(step.name, step.end) for step in steps[1:4]] == [("a", monday(11)), ("b", monday(12)), ("", monday(13))]


def test_what_an_earlier_severity_counted() -> None:
    """Where a commitment counts from the change of severity, the time before it is shown and adds nothing."""
    since_change = AGREEMENT.evolve(
        commitments=(evolve(RESOLUTION, on_severity_change=OnSeverityChange.FROM_CHANGE),), escalations=()
    )
    ticket = Ticket.received("1", at=monday(9), scope="one").severity_assigned(HIGH, at=monday(11))
    assessed = since_change.assess(ticket, now=monday(12)).commitment("resolution")
    steps = steps_of(assessed, monday(12), PARIS)
    assert told(steps) == [(StepKind.SET_ASIDE, "", NOTHING), (StepKind.OPEN, "", timedelta(hours=1))]


def test_real_time_is_counted_whole() -> None:
    """A limit in hours of the clock counts nights too: each stretch is one step."""
    tuesday = monday(10) + timedelta(days=1)
    steps = steps_of(handmade(CALENDAR, ClockHours(4), monday(9), monday(9), tuesday), tuesday, PARIS)
    assert told(steps) == [(StepKind.RUNNING, "", timedelta(hours=25))]


def test_no_clock() -> None:
    """A commitment that waits has one step up to now; one that is not covered or not received has none."""
    ticket = Ticket.received("1", at=monday(9))

    def found(ticket: Ticket, now: datetime) -> tuple[Step, ...]:
        return steps_of(AGREEMENT.assess(ticket, now=now).commitment("resolution"), now, PARIS)

    waiting = found(ticket, monday(11))
    assert told(waiting) == [(StepKind.NOT_STARTED, "", NOTHING)]
    assert (waiting[0].start, waiting[0].end) == (monday(9), monday(11))
    assert found(ticket, monday(9)) == found(ticket, monday(9) - MICROSECOND) == ()
    assert found(ticket.resolved(at=monday(10)), monday(11)) == ()


def test_a_clock_of_no_length() -> None:
    """Started at now, the clock has counted nothing, and nothing is shown of it."""
    ticket = Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(9))
    assessment = AGREEMENT.assess(ticket, now=monday(9))
    assert steps_of(assessment.commitment("resolution"), assessment.now, PARIS) == ()


@settings(max_examples=60)
@given(
    specs(),
    st.sampled_from([BusinessHours(8), ClockHours(8), BusinessDays(2)]),
    st.lists(st.integers(0, 12 * 86_400 * 1_000_000), min_size=3, max_size=7),
)
def test_the_steps_add_up(picked: tuple[Spec, date], limit: Limit, offsets: list[int]) -> None:
    """On any calendar, with any pauses: the counted steps are the elapsed time, and no instant is left out."""
    spec, middle = picked
    start = span(middle, 6, 6)[0]
    received, *edges = (from_micros(start + offset, UTC) for offset in sorted(offsets))
    stretches = edges[: len(edges) // 2 * 2]
    assessed = handmade(Library().calendar(spec), limit, received, *stretches)
    steps = steps_of(assessed, stretches[-1], UTC)
    assert sum((step.amount for step in steps), NOTHING) == assessed.elapsed
    assert all(step.amount == NOTHING for step in steps if not step.counted)
    assert all(before.end == after.start for before, after in pairwise(steps))
    if steps:
        assert (steps[0].start, steps[-1].end) == (received, stretches[-1])
        assert steps[-1].total == assessed.elapsed
    else:
        assert received == stretches[-1]
