"""Plain lives in columns: one row a ticket, with an instant for each step that it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from sla_rules.columns.coded import NOTHING
from sla_rules.columns.event_rows import EventRows
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.tickets.event import Event
    from sla_rules.tickets.severity import Severity

# In the order of a plain life, which simultaneous steps take.
STEPS = tuple(
    CODE_OF[kind]
    for kind in (EventKind.RECEIVED, EventKind.ACKNOWLEDGED, EventKind.SEVERITY_ASSIGNED, EventKind.RESOLVED)
)
RECEIVED, ACKNOWLEDGED, ASSIGNED, RESOLVED = STEPS


@frozen(eq=False)
class PlainTimes:
    """
    The instants of steps by kind, NULL where a step has not happened; a kind that never happens may be left out.

    *severity* are places in *severities*, NOTHING where none was assigned.
    """

    times: dict[int, Ints]
    severity: NDArray[np.int32]
    severities: tuple[Severity, ...]

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.times[RECEIVED])

    def impossible(self) -> Flags | None:
        """Tell of each ticket whether its steps are impossible: before received, or after resolved; None for none."""
        wrong: Flags | None = None
        received = self.times[RECEIVED]
        resolved = self.times.get(RESOLVED)
        for kind, at in self.times.items():
            if kind == RECEIVED:
                continue
            before = (at < received) & (at != NULL)
            if resolved is not None and kind != RESOLVED:
                before |= (at > resolved) & (resolved != NULL)
            if before.any():
                wrong = before if wrong is None else wrong | before
        return wrong

    def part(self, rows: slice | Ints) -> PlainTimes:
        """Return these tickets alone."""
        return PlainTimes({kind: at[rows] for kind, at in self.times.items()}, self.severity[rows], self.severities)

    def unchecked_events(self, row: int) -> tuple[Event, ...]:
        """Return the events of a row, as they are given, whether they are possible or not."""
        return self._rows().events(row)

    def events(self) -> EventRows:
        """Return the steps as events, ticket by ticket, in order."""
        return self._rows().in_order(str)

    def _rows(self) -> EventRows:
        kinds = sorted(self.times)
        having = np.stack([self.times[kind] != NULL for kind in kinds], axis=1)
        first = np.concatenate(([0], np.cumsum(having.sum(axis=1))))
        every = np.stack([self.times[kind] for kind in kinds], axis=1)[having]
        kind = np.broadcast_to(np.array(kinds, np.int8), having.shape)[having]
        owner = np.broadcast_to(np.arange(len(self))[:, None], having.shape)[having]
        detail = np.where(kind == ASSIGNED, self.severity[owner], NOTHING).astype(np.int32)
        return EventRows(first, kind, every, detail, self.severities)
