"""A promise on one clock of a ticket."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.bound import Bound
from sla_rules.calendars.limits import Limit
from sla_rules.clauses.per_severity import checked_pairs, for_severity
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import instance, text
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket


class Coverage(StrEnum):
    """Which tickets a commitment covers."""

    ALL = "all"
    BLOCKING = "blocking"

    def covers(self, ticket: Ticket) -> bool:
        """Tell whether *ticket* is covered."""
        return self is Coverage.ALL or ticket.blocking


@frozen(kw_only=True)
class Commitment:
    """
    From the event that *starts* the clock to the one that *ends* it, within a limit.

    *limit* is one limit for every severity, known before any is assigned, or pairs of a severity and its own
    limit. *bound* says whether the limit may be used up whole. *calendar* counts the business hours where they
    are not the agreement's, again one for all or pairs. *clause* cites the source. Raises InvalidValueError or
    InvalidTypeError for a severity that comes twice, a clock that ends where it starts, or another type.

    >>> from sla_rules import BusinessHours
    >>> Commitment(
    ...     name="handling", clause="annex §2.2.2", starts=EventKind.RECEIVED, ends=EventKind.RESOLVED,
    ...     limit=BusinessHours(48),
    ... ).limit_for(None)
    BusinessHours(48)
    """

    name: str
    clause: str
    starts: EventKind
    ends: EventKind
    limit: Limit | tuple[tuple[Severity, Limit], ...]
    bound: Bound = Bound.INCLUSIVE
    covers: Coverage = Coverage.ALL
    calendar: Calendar | tuple[tuple[Severity, Calendar], ...] | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a promise that cannot be judged."""
        text(self.name, "name")
        text(self.clause, "clause")
        instance(self.starts, EventKind, "starts")
        instance(self.ends, EventKind, "ends")
        if self.starts is self.ends:
            msg = f"ends: {self.ends} starts the clock too; two different events are wanted"
            raise InvalidValueError(msg)
        instance(self.bound, Bound, "bound")
        instance(self.covers, Coverage, "covers")
        object.__setattr__(self, "limit", checked_pairs(self.limit, Limit, "limit"))
        if self.calendar is not None:
            from sla_rules.calendars.calendar import Calendar

            object.__setattr__(self, "calendar", checked_pairs(self.calendar, Calendar, "calendar"))

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
