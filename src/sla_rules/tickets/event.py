"""What may happen to a ticket, and when it did."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from attrs import field, frozen

from sla_rules.calendars.choice import Choice
from sla_rules.calendars.instants import as_micros, instant
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance, text
from sla_rules.tickets.severity import Severity


class EventKind(Choice):
    """The steps of a ticket's life, in the order of a plain one; which may follow which stands in `STEP_RULES`."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    SEVERITY_ASSIGNED = "severity_assigned"
    TEAM_ASSIGNED = "team_assigned"
    INFORMATION_REQUESTED = "information_requested"
    INFORMATION_PROVIDED = "information_provided"
    PAUSED = "paused"
    RESUMED = "resumed"
    RESOLVED = "resolved"
    NOTIFIED = "notified"
    REMARK_MADE = "remark_made"
    CONFIRMED = "confirmed"
    CLOSURE_AGREED = "closure_agreed"
    REOPENED = "reopened"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Confirmation(Choice):
    """How the partner confirms that a ticket is resolved."""

    VERBAL = "verbal"
    WRITTEN = "written"


class DetailRule(NamedTuple):
    """What the detail of a kind of event is called, whether it is wanted, and which texts are accepted, () for any."""

    name: str
    wanted: bool = False
    accepted: tuple[str, ...] = ()


# The kinds that carry a detail; the others carry none.
DETAILS = {
    EventKind.TEAM_ASSIGNED: DetailRule("team", wanted=True),
    EventKind.PAUSED: DetailRule("reason", wanted=True),
    EventKind.RESUMED: DetailRule("reason"),
    EventKind.RESOLVED: DetailRule("by"),
    EventKind.CONFIRMED: DetailRule("form", wanted=True, accepted=tuple(Confirmation)),
    EventKind.REOPENED: DetailRule("reason"),
    EventKind.CLOSED: DetailRule("reason"),
    EventKind.CANCELLED: DetailRule("reason"),
}
# A bit for each kind, so that sets of them are compared at once.
KIND_BITS = {kind.value: 1 << i for i, kind in enumerate(EventKind)}
# By their texts, whose hash Python remembers; an enumeration member's is worked out at every look.
_WANTED = frozenset(kind.value for kind, rule in DETAILS.items() if rule.wanted)


@frozen
class Event:
    """
    One step: its *kind*, the instant *at* which it happened, the *severity* when one was assigned, and a *detail*.

    The detail is what `DETAILS` says of the kind: the team assigned, the reason of a pause, who resolved, how it was
    confirmed. Events at one instant are equal whatever zones they are written in; *micros* is that instant, in
    microseconds from 1970-01-01 in UTC. Raises NaiveDatetimeError for a time without a zone,
    InvalidValueError for a severity or a detail that is missing or out of place, InvalidTypeError for another type.

    >>> from datetime import UTC
    >>> Event(EventKind.RESOLVED, datetime(2026, 3, 2, 9, 30, tzinfo=UTC)).micros
    1772443800000000
    """

    kind: EventKind
    # Compared as microseconds: two datetimes of one zone are equal in Python though their folds differ.
    at: datetime = field(eq=False)
    severity: Severity | None = None
    detail: str | None = None
    micros: int = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no instant, and a severity or a detail where none belongs."""
        kind = self.kind
        if type(kind) is not EventKind:
            msg = f"kind: {kind!r} is a {type(kind).__name__}; an EventKind is wanted: {', '.join(EventKind)}"
            raise InvalidTypeError(msg)
        at = self.at
        if type(at) is not datetime:
            at = instant(at, f"{kind._value_}_at")
            object.__setattr__(self, "at", at)
        try:
            micros = as_micros(at)
        except TypeError:  # a time without a zone, which is refused in words
            micros = as_micros(instant(at, f"{kind._value_}_at"))
        object.__setattr__(self, "micros", micros)
        if kind is EventKind.SEVERITY_ASSIGNED:
            instance(self.severity, Severity, "severity")
        elif self.severity is not None:
            msg = f"severity: {self.severity!r} does not belong to {kind}; only severity_assigned has one"
            raise InvalidValueError(msg)
        if self.detail is not None or kind._value_ in _WANTED:
            _check_detail(kind, self.detail)

    def __str__(self) -> str:
        """Write the step as a line of a history."""
        told = self.severity if self.detail is None else self.detail
        what = self.kind if told is None else f"{self.kind} {told}"
        if self.kind is EventKind.RESOLVED and self.detail is not None:
            what = f"{self.kind} by {told}"
        return f"{what} at {self.at.isoformat()}"


def _check_detail(kind: EventKind, detail: object) -> None:
    """Refuse a detail that its kind does not have, does not accept or does not go without."""
    rule = DETAILS.get(kind)
    if rule is None:
        having = ", ".join(f"{known} ({its.name})" for known, its in DETAILS.items())
        msg = f"detail: {detail!r} does not belong to {kind}; those that have one are {having}"
        raise InvalidValueError(msg)
    if detail is None:
        msg = f"{rule.name}: {kind} has none; {_accepted(rule)} is wanted"
        raise InvalidValueError(msg)
    if text(detail, rule.name) not in (rule.accepted or (detail,)):
        msg = f"{rule.name}: {detail!r} is not accepted for {kind}; {_accepted(rule)} is wanted"
        raise InvalidValueError(msg)


def _accepted(rule: DetailRule) -> str:
    return " or ".join(rule.accepted) if rule.accepted else "a text"
