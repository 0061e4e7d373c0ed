"""A ticket: all that happened to one request, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import field, frozen

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import flag, iterable, text
from sla_rules.tickets.event import Event, EventKind
from sla_rules.tickets.legality import in_legal_order
from sla_rules.tickets.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sla_rules.tickets.severity import Severity


@frozen(kw_only=True)
class Ticket(Steps):
    """
    The events of one request in the order in which they happened, and what it is about.

    *scope* is the perimeter that a contract names (`franceconnect.Scope.SITE`), *identity_provider* the partner
    concerned; *blocking* marks an anomaly that stops the service and *security* a problem of security. A ticket
    never changes: every step gives a new one, in whatever order the steps are told. Raises ImpossibleStepError,
    with the history, for a step that the events do not allow; InvalidValueError and InvalidTypeError for a field
    that holds nothing a ticket may hold.

    >>> from datetime import UTC, datetime
    >>> ticket = Ticket.received("INC-42", at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    >>> ticket.resolved(at=datetime(2026, 3, 2, 8, tzinfo=UTC))
    Traceback (most recent call last):
        ...
    sla_rules.errors.ImpossibleStepError: ticket 'INC-42': resolved at 2026-03-02T08:00:00+00:00 is impossible \
before received. Its history: resolved at 2026-03-02T08:00:00+00:00; received at 2026-03-02T09:00:00+00:00
    """

    id: str
    events: tuple[Event, ...] = field()
    scope: str | None = None
    identity_provider: str | None = None
    blocking: bool = False
    security: bool = False
    # Which kinds its events are of, in the bits of `KIND_BITS`.
    kinds: int = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what no ticket may hold, and put the events in order."""
        text(self.id, "id")
        if self.scope is not None:
            text(self.scope, "scope")
        if self.identity_provider is not None:
            text(self.identity_provider, "identity_provider")
        flag(self.blocking, "blocking")
        flag(self.security, "security")
        events = iterable(self.events, "events")
        for i, event in enumerate(events):
            if type(event) is not Event:
                msg = f"events[{i}]: {event!r} is a {type(event).__name__}; an Event is wanted"
                raise InvalidTypeError(msg)
        if not events:
            msg = "events: () is empty; a ticket begins with received"
            raise InvalidValueError(msg)
        ordered, kinds = in_legal_order(self.id, events)
        object.__setattr__(self, "events", ordered)
        object.__setattr__(self, "kinds", kinds)

    @classmethod
    def received(
        cls,
        id: str,  # noqa: A002 -- the field's own name
        *,
        at: datetime,
        scope: str | None = None,
        identity_provider: str | None = None,
        blocking: bool = False,
        security: bool = False,
    ) -> Self:
        """
        Return the ticket of a request that came in at the instant *at*.

        >>> from datetime import UTC, datetime
        >>> Ticket.received("INC-42", at=datetime(2026, 3, 2, 9, tzinfo=UTC), scope="site").scope
        'site'
        """
        return cls(
            id=id,
            events=(Event(EventKind.RECEIVED, at),),
            scope=scope,
            identity_provider=identity_provider,
            blocking=blocking,
            security=security,
        )

    @classmethod
    def from_times(
        cls,
        id: str,  # noqa: A002 -- the field's own name
        *,
        received_at: datetime,
        acknowledged_at: datetime | None = None,
        severity: Severity | None = None,
        severity_assigned_at: datetime | None = None,
        resolved_at: datetime | None = None,
        scope: str | None = None,
        identity_provider: str | None = None,
        blocking: bool = False,
        security: bool = False,
    ) -> Self:
        """
        Return the ticket of a row that has a column for each step, empty where the step has not happened.

        Steps at one instant take the order of a plain life, for columns have none of their own. Raises
        InvalidValueError when only one of *severity* and *severity_assigned_at* is given.

        >>> from datetime import UTC, datetime
        >>> at = datetime(2026, 3, 2, 9, tzinfo=UTC)
        >>> " < ".join(event.kind for event in Ticket.from_times("1", resolved_at=at, received_at=at).events)
        'received < resolved'
        """
        events = [Event(EventKind.RECEIVED, received_at)]
        if acknowledged_at is not None:
            events.append(Event(EventKind.ACKNOWLEDGED, acknowledged_at))
        if severity is not None and severity_assigned_at is not None:
            events.append(Event(EventKind.SEVERITY_ASSIGNED, severity_assigned_at, severity))
        elif severity is not None or severity_assigned_at is not None:
            given = "severity" if severity is not None else "severity_assigned_at"
            msg = (
                f"ticket {id!r}: {given} is given alone; severity and severity_assigned_at are given "
                "together or not at all"
            )
            raise InvalidValueError(msg)
        if resolved_at is not None:
            events.append(Event(EventKind.RESOLVED, resolved_at))
        return cls(
            id=id,
            events=tuple(events),
            scope=scope,
            identity_provider=identity_provider,
            blocking=blocking,
            security=security,
        )

    def with_event(self, event: Event) -> Self:
        """Return the ticket with one more *event*, which takes its place by its instant."""
        return type(self)(
            id=self.id,
            events=(*self.events, event),
            scope=self.scope,
            identity_provider=self.identity_provider,
            blocking=self.blocking,
            security=self.security,
        )

    def first(self, kind: EventKind) -> Event | None:
        """Return the first event of *kind*, or None when it has not happened."""
        return next((event for event in self.events if event.kind is kind), None)

    def last(self, kind: EventKind) -> Event | None:
        """Return the last event of *kind*, or None when it has not happened."""
        return next((event for event in reversed(self.events) if event.kind is kind), None)

    @property
    def received_at(self) -> datetime:
        """When the request came in."""
        return self.events[0].at

    @property
    def acknowledged_at(self) -> datetime | None:
        """When the support took charge of it, or None."""
        return _at(self.first(EventKind.ACKNOWLEDGED))

    @property
    def severity_assigned_at(self) -> datetime | None:
        """When a severity was first assigned, or None."""
        return _at(self.first(EventKind.SEVERITY_ASSIGNED))

    @property
    def severity(self) -> Severity | None:
        """The severity assigned last, or None; what a contract makes of it stands in the assessment."""
        event = self.last(EventKind.SEVERITY_ASSIGNED)
        return None if event is None else event.severity

    @property
    def team(self) -> str | None:
        """The team to which it went last, or None."""
        event = self.last(EventKind.TEAM_ASSIGNED)
        return None if event is None else event.detail

    @property
    def resolved_at(self) -> datetime | None:
        """When it was last resolved, or None, though it may have been reopened since."""
        return _at(self.last(EventKind.RESOLVED))

    def to_dict(self) -> dict[str, object]:
        """
        Return the ticket as a dictionary that JSON can hold: texts, booleans, None, lists and dictionaries.

        >>> from datetime import UTC, datetime
        >>> data = Ticket.received("INC-42", at=datetime(2026, 3, 2, 9, tzinfo=UTC)).to_dict()
        >>> Ticket.from_dict(data).id
        'INC-42'
        """
        from sla_rules.tickets.plain import ticket_to_dict

        return ticket_to_dict(self)

    def _repr_html_(self) -> str:
        """Show the events in a notebook."""
        from sla_rules.tickets.ticket_html import ticket_html

        return ticket_html(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Ticket:
        """
        Return the ticket that `to_dict` wrote.

        Strict: an unknown key, a missing one or a value of another type raises InvalidValueError or
        InvalidTypeError with its path, such as `events[1].at`.
        """
        from sla_rules.tickets.plain import ticket_from_dict

        return ticket_from_dict(data)


def _at(event: Event | None) -> datetime | None:
    return None if event is None else event.at
