"""The steps of plain lives that are known at an instant."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.ends import Ends
from sla_rules.columns.plain_times import ASSIGNED, RECEIVED
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.plain_times import PlainTimes


class KnownTimes:
    """Steps up to *now* in a column each; the same questions as of `KnownEvents`, answered without events."""

    def __init__(self, plain: PlainTimes, now: int) -> None:
        self.times = {
            kind: np.where(at > now, NULL, at) if len(at) and int(at.max()) > now else at
            for kind, at in plain.times.items()
        }
        self.details = plain.severities
        self._severity = plain.severity
        self.received: Ints = self.times[RECEIVED]

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.received)

    @cached_property
    def _never(self) -> Ints:
        return np.full(len(self), NULL, np.int64)

    def ends_of(self, starts: int, ends: int) -> Ends:
        """Return the steps of the one kind and of the other."""
        started, ended = self.times.get(starts, self._never), self.times.get(ends, self._never)
        if starts == RECEIVED:
            return Ends(started, ended, None, None)  # nothing comes before it
        # of one instant they take the order of a plain life
        before = ended < started if starts < ends else ended <= started
        early = ((started == NULL) | before) & (ended != NULL)
        return Ends(started, ended, early if early.any() else None, None)

    def turned(self, turns: int) -> Ints:  # noqa: ARG002 -- a plain life has no turns
        """Return that no ticket turned."""
        return np.empty(0, np.int64)

    @property
    def assigned(self) -> tuple[Ints, NDArray[np.int32]]:
        """When a severity was assigned to each ticket, NULL for never, and its place."""
        return self.times.get(ASSIGNED, self._never), self._severity

    @cached_property
    def assignments(self) -> tuple[Ints, Ints, NDArray[np.int32]]:
        """The ticket, the instant and the place of every severity assigned."""
        at = self.times.get(ASSIGNED)
        if at is None:
            none = np.empty(0, np.int64)
            return none, none, none.astype(np.int32)
        known = at != NULL
        if known.all():
            return np.arange(len(at)), at, self._severity
        rows = np.flatnonzero(known)
        return rows, at[rows], self._severity[rows]
