"""What may happen to a ticket, and when it did."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.instants import as_micros, instant
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance
from sla_rules.tickets.severity import Severity

if TYPE_CHECKING:
    from datetime import datetime


class EventKind(StrEnum):
    """The steps of a ticket's life, in the order of a plain one."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    SEVERITY_ASSIGNED = "severity_assigned"
    RESOLVED = "resolved"


@frozen
class Event:
    """
    One step: its *kind*, the instant *at* which it happened, and the *severity* when one was assigned.

    Events at one instant are equal whatever zones they are written in; *micros* is that instant, in
    microseconds from 1970-01-01 in UTC. Raises NaiveDatetimeError for a time without a zone,
    InvalidValueError for a severity that is missing or out of place, InvalidTypeError for another type.

    >>> from datetime import UTC
    >>> Event(EventKind.RESOLVED, datetime(2026, 3, 2, 9, 30, tzinfo=UTC)).micros
    1772443800000000
    """

    kind: EventKind
    # Compared as microseconds: two datetimes of one zone are equal in Python though their folds differ.
    at: datetime = field(eq=False)
    severity: Severity | None = None
    micros: int = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no instant, and a severity where none belongs."""
        kind = self.kind
        if type(kind) is not EventKind:
            msg = f"kind: {kind!r} is a {type(kind).__name__}; an EventKind is wanted: {', '.join(EventKind)}"
            raise InvalidTypeError(msg)
        at = instant(self.at, f"{kind._value_}_at")
        if at is not self.at:
            object.__setattr__(self, "at", at)
        object.__setattr__(self, "micros", as_micros(at))
        if kind is EventKind.SEVERITY_ASSIGNED:
            instance(self.severity, Severity, "severity")
        elif self.severity is not None:
            msg = f"severity: {self.severity!r} does not belong to {kind}; only severity_assigned has one"
            raise InvalidValueError(msg)

    def __str__(self) -> str:
        """Write the step as a line of a history."""
        what = self.kind if self.severity is None else f"{self.kind} {self.severity}"
        return f"{what} at {self.at.isoformat()}"
