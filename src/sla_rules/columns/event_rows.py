"""The events of many tickets in flat columns, in the order in which they happened."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from sla_rules.calendars.instants import FIRST_MICROS, LAST_MICROS, from_micros
from sla_rules.columns.coded import NOTHING, check_codes
from sla_rules.columns.frozen_array import frozen_array, kept, sealed
from sla_rules.columns.kinds import KINDS
from sla_rules.columns.legal_steps import impossible
from sla_rules.errors import ImpossibleStepError, InvalidTypeError, InvalidValueError, OutOfRangeError
from sla_rules.tickets.event import Event
from sla_rules.tickets.legality import in_legal_order
from sla_rules.tickets.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Ints

_DTYPES = {"first": np.int64, "kind": np.int8, "at": np.int64, "detail": np.int32}


@frozen(eq=False)
class EventRows:
    """
    Events of ticket i are those from `first[i]` up to `first[i + 1]`.

    *kind* is a place in KINDS, *at* microseconds since 1970-01-01 in UTC, *detail* a place in *details*,
    which hold severities and texts, or NOTHING. Every ticket has an event.
    """

    first: NDArray[np.int64]
    kind: NDArray[np.int8]
    at: NDArray[np.int64]
    detail: NDArray[np.int32]
    details: tuple[Severity | str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse columns that do not fit together, and a kind, a time or a detail that no event may have."""
        for name, dtype in _DTYPES.items():
            object.__setattr__(self, name, frozen_array(getattr(self, name), dtype, name))
        first, kind, at, detail = self.first, self.kind, self.at, self.detail
        if len(kind) != len(at) or len(detail) != len(at):
            msg = f"kind, at, detail: {len(kind)}, {len(at)} and {len(detail)} rows; columns of one length are wanted"
            raise InvalidValueError(msg)
        if not len(first) or first[0] != 0 or first[-1] != len(at):
            msg = f"first: offsets from 0 to {len(at)}, one more than there are tickets, are wanted"
            raise InvalidValueError(msg)
        self._refuse("first", np.diff(first) < 1, first, "begins a ticket without events")
        self._refuse("kind", (kind < 0) | (kind >= len(KINDS)), kind, "is no kind of event")
        outside = (at < FIRST_MICROS) | (at >= LAST_MICROS)
        if outside.any():
            row = int(np.flatnonzero(outside)[0])
            ends = from_micros(FIRST_MICROS, UTC), from_micros(LAST_MICROS - 1, UTC)
            msg = f"at: row {row}: {at[row]} is outside the years 1 to 9999; {np.count_nonzero(outside)} such rows"
            raise OutOfRangeError(msg, first=ends[0], last=ends[1])
        check_codes(detail, len(self.details), "detail")
        self._check_details()

    def _check_details(self) -> None:
        """Refuse a detail that its kind does not have, does not accept or does not go without."""
        for i, said in enumerate(self.details):
            if not isinstance(said, Severity | str):
                msg = f"details[{i}]: {said!r} is a {type(said).__name__}; a Severity or a text is wanted"
                raise InvalidTypeError(msg)
        pairs = self.kind.astype(np.int64) * (len(self.details) + 1) + self.detail + 1
        for pair in np.flatnonzero(np.bincount(pairs)).tolist():
            row = int(np.flatnonzero(pairs == pair)[0])
            try:
                self._event(row)
            except (InvalidValueError, InvalidTypeError) as fault:
                many = int(np.count_nonzero(pairs == pair))
                msg = f"detail: row {row}: {fault}; {many} such rows"
                raise type(fault)(msg) from None

    def _refuse(self, column: str, at_fault: NDArray[np.bool_], values: NDArray[np.integer], what: str) -> None:
        rows = np.flatnonzero(at_fault)
        if len(rows):
            msg = f"{column}: row {rows[0]}: {values[rows[0]]} {what}; {len(rows)} such rows"
            raise InvalidValueError(msg)

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.first) - 1

    def _event(self, row: int, zone: tzinfo = UTC) -> Event:
        code = int(self.detail[row])
        detail = None if code == NOTHING else self.details[code]
        at = from_micros(int(self.at[row]), zone)
        kind = KINDS[self.kind[row]]
        if isinstance(detail, Severity):
            return Event(kind, at, severity=detail)
        return Event(kind, at, detail=detail)

    def events(self, ticket: int, zone: tzinfo = UTC) -> tuple[Event, ...]:
        """Return the events of one ticket, their times in *zone*."""
        return tuple(self._event(row, zone) for row in range(int(self.first[ticket]), int(self.first[ticket + 1])))

    @property
    def owner(self) -> Ints:
        """The ticket of each event."""
        return np.repeat(np.arange(len(self)), np.diff(self.first))

    def part(self, tickets: slice | Ints) -> EventRows:
        """Return the events of these tickets alone."""
        if isinstance(tickets, slice):
            low, high, _ = tickets.indices(len(self))
            first = self.first[low : high + 1]
            rows: slice | Ints = slice(int(first[0]), int(first[-1]))
            first = first - first[0]
        else:
            counts = np.diff(self.first)[tickets]
            first = np.concatenate(([0], np.cumsum(counts)))
            rows = np.arange(int(first[-1])) + np.repeat(self.first[:-1][tickets] - first[:-1], counts)
        return self._known(first, self.kind[rows], self.at[rows], self.detail[rows])

    def _known(self, first: Ints, kind: NDArray[np.int8], at: Ints, detail: NDArray[np.int32]) -> EventRows:
        """Return rows of these, which were checked already."""
        return self.checked(first, kind, at, detail, self.details)

    @classmethod
    def checked(
        cls,
        first: Ints,
        kind: NDArray[np.int8],
        at: Ints,
        detail: NDArray[np.int32],
        details: tuple[Severity | str, ...],
    ) -> EventRows:
        """Return rows that need no check, for they come from rows that had one, or were made to keep the rules."""
        made = object.__new__(cls)
        columns = {"first": first, "kind": kind, "at": at, "detail": detail, "details": details}
        for name, value in columns.items():
            object.__setattr__(made, name, sealed(value) if isinstance(value, np.ndarray) else value)
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the columns; they are frozen again then."""
        return kept(self, (*_DTYPES, "details"))

    def in_order(self, id_of: Callable[[int], str]) -> EventRows:
        """
        Return the events by ticket and instant; those of one instant as they come, or in an order that is possible.

        Raises ImpossibleStepError for the first ticket without one, with its history and how many such there are.
        """
        ordered = self._by_instant()
        wrong = np.flatnonzero(impossible(ordered.first, ordered.kind))
        return ordered._arranged(wrong, id_of) if len(wrong) else ordered  # noqa: SLF001 -- of the same class

    def _arranged(self, wrong: Ints, id_of: Callable[[int], str]) -> EventRows:
        """Return the events with those of one instant turned round, in the tickets that are *wrong* as they are."""
        moved: list[tuple[int, list[int]]] = []
        first_fault, faults = None, 0
        for ticket in wrong.tolist():
            if first_fault is not None and not self._has_ties(ticket):
                faults += 1
                continue
            events = self.events(ticket)
            try:
                arranged, _ = in_legal_order(id_of(ticket), events)
            except ImpossibleStepError as fault:
                first_fault = first_fault or fault
                faults += 1
                continue
            place = {id(event): row for row, event in enumerate(events, int(self.first[ticket]))}
            moved.append((int(self.first[ticket]), [place[id(event)] for event in arranged]))
        if first_fault is not None:
            msg = f"{first_fault}; {faults} such ticket{'' if faults == 1 else 's'}"
            raise ImpossibleStepError(msg)
        rows = np.arange(len(self.at))
        for start, order in moved:
            rows[start : start + len(order)] = order
        return self._known(self.first, self.kind[rows], self.at[rows], self.detail[rows])

    def _by_instant(self) -> EventRows:
        later = self.at[1:] >= self.at[:-1]
        later[self.first[1:-1] - 1] = True
        if later.all():
            return self
        rows = np.lexsort((self.at, self.owner))
        return self._known(self.first, self.kind[rows], self.at[rows], self.detail[rows])

    def _has_ties(self, ticket: int) -> bool:
        at = self.at[self.first[ticket] : self.first[ticket + 1]]
        return bool((at[1:] == at[:-1]).any())
