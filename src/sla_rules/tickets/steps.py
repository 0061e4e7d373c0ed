"""The steps of a ticket's life as methods, each of which gives a new ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sla_rules.tickets.event import Confirmation, Event, EventKind

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.tickets.severity import Severity


class Steps:
    """
    What may happen to a ticket after it was received; the base of `Ticket`.

    Every step takes the instant *at* which it happened, an aware datetime, and returns a new ticket, in whatever order
    the steps are told. Each raises ImpossibleStepError, with the history, where the events do not allow it.

    >>> from datetime import UTC, datetime
    >>> from sla_rules import Ticket
    >>> ticket = Ticket.received("INC-42", at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    >>> ticket = ticket.paused("waiting for the vendor", at=datetime(2026, 3, 2, 10, tzinfo=UTC))
    >>> ticket.resumed(at=datetime(2026, 3, 2, 11, tzinfo=UTC)).events[1].detail
    'waiting for the vendor'
    """

    __slots__ = ()

    def with_event(self, event: Event) -> Self:
        """Return the ticket with one more *event*."""
        raise NotImplementedError

    def acknowledged(self, *, at: datetime) -> Self:
        """Return the ticket after the support took charge of it at the instant *at*."""
        return self.with_event(Event(EventKind.ACKNOWLEDGED, at))

    def severity_assigned(self, severity: Severity, *, at: datetime) -> Self:
        """Return the ticket after the analysis gave it *severity*, or another one, at the instant *at*."""
        return self.with_event(Event(EventKind.SEVERITY_ASSIGNED, at, severity))

    def team_assigned(self, team: str, *, at: datetime) -> Self:
        """Return the ticket after it went to *team*, or to another one."""
        return self.with_event(Event(EventKind.TEAM_ASSIGNED, at, detail=team))

    def information_requested(self, *, at: datetime) -> Self:
        """Return the ticket after the partner was asked for information; asked again, it is a reminder."""
        return self.with_event(Event(EventKind.INFORMATION_REQUESTED, at))

    def information_provided(self, *, at: datetime) -> Self:
        """Return the ticket after the partner gave the information, or a part of it."""
        return self.with_event(Event(EventKind.INFORMATION_PROVIDED, at))

    def paused(self, reason: str, *, at: datetime) -> Self:
        """Return the ticket after work on it stopped for a *reason*, which a commitment may name."""
        return self.with_event(Event(EventKind.PAUSED, at, detail=reason))

    def resumed(self, *, at: datetime, reason: str | None = None) -> Self:
        """Return the ticket after work on it went on."""
        return self.with_event(Event(EventKind.RESUMED, at, detail=reason))

    def resolved(self, *, at: datetime, by: str | None = None) -> Self:
        """Return the ticket after it was resolved, *by* whom when that is known; a pause ends with it."""
        return self.with_event(Event(EventKind.RESOLVED, at, detail=by))

    def notified(self, *, at: datetime) -> Self:
        """Return the ticket after the partner was told how it stands."""
        return self.with_event(Event(EventKind.NOTIFIED, at))

    def remark_made(self, *, at: datetime) -> Self:
        """Return the ticket after the partner made a remark."""
        return self.with_event(Event(EventKind.REMARK_MADE, at))

    def confirmed(self, form: Confirmation, *, at: datetime) -> Self:
        """Return the ticket after the partner confirmed that it is resolved, verbally or in writing."""
        return self.with_event(Event(EventKind.CONFIRMED, at, detail=form))

    def closure_agreed(self, *, at: datetime) -> Self:
        """Return the ticket after both parties agreed in writing to close it."""
        return self.with_event(Event(EventKind.CLOSURE_AGREED, at))

    def reopened(self, *, at: datetime, reason: str | None = None) -> Self:
        """Return the ticket after it was reopened, resolved or closed as it was."""
        return self.with_event(Event(EventKind.REOPENED, at, detail=reason))

    def closed(self, *, at: datetime, reason: str | None = None) -> Self:
        """Return the ticket after it was closed, resolved or not."""
        return self.with_event(Event(EventKind.CLOSED, at, detail=reason))

    def cancelled(self, *, at: datetime, reason: str | None = None) -> Self:
        """Return the ticket after it was withdrawn, unresolved."""
        return self.with_event(Event(EventKind.CANCELLED, at, detail=reason))
