"""The clock of one commitment for each ticket of a chunk: when it started and ended, and the stretches it ran in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.clauses.modes import Repeats
from sla_rules.columns.clock_rows import ClockRows
from sla_rules.columns.clock_walk import ClockWalk
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.clauses.commitment import Commitment
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.clock_walk import Walked
    from sla_rules.columns.known_events import KnownEvents
    from sla_rules.columns.known_times import KnownTimes

_CLOSINGS = sum(1 << CODE_OF[kind] for kind in (EventKind.CLOSED, EventKind.CANCELLED))


class RunRows:
    """
    When each clock *started* and *ended*, NULL for not, and by an event of which kind and detail.

    Without *started* there is no clock. The tickets *turned* had more than a start and an end; *walked* says what, of
    those that are *wanted*, None for all: what is said of others is not to be relied on.
    """

    def __init__(
        self, commitment: Commitment, known: KnownEvents | KnownTimes, now: int, wanted: Flags | None = None
    ) -> None:
        plain = known.ends_of(CODE_OF[commitment.starts], CODE_OF[commitment.ends])
        self.started, self.ended = plain.started, plain.ended
        if plain.early is not None:
            self.started = np.where(plain.early, NULL, self.started)
        self.ended_kind: NDArray[np.int8] | int = CODE_OF[commitment.ends]
        self.ended_detail = plain.detail
        self.now = now
        self.walked: Walked | None = None
        self.turned = known.turned(commitment.turns)
        if wanted is not None:
            self.turned = self.turned[wanted[self.turned]]
        if len(self.turned) and commitment.repeats is Repeats.NEVER:
            # a ticket that was only closed, after the end of its clock, had no more than a start and an end
            kinds = known.kinds[self.turned]  # type: ignore[union-attr] # these turn
            self.turned = self.turned[(self.ended[self.turned] == NULL) | (kinds & commitment.turns & ~_CLOSINGS != 0)]
        if len(self.turned):
            self._take(ClockWalk(commitment, known, self.turned).walked(now))  # type: ignore[arg-type] # these turn

    @classmethod
    def without(cls, count: int) -> RunRows:
        """Return no clock for any of so many tickets."""
        made = object.__new__(cls)
        made.started = made.ended = np.full(count, NULL, np.int64)
        made.ended_kind, made.ended_detail, made.now = CODE_OF[EventKind.RESOLVED], None, 0
        made.walked, made.turned = None, np.empty(0, np.int64)
        return made

    def _take(self, walked: Walked) -> None:
        """Take what the walk says of the tickets that turned."""
        self.walked = walked
        rows = self.turned
        self.started, self.ended = self.started.copy(), self.ended.copy()
        self.started[rows], self.ended[rows] = walked.started, walked.ended
        kinds = np.full(len(self.started), self.ended_kind, np.int8)
        kinds[rows] = walked.ended_kind
        self.ended_kind = kinds
        assert self.ended_detail is not None  # noqa: S101 -- for the type checker: what turned has events
        self.ended_detail = self.ended_detail.copy()
        self.ended_detail[rows] = walked.ended_detail

    @property
    def paused(self) -> Flags | None:
        """Whose clock stands still, and will go on; None for nobody's."""
        if self.walked is None or not self.walked.resting.any():
            return None
        paused = np.zeros(len(self.started), bool)
        paused[self.turned[self.walked.resting]] = True
        return paused

    def _ends(self, ended: Ints) -> Ints:
        """Return until when clocks run that *ended* then: those that have not, until now."""
        return np.where(ended == NULL, self.now, ended)

    def clocks(self, live: Flags) -> ClockRows:
        """Return the clocks of the tickets that are *live*: all of those are started."""
        if self.walked is None:
            few = len(live) - np.count_nonzero(live)
            if few * 4 >= len(live) > 0:
                rows = np.flatnonzero(live)
                return ClockRows(rows, self.started[rows], self._ends(self.ended[rows]))
            end = self._ends(self.ended)
            if not few:
                return ClockRows(None, self.started, end)
            # it takes less to let another one stand in for few than to pick all but them
            some, others = int(np.argmax(live)), np.flatnonzero(~live)
            start, blamed = self.started.copy(), np.arange(len(live))
            start[others] = end[others] = start[some]
            blamed[others] = some
            made = ClockRows(None, start, end)
            made.stand_in, made.others, made.blamed = some, others, blamed
            return made
        plain = live.copy()
        plain[self.turned] = False
        rows = np.flatnonzero(plain)
        kept = live[self.turned[self.walked.owner]]
        owner = np.concatenate((rows, self.turned[self.walked.owner[kept]]))
        end = self._ends(self.ended[rows])
        order = np.argsort(owner, kind="stable")
        start = np.concatenate((self.started[rows], self.walked.start[kept]))[order]
        end = np.concatenate((end, self.walked.end[kept]))[order]
        having = np.flatnonzero(live)
        counts = np.bincount(owner, minlength=len(live))[having]
        first = None if int(counts.max(initial=1)) == 1 else np.concatenate(([0], np.cumsum(counts)))
        return ClockRows(having, start, end, first)
