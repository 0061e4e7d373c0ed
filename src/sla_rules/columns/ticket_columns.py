"""Many tickets as columns: the form in which whole tables of them are assessed."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.coded import NOTHING, Coded
from sla_rules.columns.event_rows import EventRows
from sla_rules.columns.frozen_array import frozen, frozen_array, kept, plain_array, sealed
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.known_events import KnownEvents
from sla_rules.columns.known_times import KnownTimes
from sla_rules.columns.objects import too_wide, whole_numbers
from sla_rules.columns.plain_times import RECEIVED
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance, iterable
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from numpy.typing import ArrayLike, NDArray

    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.plain_times import PlainTimes
    from sla_rules.tickets.severity import Severity


class TicketColumns:
    """
    Many tickets, one after another, and the events of all of them in flat columns; nothing in it changes.

    Events of ticket i are those from `first[i]` up to `first[i + 1]`: *kind* is a place in `tuple(EventKind)`, *at*
    whole microseconds since 1970-01-01 in UTC, *detail* a place in *details* (severities, reasons, names) or -1. They
    may come in any order and are kept by instant, those of one instant as `Ticket` keeps them. *ids* are texts or whole
    numbers, None for the number of the row; *scope* and *identity_provider* are `Coded` texts.

    Raises what `Ticket` raises for the same events (ImpossibleStepError, InvalidValueError, InvalidTypeError,
    OutOfRangeError), for the first row at fault, with how many there are.

    >>> from sla_rules.tickets.event import EventKind
    >>> received, resolved = 0, tuple(EventKind).index("resolved")
    >>> tickets = TicketColumns(first=[0, 2, 3], kind=[received, resolved, received], at=[0, 5_000_000, 7_000_000])
    >>> len(tickets), str(tickets.ticket(0).resolved_at)
    (2, '1970-01-01 00:00:05+00:00')
    """

    __slots__ = ("_events", "_plain", "blocking", "identity_provider", "ids", "scope", "security")

    ids: NDArray[np.generic] | None
    scope: Coded | None
    identity_provider: Coded | None
    blocking: NDArray[np.bool_] | None
    security: NDArray[np.bool_] | None
    _events: EventRows | None
    _plain: PlainTimes | None

    def __init__(
        self,
        *,
        first: ArrayLike,
        kind: ArrayLike,
        at: ArrayLike,
        detail: ArrayLike | None = None,
        details: Iterable[Severity | str] = (),
        ids: ArrayLike | None = None,
        scope: Coded | None = None,
        identity_provider: Coded | None = None,
        blocking: ArrayLike | None = None,
        security: ArrayLike | None = None,
    ) -> None:
        at = frozen_array(at, np.int64, "at")
        nothing = np.full(len(at), NOTHING, np.int32) if detail is None else detail
        events = EventRows(first, kind, at, nothing, iterable(details, "details"))  # type: ignore[arg-type] # it makes arrays of them
        self._set_about(len(events), ids, scope, identity_provider, blocking, security)
        object.__setattr__(self, "_plain", None)
        object.__setattr__(self, "_events", events.in_order(self.id_of))

    @classmethod
    def of_plain(
        cls,
        plain: PlainTimes,
        *,
        ids: ArrayLike | None = None,
        scope: Coded | None = None,
        identity_provider: Coded | None = None,
        blocking: ArrayLike | None = None,
        security: ArrayLike | None = None,
    ) -> TicketColumns:
        """Return tickets of plain lives, whose steps are known to be possible; their events are made when asked for."""
        made = object.__new__(cls)
        object.__setattr__(made, "_plain", plain)
        object.__setattr__(made, "_events", None)
        made._set_about(len(plain), ids, scope, identity_provider, blocking, security)
        return made

    @classmethod
    def of_events(
        cls,
        events: EventRows,
        ids: NDArray[np.generic],
        *,
        scope: Coded | None = None,
        identity_provider: Coded | None = None,
        blocking: NDArray[np.bool_] | None = None,
        security: NDArray[np.bool_] | None = None,
    ) -> TicketColumns:
        """Return tickets of histories that are known to be possible and in order, with ids that are known to be ids."""
        made = object.__new__(cls)
        for name in cls.__slots__:
            object.__setattr__(made, name, None)
        made._set_about(len(events), None, scope, identity_provider, blocking, security)
        object.__setattr__(made, "_events", events)
        object.__setattr__(made, "ids", sealed(ids))
        return made

    @classmethod
    def from_tickets(cls, tickets: Iterable[Ticket]) -> TicketColumns:
        """
        Return tickets, such as those of a file, as columns.

        Raises InvalidTypeError for what is no ticket.

        >>> from datetime import UTC, datetime
        >>> from sla_rules import Ticket
        >>> TicketColumns.from_tickets([Ticket.received("INC-42", at=datetime(2026, 3, 2, tzinfo=UTC))]).ids.tolist()
        ['INC-42']
        """
        given = [instance(ticket, Ticket, f"tickets[{i}]") for i, ticket in enumerate(iterable(tickets, "tickets"))]
        events = [event for ticket in given for event in ticket.events]
        details: dict[Severity | str, int] = {}
        said = (event.detail if event.severity is None else event.severity for event in events)
        return cls(
            first=np.cumsum([0, *(len(ticket.events) for ticket in given)]),
            kind=np.array([CODE_OF[event.kind] for event in events], np.int8),
            at=np.array([event.micros for event in events], np.int64),
            detail=np.array(
                [NOTHING if each is None else details.setdefault(each, len(details)) for each in said], np.int32
            ),
            details=details,
            ids=np.array([ticket.id for ticket in given], object),
            scope=Coded.of(ticket.scope for ticket in given),
            identity_provider=Coded.of(ticket.identity_provider for ticket in given),
            blocking=np.array([ticket.blocking for ticket in given], bool),
            security=np.array([ticket.security for ticket in given], bool),
        )

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse every change."""
        msg = f"{name}: columns of tickets do not change"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        """Refuse every change."""
        self.__setattr__(name, None)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the columns; they are frozen again then."""
        return kept(self, self.__slots__)

    @property
    def events(self) -> EventRows:
        """The events: `first`, `kind`, `at`, `detail` and `details`."""
        found = self._events
        if found is None:
            assert self._plain is not None  # noqa: S101 -- for the type checker: one of the two is there
            found = self._plain.events()
            object.__setattr__(self, "_events", found)
        return found

    @property
    def plain_times(self) -> PlainTimes | None:
        """The instants by step, where the tickets were given so: the quickest form; None where they came as events."""
        return self._plain

    @property
    def received(self) -> Ints:
        """When each ticket was received, in microseconds since 1970-01-01 in UTC."""
        if self._plain is not None:
            return self._plain.times[RECEIVED]
        return self.events.at[self.events.first[:-1]]

    def known(self, now: int, *, plain: bool) -> KnownEvents | KnownTimes:
        """Return what is known at an instant: of *plain* lives, where that is enough, or else of all events."""
        if plain and self._plain is not None:
            return KnownTimes(self._plain, now)
        return KnownEvents(self.events, now)

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.events) if self._plain is None else len(self._plain)

    def __repr__(self) -> str:
        """Say how many tickets there are."""
        return f"<TicketColumns: {len(self)} tickets>"

    def id_of(self, row: int) -> str:
        """Return the id of the ticket of a row."""
        return str(row if self.ids is None else self.ids[row])

    def ticket(self, row: int) -> Ticket:
        """
        Return the ticket of a row, its times in UTC.

        Raises InvalidValueError for a row that is not there, InvalidTypeError for what is no number of a row.
        """
        if isinstance(row, bool | np.bool_) or not isinstance(row, int | np.integer):
            msg = f"row: {row!r} is a {type(row).__name__}; a whole number is wanted"
            raise InvalidTypeError(msg)
        if not -len(self) <= row < len(self):
            msg = f"row: {row} is not there; there are {len(self)} tickets"
            raise InvalidValueError(msg)
        row %= len(self)
        return self.ticket_in(UTC, row, self.id_of(row))

    def ticket_in(self, zone: tzinfo, row: int, its_id: str) -> Ticket:
        """Return the ticket of a row that is there, by the id that it is to have, its times in *zone*."""
        return Ticket(
            id=its_id,
            events=self.events.events(row, zone),
            scope=None if self.scope is None else self.scope[row],
            identity_provider=None if self.identity_provider is None else self.identity_provider[row],
            blocking=self.blocking is not None and bool(self.blocking[row]),
            security=self.security is not None and bool(self.security[row]),
        )

    def __iter__(self) -> Iterator[Ticket]:
        """Yield the tickets, row by row."""
        return (self.ticket(row) for row in range(len(self)))

    def part(self, rows: slice | Ints) -> TicketColumns:
        """Return the tickets of these rows alone: a slice in steps of one, or an array of row numbers."""
        made = object.__new__(TicketColumns)
        plain = self._plain
        object.__setattr__(made, "_plain", None if plain is None else plain.part(rows))
        object.__setattr__(
            made, "_events", None if self._events is None or plain is not None else self._events.part(rows)
        )
        for name in ("ids", "blocking", "security"):
            values = getattr(self, name)
            object.__setattr__(made, name, None if values is None else values[rows])
        for name in ("scope", "identity_provider"):
            coded = getattr(self, name)
            object.__setattr__(made, name, None if coded is None else coded.part(rows))
        return made

    def _set_about(
        self,
        rows: int,
        ids: ArrayLike | None,
        scope: Coded | None,
        identity_provider: Coded | None,
        blocking: ArrayLike | None,
        security: ArrayLike | None,
    ) -> None:
        """Keep what the tickets are about; refuse a column of another length or type."""
        about: dict[str, object] = {
            "ids": None if ids is None else _checked_ids(plain_array(ids, "ids")),
            "scope": None if scope is None else instance(scope, Coded, "scope"),
            "identity_provider": identity_provider and instance(identity_provider, Coded, "identity_provider"),
            "blocking": None if blocking is None else frozen_array(blocking, bool, "blocking"),
            "security": None if security is None else frozen_array(security, bool, "security"),
        }
        for name, column in about.items():
            if column is not None and len(column) != rows:  # type: ignore[arg-type] # all of them have one
                msg = f"{name}: {len(column)} rows, where there are {rows} tickets"  # type: ignore[arg-type]
                raise InvalidValueError(msg)
            object.__setattr__(self, name, column)


def _checked_ids(ids: NDArray[np.generic]) -> NDArray[np.generic]:
    """Return ids that are texts or whole numbers, frozen; refuse a blank one, and all others."""
    if ids.dtype.kind not in "iuUO" or ids.ndim != 1:
        msg = f"ids: {ids.ndim} dimensions of {ids.dtype} are no column of texts or whole numbers"
        raise InvalidTypeError(msg)
    if ids.dtype.kind not in "OU":
        return frozen(ids)
    values = ids.tolist()
    if values and type(values[0]) is int:
        others = [row for row, value in enumerate(values) if type(value) is not int]
        wrong, what = others or too_wide(values), "is no whole number of 64 bits, as the first of them is"
    else:
        wrong = [row for row, value in enumerate(values) if not isinstance(value, str) or not value.strip()]
        what = "is no text, or blank"
    if wrong:
        msg = f"ids: row {wrong[0]}: {values[wrong[0]]!r} {what}; {len(wrong)} such rows"
        raise InvalidValueError(msg)
    return sealed(whole_numbers(values)) if values and type(values[0]) is int else frozen(ids)
