"""Dense random agreements and long tickets, made from a seed: far more happens in them than is drawn at leisure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules import (
    Agreement,
    Bound,
    BusinessDays,
    BusinessHours,
    CalendarMonths,
    ClockHours,
    SeverityGrid,
    Terms,
    Ticket,
)
from sla_rules.clauses.commitment import Commitment, Coverage
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats, Unresolved
from sla_rules.columns import Coded, TicketColumns
from sla_rules.columns.plain_times import STEPS, PlainTimes
from sla_rules.columns.time_column import NULL
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.event import Confirmation, Event, EventKind
from sla_rules.tickets.legality import STEP_RULES

from .assess_cases import CALENDARS, EPOCH, HOUR, KINDS, LEVELS, MICROSECOND, MINUTE, REASONS, START, TEAMS, is_possible

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.calendars.limits import Limit

PAUSES: tuple[tuple[EventKind | str, ...], ...] = (
    (),
    (EventKind.PAUSED,),
    ("vendor",),
    (EventKind.INFORMATION_REQUESTED,),
    (EventKind.INFORMATION_REQUESTED, "vendor"),
)
STARTS = [*[EventKind.RECEIVED] * 3, EventKind.SEVERITY_ASSIGNED, EventKind.ACKNOWLEDGED, EventKind.REMARK_MADE]
ENDS = [
    *[EventKind.RESOLVED] * 4,
    EventKind.ACKNOWLEDGED,
    EventKind.NOTIFIED,
    EventKind.CONFIRMED,
    EventKind.SEVERITY_ASSIGNED,
]


class Dice:
    """Everything drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.one = self.random.choice

    def case(self, count: int) -> tuple[Agreement, list[Ticket], datetime]:
        """Return an agreement, so many tickets, and a now among or after their events."""
        changes = ((date(2026, 3, 26), self.terms()),) if self.random.random() < 0.25 else ()
        agreement = Agreement(name="drawn", source="drawn", terms=self.terms(), changes=changes)
        some = [self.ticket(number) for number in range(count)]
        instants = [event.at for ticket in some for event in ticket.events]
        later = [max(instants), max(instants) + timedelta(days=20)]
        return agreement, some, self.one([*later, *self.random.sample(instants, min(6, len(instants)))])

    def plain_case(self, count: int) -> tuple[Agreement, TicketColumns, datetime]:
        """Return an agreement, so many plain lives in a column for each step, and a now among or after their steps."""
        agreement, _, _ = self.case(1)
        rows = [self.plain_row() for _ in range(count)]
        times = [np.array([NULL if row[i] is None else row[i] for row in rows], np.int64) for i in range(4)]
        severity = np.array([-1 if row[2] is None else self.random.randrange(3) for row in rows], np.int32)
        about: dict[str, Any] = {
            name: np.array([self.random.random() < 0.3 for _ in rows]) for name in ("blocking", "security")
        }
        if self.one([True, False]):
            about = {}
        scope = self.one([None, Coded.of(self.one([None, None, "site", "user"]) for _ in rows)])
        tickets = TicketColumns.of_plain(
            PlainTimes(dict(zip(STEPS, times, strict=True)), severity, LEVELS), scope=scope, **about
        )
        every = sorted(time for row in rows for time in row if time is not None)
        now = self.one([every[-1], every[-1] + 480 * HOUR, *self.random.sample(every, min(6, len(every)))])
        return agreement, tickets, EPOCH + now * MICROSECOND

    def plain_row(self) -> tuple[int, int | None, int | None, int | None]:
        """Return when a ticket was received, acknowledged, given a severity and resolved, None for never."""
        received = (START - EPOCH) // MICROSECOND + self.gap()
        resolved = self.one([None, received + self.gap() + self.gap(), received + self.gap()])

        def between() -> int | None:
            at = received + self.gap()
            return self.one([None, at if resolved is None else min(at, resolved)])

        return received, between(), between(), resolved

    def hours(self) -> timedelta:
        """Return an amount of time."""
        return timedelta(minutes=self.one([1, 15, 30, 60, 90, 120, 240, 480, 481, 960, 1440, 2400]))

    def limit(self) -> Limit:
        """Return a limit of any kind, most of them business hours."""
        kind = self.random.random()
        if kind < 0.55:
            return BusinessHours(self.hours())
        if kind < 0.75:
            return ClockHours(self.hours())
        return BusinessDays(self.random.randint(1, 3)) if kind < 0.9 else CalendarMonths(1)

    def per_severity(self, draw: Callable[[], Any], *, whole: bool = True) -> Any:  # noqa: ANN401 -- what is drawn
        """Return one value for all severities, or one for each."""
        if self.random.random() < 0.4:
            return draw()
        listed = list(LEVELS) if whole else self.random.sample(LEVELS, self.random.randint(1, 3))
        return tuple((severity, draw()) for severity in listed)

    def commitment(self, name: str) -> Commitment:
        """Return a commitment in any of its modes."""
        while True:
            mode = self.one(list(OnSeverityChange))
            kind = self.one([BusinessHours, ClockHours])
            ends = self.one(ENDS)
            proportional = mode is OnSeverityChange.PROPORTIONAL
            try:
                return Commitment(
                    name=name,
                    clause="§1",
                    starts=self.one(STARTS),
                    ends=ends,
                    limit=self.per_severity((lambda: kind(self.hours())) if proportional else self.limit),  # noqa: B023
                    bound=self.one(list(Bound)),
                    covers=self.one([Coverage.ALL, Coverage.ALL, Coverage.BLOCKING]),
                    calendar=self.one([None, self.per_severity(lambda: self.one(CALENDARS), whole=False)]),
                    paused_by=self.one(PAUSES),
                    ended_by=self.one([None, "support"]) if ends is EventKind.RESOLVED else None,
                    unresolved=self.one(list(Unresolved)),
                    on_reopen=self.one(list(OnReopen)),
                    on_severity_change=mode,
                    repeats=self.one([*[Repeats.NEVER] * 5, Repeats.EACH_END, Repeats.EACH_START]),
                )
            except InvalidValueError:
                continue  # a clock that ends where it starts, and the like

    def escalation(self, name: str, commitment: str) -> Escalation:
        """Return an alarm of any of the four triggers."""
        shares = [Fraction(1, 2), Fraction(2, 3), Fraction(1), Fraction(5, 4)]
        while True:
            trigger = self.one(["after", "after", "before_due", "after_due", "at_share"])
            when = (lambda: self.one(shares)) if trigger == "at_share" else self.limit
            times = self.one([1, 1, 2])
            options: dict[str, Any] = {trigger: self.per_severity(when, whole=False)}
            try:
                return Escalation(
                    name=name,
                    clause="§2",
                    commitment=commitment,
                    to=self.one(["duty", self.per_severity(lambda: "duty", whole=False)]),
                    calendar=self.one([None, *CALENDARS]) if trigger == "after" else None,
                    every=None if times == 1 else self.limit(),
                    times=times,
                    in_hours=self.one([True, False]),
                    **options,
                )
            except InvalidValueError:
                continue  # nobody is named for a severity

    def terms(self) -> Terms:
        """Return two commitments with a ladder each, and an indicator."""
        names = ("first", "second")
        return Terms(
            calendar=self.one(CALENDARS),
            grid=SeverityGrid(
                clause="§0",
                severities=LEVELS,
                perimeters=(("site", LEVELS[0]), ("user", LEVELS[2])),
                security=self.one([None, *LEVELS]),
            ),
            commitments=tuple(self.commitment(name) for name in names),
            escalations=tuple(
                self.escalation(f"{name} {rung}", name) for name in names for rung in range(self.random.randint(0, 2))
            ),
            indicators=(
                Indicator(
                    name="kept",
                    clause="§3",
                    target=Fraction(9, 10),
                    commitment=self.commitment("kept"),
                    population=tuple(self.random.sample(LEVELS, self.random.randint(1, 3))),
                ),
            ),
        )

    def gap(self) -> int:
        """Return the time between two events, often none at all."""
        if self.random.random() < 0.4:
            return self.one([0, 0, 1, 15 * MINUTE, HOUR, 8 * HOUR, 24 * HOUR, 64 * HOUR])
        return self.random.randint(0, 12 * 60) * MINUTE

    def ticket(self, number: int) -> Ticket:
        """Return a ticket that goes through whatever is possible, closed or cancelled seldom."""
        at = START + self.gap() * MICROSECOND
        events = [Event(EventKind.RECEIVED, at)]
        standing = {EventKind.RECEIVED}
        for _ in range(self.random.randint(0, 14)):
            last = EventKind.CANCELLED in standing
            possible = [kind for kind in KINDS if is_possible(kind, standing)]
            kind = self.one(possible) if possible else EventKind.RECEIVED
            if last or not possible or (kind in {EventKind.CLOSED, EventKind.CANCELLED} and self.random.random() < 0.5):
                continue
            standing = standing - STEP_RULES[kind].undoes | {kind}
            at += self.gap() * MICROSECOND
            detail = {
                EventKind.PAUSED: self.one(REASONS),
                EventKind.TEAM_ASSIGNED: "team",
                EventKind.RESOLVED: self.one([None, *TEAMS]),
                EventKind.CONFIRMED: self.one(list(Confirmation)),
            }.get(kind)
            severity = self.one(LEVELS) if kind is EventKind.SEVERITY_ASSIGNED else None
            events.append(Event(kind, at, severity, detail))
        return Ticket(
            id=str(number),
            events=tuple(events),
            scope=self.one([None, None, "site", "user"]),
            blocking=self.one([True, False]),
            security=self.random.random() < 0.2,
        )
