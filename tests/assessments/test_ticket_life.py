"""A ticket that grows by random legal events, every figure of it held against an oracle of intervals."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sla_rules import BusinessHours, Ticket
from sla_rules.assessments.state import State
from sla_rules.calendars.bound import Bound
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Unresolved
from sla_rules.tickets.event import Confirmation, Event, EventKind
from tests.oracle import Plain, Version, open_windows

from .life_oracle import Promise, Step, judge
from .paper import AGREEMENT, HIGH, LOW

if TYPE_CHECKING:
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.calendars.limits import Limit
    from sla_rules.tickets.severity import Severity

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
HOUR = 3_600_000_000
START = datetime(2026, 3, 2, 7, tzinfo=UTC)
# The calendar of the small agreement, as the oracle has it: Monday to Friday, 09:00 to 17:00 in Paris.
OFFICE = Plain(
    zone="Europe/Paris",
    versions=(Version(since=date(1, 1, 1), week=dict.fromkeys(range(5), ((32_400, 61_200),)), holiday=()),),
    holidays=frozenset(),
    exceptions={},
    openings=(),
    closures=(),
)
WINDOWS = open_windows(OFFICE, (START - EPOCH) // MICROSECOND, (START + timedelta(days=500) - EPOCH) // MICROSECOND)
LIMITS: dict[int | None, int] = {1: 5 * HOUR, 2: 7 * HOUR + 1}
PAUSED_BY = {
    frozenset[str](): (),
    frozenset({"information_requested", "vendor"}): (EventKind.INFORMATION_REQUESTED, "vendor"),
    frozenset({"paused"}): (EventKind.PAUSED,),
}


def pair(
    starts: EventKind,
    on_reopen: OnReopen,
    on_change: OnSeverityChange,
    paused_by: frozenset[str],
    *,
    strict: bool = False,
    one: bool = False,
    excluded: bool = False,
    ended_by: str | None = None,
) -> tuple[Commitment, Promise]:
    """Return one commitment for the library and for the oracle."""
    limits: dict[int | None, int] = {None: 6 * HOUR} if one else dict(LIMITS)
    per_severity = tuple((severity, BusinessHours(LIMITS[severity.level] * MICROSECOND)) for severity in (HIGH, LOW))
    limit: Limit | tuple[tuple[Severity, Limit], ...] = BusinessHours(6) if one else per_severity
    commitment = Commitment(
        name="promise",
        clause="§1",
        starts=starts,
        ends=EventKind.RESOLVED,
        limit=limit,
        bound=Bound.STRICT if strict else Bound.INCLUSIVE,
        paused_by=PAUSED_BY[paused_by],
        on_reopen=on_reopen,
        on_severity_change=on_change,
        unresolved=Unresolved.EXCLUDED if excluded else Unresolved.NOT_MET,
        ended_by=ended_by,
    )
    promise = Promise(
        starts.value, "resolved", limits, strict, paused_by, on_reopen.value, on_change.value, excluded, ended_by
    )
    return commitment, promise


NO_PAUSE, WAITING, ANY_PAUSE = PAUSED_BY
PAIRS = [
    pair(EventKind.RECEIVED, OnReopen.CUMULATIVE, OnSeverityChange.FROM_START, NO_PAUSE, one=True),
    pair(EventKind.RECEIVED, OnReopen.FIRST, OnSeverityChange.FROM_START, WAITING, one=True, strict=True),
    pair(EventKind.RECEIVED, OnReopen.CUMULATIVE, OnSeverityChange.PROPORTIONAL, WAITING, strict=True),
    pair(EventKind.SEVERITY_ASSIGNED, OnReopen.CUMULATIVE, OnSeverityChange.FROM_START, ANY_PAUSE),
    pair(EventKind.SEVERITY_ASSIGNED, OnReopen.RESTART, OnSeverityChange.FROM_CHANGE, WAITING),
    pair(EventKind.RECEIVED, OnReopen.CUMULATIVE, OnSeverityChange.FROM_CHANGE, ANY_PAUSE, strict=True),
    pair(EventKind.ACKNOWLEDGED, OnReopen.RESTART, OnSeverityChange.FROM_START, WAITING, ended_by="support"),
    pair(EventKind.RECEIVED, OnReopen.FIRST, OnSeverityChange.FROZEN, ANY_PAUSE, excluded=True),
    pair(EventKind.SEVERITY_ASSIGNED, OnReopen.CUMULATIVE, OnSeverityChange.PROPORTIONAL, ANY_PAUSE),
    pair(EventKind.ACKNOWLEDGED, OnReopen.RESTART, OnSeverityChange.FROZEN, WAITING),
]
GAPS = st.one_of(
    st.sampled_from([0, 1, HOUR // 4, HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR]),
    st.integers(min_value=0, max_value=30 * HOUR),
)


class TicketLife(RuleBasedStateMachine):
    """Grow a ticket; what may happen next is written here from the words, not taken from the library's table."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.open, self.asked, self.held, self.acknowledged, self.over = True, False, False, False, False
        self.resolved = False
        self.steps: list[Step] = []
        self.seen: list[tuple[datetime, list[dict[str, object]]]] = []

    @initialize()
    def receive(self) -> None:
        """Receive the ticket at an opening."""
        self.now = datetime(2026, 3, 2, 9, tzinfo=AGREEMENT.zone)
        self.ticket = Ticket.received("1", at=self.now)
        self.note("received")

    def note(self, kind: str, level: int | None = None, detail: str | None = None) -> None:
        """Tell the oracle of a step."""
        self.steps.append(Step(kind, (self.now - EPOCH) // MICROSECOND, level, detail))

    def take(self, kind: EventKind, severity: Severity | None = None, detail: str | None = None) -> None:
        """Tell both of a step."""
        self.ticket = self.ticket.with_event(Event(kind, self.now, severity, detail))
        self.note(kind.value, None if severity is None else severity.level, detail)

    @rule(gap=GAPS)
    def wait(self, gap: int) -> None:
        """Let time pass."""
        self.now = (self.now.astimezone(UTC) + gap * MICROSECOND).astimezone(AGREEMENT.zone)

    @precondition(lambda self: self.open)
    @rule(severity=st.sampled_from([HIGH, LOW]))
    def assign(self, severity: Severity) -> None:
        """Give it a severity, or another."""
        self.take(EventKind.SEVERITY_ASSIGNED, severity)

    @precondition(lambda self: self.open and not self.acknowledged)
    @rule()
    def acknowledge(self) -> None:
        """Take charge of it."""
        self.acknowledged = True
        self.take(EventKind.ACKNOWLEDGED)

    @precondition(lambda self: self.open)
    @rule()
    def ask(self) -> None:
        """Ask the partner, or remind it."""
        self.asked = True
        self.take(EventKind.INFORMATION_REQUESTED)

    @precondition(lambda self: self.asked and not self.over)
    @rule()
    def answer(self) -> None:
        """Let the partner answer."""
        self.take(EventKind.INFORMATION_PROVIDED)

    @precondition(lambda self: self.open and not self.held)
    @rule(reason=st.sampled_from(["vendor", "budget"]))
    def pause(self, reason: str) -> None:
        """Stop working."""
        self.held = True
        self.take(EventKind.PAUSED, detail=reason)

    @precondition(lambda self: self.open and self.held)
    @rule()
    def resume(self) -> None:
        """Go on."""
        self.held = False
        self.take(EventKind.RESUMED)

    @precondition(lambda self: self.open)
    @rule(by=st.sampled_from([None, "support", "vendor"]))
    def resolve(self, by: str | None) -> None:
        """Resolve it."""
        self.open, self.held, self.resolved = False, False, True
        self.take(EventKind.RESOLVED, detail=by)

    @precondition(lambda self: self.resolved and not self.over)
    @rule()
    def confirm(self) -> None:
        """Confirm it."""
        self.take(EventKind.CONFIRMED, detail=Confirmation.VERBAL)

    @precondition(lambda self: not self.over)
    @rule()
    def close(self) -> None:
        """Close it, resolved or not."""
        self.open, self.held, self.over = False, False, True
        self.take(EventKind.CLOSED)

    @precondition(lambda self: not self.open and not (self.over and self.steps[-1].kind == "cancelled"))
    @rule()
    def reopen(self) -> None:
        """Open it again."""
        self.open, self.over, self.acknowledged, self.resolved = True, False, False, False
        self.take(EventKind.REOPENED)

    @precondition(lambda self: self.open and len(self.steps) > 12)
    @rule()
    def cancel(self) -> None:
        """Withdraw it."""
        self.open, self.held, self.over = False, False, True
        self.take(EventKind.CANCELLED)

    def assessment(self, now: datetime) -> Assessment:
        """Assess the ticket."""
        return AGREEMENT.assess(self.ticket, now=now)

    @invariant()
    def figures_agree(self) -> None:
        """State, elapsed, share, due date and history are those of the oracle, at now and a while later."""
        for now in (self.now, self.now.astimezone(UTC) + timedelta(hours=5)):
            assessment = self.assessment(now)
            for commitment, promise in PAIRS:
                found = assessment.judge(commitment)
                expected = judge(promise, self.steps, WINDOWS, (now - EPOCH) // MICROSECOND)
                assert (found.state.value, [past.state.value for past in found.history]) == (
                    expected.state,
                    expected.earlier,
                ), commitment
                if found.clock is not None:
                    assert (found.elapsed // MICROSECOND, found.consumed) == (expected.elapsed, expected.consumed)
                if expected.due is not None:
                    assert found.due_at is not None
                    assert (found.due_at - EPOCH) // MICROSECOND == expected.due, commitment
                if found.state is State.PAUSED:
                    assert found.due_at is None

    @invariant()
    def the_past_stays(self) -> None:
        """What was known at an earlier now is what is said of it now; a breach stays, in the verdict or the history."""
        # What is told of the very now may still be told in part.
        self.seen = [(then, said) for then, said in self.seen if then < self.now]
        for then, said in self.seen:
            assert self.figures(then) == said
        figures = self.figures(self.now)
        for _, said in self.seen[-1:]:
            for before, after, (commitment, _) in zip(said, figures, PAIRS, strict=True):
                if before["breached"] and commitment.unresolved is Unresolved.NOT_MET:
                    assert after["breached"], commitment
        self.seen = [*self.seen[-3:], (self.now, figures)]

    def figures(self, now: datetime) -> list[dict[str, object]]:
        """Return what is said of each commitment at an instant."""
        assessment = self.assessment(now)
        found = [assessment.judge(commitment) for commitment, _ in PAIRS]
        return [
            {
                "state": one.state,
                "elapsed": one.elapsed,
                "due": one.due_at,
                "breached": State.BREACHED in {one.state, *(past.state for past in one.history)},
            }
            for one in found
        ]

    @invariant()
    def the_last_instant_is_the_last(self) -> None:
        """Resolved at last_ok_at an open clock meets; a microsecond later it does not"""
        if not self.open:
            return
        assessment = self.assessment(self.now)
        for commitment, _ in PAIRS:
            found = assessment.judge(commitment)
            last = found.last_ok_at
            if found.state is not State.RUNNING or last is None:
                continue
            for at, state in ((last, State.MET), (last + MICROSECOND, State.BREACHED)):
                if at >= self.now:
                    ticket = attrs.evolve(self.ticket, events=(*self.ticket.events, Event(EventKind.RESOLVED, at)))
                    assert AGREEMENT.assess(ticket, now=at).judge(commitment).state is state, (commitment, at)


TicketLife.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_life = TicketLife.TestCase
