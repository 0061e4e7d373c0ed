"""The events of a chunk of tickets that are known at an instant."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.ends import Ends
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.event_rows import EventRows

NONE = -1
_ASSIGNED = CODE_OF[EventKind.SEVERITY_ASSIGNED]


class KnownEvents:
    """
    Events up to *now*, in flat columns: those of ticket i from `first[i]` up to `first[i + 1]`, which may be none.

    It asks for the first event of a kind in each ticket once, and remembers.
    """

    def __init__(self, events: EventRows, now: int) -> None:
        first, kind, at, detail = events.first, events.kind, events.at, events.detail
        if len(at) and int(at.max()) > now:
            known = at <= now
            first = np.concatenate(([0], np.cumsum(known)))[first]
            kind, at, detail = kind[known], at[known], detail[known]
        self.first: Ints = first
        self.kind: NDArray[np.int8] = kind
        self.at: Ints = at
        self.detail: NDArray[np.int32] = detail
        self.details = events.details
        self._firsts: dict[int, Ints] = {}

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.first) - 1

    @cached_property
    def owner(self) -> Ints:
        """The ticket of each event."""
        return np.repeat(np.arange(len(self)), np.diff(self.first))

    @cached_property
    def received(self) -> Ints:
        """When each ticket was received, NULL where that is not known yet."""
        return self.at_of(self.first_of(CODE_OF[EventKind.RECEIVED]))

    def ends_of(self, starts: int, ends: int) -> Ends:
        """Return the first event of the one kind and the first of the other."""
        begin, over = self.first_of(starts), self.first_of(ends)
        # as an unsigned number, NONE comes after every event
        early = over.view(np.uint64) < begin.view(np.uint64)
        detail = None
        if len(self.detail):
            detail = np.where(over == NONE, NONE, self.detail[over]).astype(np.int32)
        return Ends(self.at_of(begin), self.at_of(over), early if early.any() else None, detail)

    def turned(self, turns: int) -> Ints:
        """Return the tickets with an event of one of these kinds, given in bits."""
        return np.flatnonzero(self.kinds & turns)

    @cached_property
    def kinds(self) -> Ints:
        """The kinds of the events of each ticket, in bits."""
        found = np.zeros(len(self), np.int64)
        having = np.diff(self.first) > 0
        if having.any():
            bits = np.int64(1) << self.kind.astype(np.int64)
            found[having] = np.bitwise_or.reduceat(bits, self.first[:-1][having])
        return found

    def first_of(self, kind: int) -> Ints:
        """Return where the first event of a kind stands, or NONE, for each ticket."""
        found = self._firsts.get(kind)
        if found is None:
            places = np.flatnonzero(self.kind == kind)
            found = np.full(len(self), NONE, np.int64)
            # of several the last one written stays
            found[self.owner[places[::-1]]] = places[::-1]
            self._firsts[kind] = found
        return found

    def at_of(self, places: Ints) -> Ints:
        """Return the instants of events, NULL for NONE."""
        if not len(self.at):
            return np.full(len(places), NULL, np.int64)
        return np.where(places == NONE, NULL, self.at[places])

    @cached_property
    def assignments(self) -> tuple[Ints, Ints, NDArray[np.int32]]:
        """The ticket, the instant and the detail of every assignment of a severity, in order."""
        places = np.flatnonzero(self.kind == _ASSIGNED)
        return self.owner[places], self.at[places], self.detail[places]
