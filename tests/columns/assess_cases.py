"""Random agreements and tickets on which whole columns are held against the scalar assessment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sla_rules import (
    Agreement,
    Bound,
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    CalendarMonths,
    ClockHours,
    ClosedDates,
    Severity,
    SeverityGrid,
    Terms,
    Ticket,
)
from sla_rules.clauses.commitment import Commitment, Coverage
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats, Unresolved
from sla_rules.tickets.event import Confirmation, Event, EventKind
from sla_rules.tickets.legality import STEP_RULES

if TYPE_CHECKING:
    from sla_rules.calendars.limits import Limit

MINUTE = 60_000_000
HOUR = 60 * MINUTE
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
START = datetime(2026, 3, 25, 7, tzinfo=UTC)  # a Wednesday; the clocks change on the Sunday after
PARIS = "Europe/Paris"
OFFICE = BusinessCalendar(
    tz=PARIS, hours="Mo-Fr 09:00-17:00", holidays=ClosedDates({date(2026, 4, 6): "Easter Monday"})
)
LUNCH = BusinessCalendar(tz=PARIS, hours="Mo-Fr 09:00-12:00,13:30-18:00; Sa 22:00-06:00")
ALWAYS = BusinessCalendar(tz=PARIS, hours="Mo-Su 00:00-24:00")
CALENDARS = (OFFICE, LUNCH, ALWAYS)
LEVELS = (Severity(1, "high"), Severity(2, "middle"), Severity(3, "low"))
REASONS = ("vendor", "customer")
TEAMS = ("support", "somebody")
# Kinds that say much about clocks come more often.
KINDS = [
    *EventKind,
    *[EventKind.SEVERITY_ASSIGNED, EventKind.PAUSED, EventKind.RESUMED, EventKind.RESOLVED, EventKind.REOPENED] * 3,
    *[EventKind.INFORMATION_REQUESTED, EventKind.INFORMATION_PROVIDED, EventKind.NOTIFIED] * 2,
]

hours = st.sampled_from([1, 15, 30, 60, 90, 120, 240, 480, 481, 960, 1440]).map(
    lambda minutes: timedelta(minutes=minutes)
)
limits: st.SearchStrategy[Limit] = st.one_of(
    hours.map(BusinessHours),
    hours.map(BusinessHours),
    hours.map(ClockHours),
    st.integers(1, 3).map(BusinessDays),
    st.just(1).map(CalendarMonths),
)
gaps = st.one_of(
    st.sampled_from([0, 0, 1, 15 * MINUTE, HOUR, 8 * HOUR, 24 * HOUR, 64 * HOUR]),
    st.integers(0, 30 * 60).map(lambda m: m * MINUTE),
)


def per_severity(draw: st.DrawFn, values: st.SearchStrategy[object], *, whole: bool = True) -> object:
    """Draw one value for all severities, or one for each."""
    if draw(st.booleans()):
        return draw(values)
    listed = LEVELS if whole else draw(st.lists(st.sampled_from(LEVELS), min_size=1, unique=True))
    return tuple((severity, draw(values)) for severity in listed)


@st.composite
def commitments(draw: st.DrawFn, name: str) -> Commitment:
    """Draw a commitment in any of its modes."""
    starts = draw(
        st.sampled_from(
            [EventKind.RECEIVED, EventKind.SEVERITY_ASSIGNED, EventKind.ACKNOWLEDGED, EventKind.REMARK_MADE]
        )
    )
    ends = draw(
        st.sampled_from(
            [
                EventKind.RESOLVED,
                EventKind.RESOLVED,
                EventKind.ACKNOWLEDGED,
                EventKind.NOTIFIED,
                EventKind.CONFIRMED,
                EventKind.SEVERITY_ASSIGNED,
            ]
        )
    )
    repeats = draw(st.sampled_from([Repeats.NEVER] * 4 + [Repeats.EACH_END, Repeats.EACH_START]))
    if starts is ends:
        repeats = Repeats.EACH_END
    if repeats is Repeats.EACH_END and ends is EventKind.RESOLVED:
        ends = EventKind.NOTIFIED  # a resolution starts nothing anew
    mode = draw(st.sampled_from(OnSeverityChange))
    kind = draw(st.sampled_from([BusinessHours, ClockHours]))
    own = hours.map(kind) if mode is OnSeverityChange.PROPORTIONAL else limits
    return Commitment(
        name=name,
        clause="§1",
        starts=starts,
        ends=ends,
        limit=per_severity(draw, own),  # type: ignore[arg-type] # limits
        bound=draw(st.sampled_from(Bound)),
        covers=draw(st.sampled_from([Coverage.ALL, Coverage.ALL, Coverage.BLOCKING])),
        calendar=None if draw(st.booleans()) else per_severity(draw, st.sampled_from(CALENDARS), whole=False),  # type: ignore[arg-type] # calendars
        paused_by=draw(
            st.sampled_from(
                [
                    (),
                    (EventKind.PAUSED,),
                    ("vendor",),
                    (EventKind.INFORMATION_REQUESTED,),
                    (EventKind.INFORMATION_REQUESTED, "vendor"),
                ]
            )
        ),
        ended_by=draw(st.sampled_from([None, "support"])) if ends is EventKind.RESOLVED else None,
        unresolved=draw(st.sampled_from(Unresolved)),
        on_reopen=draw(st.sampled_from(OnReopen)),
        on_severity_change=mode,
        repeats=repeats,
    )


@st.composite
def escalations(draw: st.DrawFn, name: str, commitment: str) -> Escalation:
    """Draw an alarm of any of the four triggers, repeated or not."""
    trigger = draw(st.sampled_from(["after", "after", "before_due", "after_due", "at_share"]))
    values: st.SearchStrategy[object] = limits
    if trigger == "at_share":
        values = st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(1), Fraction(5, 4)])
    when = per_severity(draw, values, whole=False)
    times = draw(st.sampled_from([1, 1, 2, 3]))
    return Escalation(
        name=name,
        clause="§2",
        commitment=commitment,
        to="duty",
        calendar=draw(st.none() | st.sampled_from(CALENDARS)),
        every=None if times == 1 else draw(limits),
        times=times,
        in_hours=draw(st.booleans()),
        **{trigger: when},  # type: ignore[arg-type] # of its kind
    )


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    """Draw terms: two commitments, a ladder on each, an indicator."""
    grid = SeverityGrid(
        clause="§0",
        severities=LEVELS,
        perimeters=(("site", LEVELS[0]), ("user", LEVELS[2])),
        security=draw(st.none() | st.sampled_from(LEVELS)),
    )
    names = ("first", "second")
    ladders = [draw(st.integers(0, 2)) for _ in names]
    return Terms(
        calendar=draw(st.sampled_from(CALENDARS)),
        grid=grid,
        commitments=tuple(draw(commitments(name)) for name in names),
        escalations=tuple(
            draw(escalations(f"{name} {rung}", name))
            for name, rungs in zip(names, ladders, strict=True)
            for rung in range(rungs)
        ),
        indicators=(
            Indicator(
                name="kept",
                clause="§3",
                target=Fraction(9, 10),
                commitment=draw(commitments("kept")),
                population=tuple(draw(st.lists(st.sampled_from(LEVELS), min_size=1, unique=True))),
            ),
        ),
    )


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Draw an agreement of one version or two."""
    agreement = Agreement(name="drawn", source="drawn", terms=draw(terms()))
    if draw(st.integers(0, 3)):
        return agreement
    later = draw(terms())
    return Agreement(name="drawn", source="drawn", terms=agreement.terms, changes=((date(2026, 3, 26), later),))


