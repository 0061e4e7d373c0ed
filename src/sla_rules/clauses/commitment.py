"""A promise on one clock of a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.bound import Bound
from sla_rules.calendars.choice import Choice
from sla_rules.calendars.limits import Limit
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats, Unresolved
from sla_rules.clauses.per_severity import checked_pairs, for_severity
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import instance, iterable, text
from sla_rules.tickets.event import KIND_BITS, EventKind

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket


class Coverage(Choice):
    """Which tickets a commitment covers."""

    ALL = "all"
    BLOCKING = "blocking"

    def covers(self, ticket: Ticket) -> bool:
        """Tell whether *ticket* is covered."""
        return self is Coverage.ALL or ticket.blocking


# What stops a clock: waiting for the partner, until it answers, and a pause, until work goes on.
PAUSES = (EventKind.INFORMATION_REQUESTED, EventKind.PAUSED)
# What ends a clock besides its own end, and what starts it anew.
_TURNS = (EventKind.CLOSED, EventKind.CANCELLED, EventKind.REOPENED)
# After which nothing more is due of what repeats.
_FINAL = (EventKind.RESOLVED, EventKind.CLOSED, EventKind.CANCELLED)


@frozen(kw_only=True)
class Commitment:
    """
    From the event that *starts* the clock to the one that *ends* it, within a limit.

    *limit* is one limit for every severity, known before any is assigned, or pairs of a severity and its own
    limit. *bound* says whether the limit may be used up whole. *calendar* counts the business hours where they
    are not the agreement's, again one for all or pairs. *clause* cites the source.

    *paused_by* says what stops the clock: INFORMATION_REQUESTED, PAUSED, or the text of a pause's reason for those
    pauses alone. *ended_by* names who must have resolved; a resolution of which nobody says by whom is taken for
    theirs, one by another ends the clock without keeping the promise. *unresolved*, *on_reopen*,
    *on_severity_change* and *repeats* are the modes of `sla_rules.clauses.modes`.

    Raises InvalidValueError or InvalidTypeError for a severity that comes twice, a clock that ends where it starts or
    with received, one that would start anew (EACH_END) where nothing more is due, something that pauses nothing, limits
    of different kinds under PROPORTIONAL, or another type.

    >>> from sla_rules import BusinessHours
    >>> Commitment(
    ...     name="handling", clause="annex §2.2.2", starts=EventKind.RECEIVED, ends=EventKind.RESOLVED,
    ...     limit=BusinessHours(48),
    ... ).limit_for(None)
    BusinessHours(48)

    A first response, a response to each remark, and an update every four hours until the ticket is resolved:

    >>> response = Commitment(
    ...     name="response", clause="§1", starts=EventKind.RECEIVED, ends=EventKind.ACKNOWLEDGED,
    ...     limit=BusinessHours(1),
    ... )
    >>> next_response = Commitment(
    ...     name="next response", clause="§2", starts=EventKind.REMARK_MADE, ends=EventKind.NOTIFIED,
    ...     limit=BusinessHours(2), repeats=Repeats.EACH_START,
    ... )
    >>> update = Commitment(
    ...     name="update", clause="§3", starts=EventKind.RECEIVED, ends=EventKind.NOTIFIED,
    ...     limit=BusinessHours(4), repeats=Repeats.EACH_END, paused_by=(EventKind.INFORMATION_REQUESTED,),
    ... )
    """

    name: str
    clause: str
    starts: EventKind
    ends: EventKind
    limit: Limit | tuple[tuple[Severity, Limit], ...]
    bound: Bound = Bound.INCLUSIVE
    covers: Coverage = Coverage.ALL
    calendar: Calendar | tuple[tuple[Severity, Calendar], ...] | None = None
    paused_by: tuple[EventKind | str, ...] = ()
    ended_by: str | None = None
    unresolved: Unresolved = Unresolved.NOT_MET
    on_reopen: OnReopen = OnReopen.CUMULATIVE
    on_severity_change: OnSeverityChange = OnSeverityChange.FROM_START
    repeats: Repeats = Repeats.NEVER
    # The kinds, in the bits of `KIND_BITS`, that make more of the clock than a start and an end.
    turns: int = field(init=False, repr=False, eq=False)
    # All kinds, by their texts, that mean anything to the clock.
    heard: frozenset[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a promise that cannot be judged."""
        text(self.name, "name")
        text(self.clause, "clause")
        instance(self.starts, EventKind, "starts")
        instance(self.ends, EventKind, "ends")
        for name, kind in _MODES.items():
            instance(getattr(self, name), kind, name)
        if self.starts is self.ends and self.repeats is not Repeats.EACH_END:
            msg = f"ends: {self.ends} starts the clock too; two different events are wanted, or repeats='each_end'"
            raise InvalidValueError(msg)
        if self.ends is EventKind.RECEIVED:
            msg = "ends: received comes first and once, so that it ends no clock; a later event is wanted"
            raise InvalidValueError(msg)
        if self.ends in _FINAL and self.repeats is Repeats.EACH_END:
            msg = f"ends: {self.ends} starts no clock anew; repeats='each_end' wants another event, such as notified"
            raise InvalidValueError(msg)
        object.__setattr__(self, "limit", checked_pairs(self.limit, Limit, "limit"))
        self._check_proportional()
        if self.calendar is not None:
            from sla_rules.calendars.calendar import Calendar

            object.__setattr__(self, "calendar", checked_pairs(self.calendar, Calendar, "calendar"))
        if self.ended_by is not None:
            text(self.ended_by, "ended_by")
            if self.ends is not EventKind.RESOLVED:
                msg = f"ended_by: {self.ended_by!r} is who resolves, and {self.ends} ends the clock; None is wanted"
                raise InvalidValueError(msg)
        object.__setattr__(self, "paused_by", tuple(_pause(cause) for cause in iterable(self.paused_by, "paused_by")))
        object.__setattr__(self, "turns", self._turns())
        object.__setattr__(self, "heard", self._heard())

    def _turns(self) -> int:
        """Return which kinds of event need the whole walk of the clock."""
        if self.repeats is not Repeats.NEVER:
            return -1
        kinds = (*_TURNS, *PAUSES) if self.paused_by else _TURNS
        return sum(KIND_BITS[kind.value] for kind in kinds)

    def _heard(self) -> frozenset[str]:
        """Return the kinds that mean anything to the clock, by their texts."""
        kinds = {self.starts, self.ends, EventKind.RESOLVED, *_TURNS}
        if EventKind.INFORMATION_REQUESTED in self.paused_by:
            kinds |= {EventKind.INFORMATION_REQUESTED, EventKind.INFORMATION_PROVIDED}
        if any(cause is not EventKind.INFORMATION_REQUESTED for cause in self.paused_by):
            kinds |= {EventKind.PAUSED, EventKind.RESUMED}
        return frozenset(kind.value for kind in kinds)

    def _check_proportional(self) -> None:
        """Refuse limits of different kinds where shares of them are added."""
        if self.on_severity_change is OnSeverityChange.PROPORTIONAL and isinstance(self.limit, tuple):
            kinds = {type(limit).__name__ for _, limit in self.limit}
            if len(kinds) > 1:
                msg = f"limit: {' and '.join(sorted(kinds))} are of different kinds; proportional shares want one kind"
                raise InvalidValueError(msg)

    def pauses_for(self, reason: str) -> bool:
        """Tell whether a pause for *reason* stops the clock."""
        return any(cause is EventKind.PAUSED or cause == reason for cause in self.paused_by)

    def limit_for(self, severity: Severity | None) -> Limit | None:
        """Return the limit of *severity*, or None when the limits depend on a severity that is not among them."""
        limit = self.limit
        if not isinstance(limit, tuple):
            return limit
        return for_severity(limit, severity)

    def calendar_for(self, severity: Severity | None, default: Calendar) -> Calendar:
        """Return the calendar that counts for *severity*, which is *default* unless the commitment has its own."""
        calendar = self.calendar
        if calendar is None:
            return default
        if not isinstance(calendar, tuple):
            return calendar
        return for_severity(calendar, severity) or default


def _pause(cause: object) -> EventKind | str:
    """Return what may stop a clock; refuse an event that stops nothing."""
    if isinstance(cause, EventKind) and cause not in PAUSES:
        msg = f"paused_by: {cause} pauses nothing; {' or '.join(PAUSES)}, or the reason of a pause, is wanted"
        raise InvalidValueError(msg)
    return cause if isinstance(cause, EventKind) else text(cause, "paused_by")


_MODES: dict[str, type] = {
    "bound": Bound,
    "covers": Coverage,
    "unresolved": Unresolved,
    "on_reopen": OnReopen,
    "on_severity_change": OnSeverityChange,
    "repeats": Repeats,
}