@st.composite
def tickets(draw: st.DrawFn, number: int) -> Ticket:
    """Draw a ticket that goes through whatever is possible."""
    at = START + draw(gaps) * MICROSECOND
    ticket = Ticket.received(
        str(number),
        at=at,
        scope=draw(st.sampled_from([None, None, "site", "user"])),
        blocking=draw(st.booleans()),
        security=draw(st.integers(0, 3)) == 0,
    )
    standing = {EventKind.RECEIVED}
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from([kind for kind in KINDS if is_possible(kind, standing)]))
        standing = standing - STEP_RULES[kind].undoes | {kind}
        at += draw(gaps) * MICROSECOND
        detail = {
            EventKind.PAUSED: st.sampled_from(REASONS),
            EventKind.TEAM_ASSIGNED: st.just("team"),
            EventKind.RESOLVED: st.none() | st.sampled_from(TEAMS),
            EventKind.CONFIRMED: st.sampled_from(Confirmation),
        }.get(kind, st.none())
        severity = draw(st.sampled_from(LEVELS)) if kind is EventKind.SEVERITY_ASSIGNED else None
        ticket = ticket.with_event(Event(kind, at, severity, draw(detail)))
        if kind is EventKind.CANCELLED:
            break
    return ticket


def is_possible(kind: EventKind, standing: set[EventKind]) -> bool:
    """Tell whether a step may follow those that stand."""
    needs, never_after, one_of, _ = STEP_RULES[kind]
    return needs <= standing and not never_after & standing and (not one_of or bool(one_of & standing))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Agreement, list[Ticket], datetime]:
    """Draw an agreement, some tickets, and a now among or after their events."""
    agreement = draw(agreements())
    some = [draw(tickets(number)) for number in range(draw(st.integers(1, 6)))]
    instants = [event.at for ticket in some for event in ticket.events]
    now = draw(st.sampled_from([max(instants), max(instants) + timedelta(days=20), *instants]))
    return agreement, some, now
