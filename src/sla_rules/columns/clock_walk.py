"""
The life of the clocks of many tickets, walked event by event, all tickets in step.

Round k takes the k-th event of every ticket that has one. What is kept of each ticket, and what an event does to it,
are those of `sla_rules.assessments.run`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sla_rules.clauses.modes import OnReopen, Repeats
from sla_rules.columns.clock_rows import ClockRows
from sla_rules.columns.kinds import CODE_OF, KINDS
from sla_rules.columns.legal_steps import in_step
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.clauses.commitment import Commitment
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.known_events import KnownEvents
    from sla_rules.tickets.severity import Severity

_REQUESTED, _PROVIDED, _PAUSED, _RESUMED, _RESOLVED, _REOPENED, _CLOSED, _CANCELLED = (
    CODE_OF[kind]
    for kind in (
        EventKind.INFORMATION_REQUESTED,
        EventKind.INFORMATION_PROVIDED,
        EventKind.PAUSED,
        EventKind.RESUMED,
        EventKind.RESOLVED,
        EventKind.REOPENED,
        EventKind.CLOSED,
        EventKind.CANCELLED,
    )
)
_WITH_THE_TICKET = (EventKind.RESOLVED, EventKind.CONFIRMED, EventKind.CLOSURE_AGREED, EventKind.CLOSED)


def _among(*codes: int) -> Flags:
    """Return a table that tells which kinds are among these."""
    table = np.zeros(len(KINDS), bool)
    table[list(codes)] = True
    return table


_SETTLING = _among(_RESOLVED, _CLOSED, _CANCELLED)
_TAKEN_BACK = _among(*(CODE_OF[kind] for kind in _WITH_THE_TICKET))


class Past(NamedTuple):
    """
    Ends that were taken back since: of which *owner*, when, by an event of which kind and detail.

    *clocks* are those that ended so, of a commitment that repeats; of another they went on.
    """

    owner: Ints
    ended: Ints
    kind: NDArray[np.int8]
    detail: NDArray[np.int32]
    clocks: ClockRows


class Walked(NamedTuple):
    """
    The clocks at the end of the walk, one for each ticket: when it *started* and *ended*, NULL for not, and by what.

    *ended* is of kind *ended_kind* and has the detail *ended_detail*. Stretches are flat, by *owner*, in order; pauses
    that are over in *paused_owner*, *paused_from* and *paused_to*; *past* are earlier clocks.
    """

    started: Ints
    ended: Ints
    ended_kind: NDArray[np.int8]
    ended_detail: NDArray[np.int32]
    resting: Flags
    owner: Ints
    start: Ints
    end: Ints
    paused_owner: Ints
    paused_from: Ints
    paused_to: Ints
    past: Past

    @property
    def past_owner(self) -> Ints:
        """The owners of earlier clocks."""
        return self.past.owner

    @property
    def past_end(self) -> Ints:
        """When earlier clocks ended."""
        return self.past.ended


class ClockWalk:
    """The state of every clock while all of them go from event to event, those with the most events first."""

    def __init__(self, commitment: Commitment, known: KnownEvents, tickets: Ints) -> None:
        self.commitment = commitment
        self.never = commitment.repeats is Repeats.NEVER
        self.each_end = commitment.repeats is Repeats.EACH_END
        self.starts, self.ends = CODE_OF[commitment.starts], CODE_OF[commitment.ends]
        last = (_CLOSED, _CANCELLED)
        self.ending = _among(*last, self.ends, *(() if self.never else (_RESOLVED,)))
        self.leaving = _among(*last, *((self.ends,) if self.never else ()))
        self.waits_for_answers = EventKind.INFORMATION_REQUESTED in commitment.paused_by
        self.pausing = _pausing(commitment, known.details)
        count = len(tickets)
        self.started, self.ended, self.since = (np.full(count, NULL, np.int64) for _ in range(3))
        self.ended_kind = np.zeros(count, np.int8)
        self.ended_detail = np.full(count, -1, np.int32)
        # Whether the clock rests, and what would stop it: a question to the partner, a pause.
        self.resting, self.asked, self.held = (np.zeros(count, bool) for _ in range(3))
        # How many clocks there were before this one, the stretches of this one, and when the last of those ended.
        self.cycle, self.stretches, self.last = (np.zeros(count, np.int64) for _ in range(3))
        self.cuts: list[tuple[Ints, Ints, Ints, Ints]] = []
        self.pauses: list[tuple[Ints, Ints, Ints, Ints]] = []
        self.past: list[tuple[Ints, Ints, Ints, NDArray[np.int8], NDArray[np.int32]]] = []
        self._known, self._tickets = known, tickets

    def walked(self, now: int) -> Walked:
        """Take every event, and return the clocks as they stand at *now*; they are those of the tickets, in order."""
        first, kind, at, detail = self._heard()
        order = np.arange(len(self._tickets))
        for k, (tickets, events) in enumerate(in_step(first)):
            if not k:
                silent = np.ones(len(order), bool)
                silent[tickets] = False
                order = np.concatenate((tickets, np.flatnonzero(silent)))
            self._take(len(tickets), kind[events], at[events], detail[events])
        running = np.flatnonzero((self.started != NULL) & (self.ended == NULL) & ~self.resting)
        self.cuts.append((running, self.cycle[running], self.since[running], np.full(len(running), now)))
        back = np.empty(len(order), np.int64)
        back[order] = np.arange(len(order))
        owner, start, end = self._of_last_cycle(self.cuts, order)
        paused = self._of_last_cycle(self.pauses, order)
        resting = self.resting & (self.started != NULL) & (self.ended == NULL)
        return Walked(
            self.started[back], self.ended[back], self.ended_kind[back], self.ended_detail[back], resting[back],
            owner, start, end, *paused, self._past(order),
        )  # fmt: skip

    def _heard(self) -> tuple[Ints, NDArray[np.int8], Ints, NDArray[np.int32]]:
        """Return the events that mean anything to the clock."""
        known = self._known
        table = _among(*(CODE_OF[EventKind(kind)] for kind in self.commitment.heard))
        heard = table[known.kind]
        if len(self._tickets) < len(known):
            chosen = np.zeros(len(known), bool)
            chosen[self._tickets] = True
            heard &= chosen[known.owner]
        before = np.concatenate(([0], np.cumsum(heard)))[known.first]
        first = np.concatenate(([0], np.cumsum(np.diff(before)[self._tickets])))
        return first, known.kind[heard], known.at[heard], known.detail[heard]

    def _past(self, order: Ints) -> Past:
        """Return the clocks whose end was taken back, by ticket, one after another."""
        none = np.empty(0, np.int64)
        if not self.past:
            return Past(none, none, none.astype(np.int8), none.astype(np.int32), ClockRows(none, none, none))
        rows, cycles, ended, kind, detail = (np.concatenate(columns) for columns in zip(*self.past, strict=True))
        by_ticket = np.lexsort((cycles, order[rows]))
        owner = order[rows][by_ticket]
        clocks = ClockRows(none, none, none)
        if not self.never:
            # one that only went on is no clock of its own
            of, number, start, end = (np.concatenate(columns) for columns in zip(*self.cuts, strict=True))
            over = number != self.cycle[of]
            of, number, start, end = order[of[over]], number[over], start[over], end[over]
            places = np.lexsort((number, of))
            of, number = of[places], number[places]
            begins = np.flatnonzero(np.append(True, (of[1:] != of[:-1]) | (number[1:] != number[:-1])))
            clocks = ClockRows(owner, start[places], end[places], np.append(begins, len(of)))
        return Past(owner, ended[by_ticket], kind[by_ticket], detail[by_ticket], clocks)

    def _of_last_cycle(self, cuts: list[tuple[Ints, Ints, Ints, Ints]], order: Ints) -> tuple[Ints, Ints, Ints]:
        """Return the tickets, starts and ends of what belongs to the last clock of each, by ticket, in order."""
        if not cuts:
            none = np.empty(0, np.int64)
            return none, none, none
        rows, cycles, start, end = (np.concatenate(columns) for columns in zip(*cuts, strict=True))
        kept = cycles == self.cycle[rows]
        owner = order[rows[kept]]
        by_ticket = np.argsort(owner, kind="stable")
        return owner[by_ticket], start[kept][by_ticket], end[kept][by_ticket]

    def _take(self, count: int, kind: NDArray[np.int8], at: Ints, detail: NDArray[np.int32]) -> None:
        """Take the next event of the first *count* tickets."""
        held = self._hold(count, kind, detail)
        started, ended = self.started[:count], self.ended[:count]
        begun, over = started != NULL, ended != NULL
        running = begun & ~over
        ending = running & self.ending[kind]
        turning = running & ~ending & (held != self.resting[:count])
        reopening = ~running & (kind == _REOPENED)
        starting = ~running & ~reopening & (kind == self.starts)
        if self.commitment.repeats is not Repeats.EACH_START:
            starting &= ~over
        leaving = ~running & ~reopening & ~starting & ~over & self.leaving[kind]
        rows = np.flatnonzero(ending)
        if len(rows):
            self._cut(rows, at[rows])
            # one that ended at rest has gone on for no time, so that nothing falls due in its pause
            rested = rows[self.last[rows] != at[rows]]
            self._append(rested, at[rested], at[rested])
            self._end(rows, kind, at, detail)
            if self.each_end:
                again = rows[kind[rows] == self.ends]
                self._begin(again, at[again], held[again])
        rows = np.flatnonzero(turning)
        if len(rows):
            self._cut(rows, at[rows])
            self.resting[rows] = held[rows]
        rows = np.flatnonzero(reopening & over)
        if len(rows) and self.commitment.on_reopen is not OnReopen.FIRST:
            self._reopen(rows, at)
        rows = np.flatnonzero(starting)
        if len(rows):
            self._begin(rows, at[rows], held[rows])
        rows = np.flatnonzero(leaving)
        if len(rows):
            self._end(rows, kind, at, detail)

    def _hold(self, count: int, kind: NDArray[np.int8], detail: NDArray[np.int32]) -> Flags:
        """Note what the events say of pauses, and return whose clocks stand still."""
        asked, held = self.asked[:count], self.held[:count]
        if self.commitment.paused_by:
            asked[kind == _REQUESTED] = self.waits_for_answers
            asked[kind == _PROVIDED] = False
            pausing = kind == _PAUSED
            held[pausing] = self.pausing[detail[pausing]]
            held[kind == _RESUMED] = False
            settling = _SETTLING[kind]
            asked[settling] = False
            held[settling] = False
        return asked | held

    def _end(self, rows: Ints, kind: NDArray[np.int8], at: Ints, detail: NDArray[np.int32]) -> None:
        self.ended[rows], self.ended_kind[rows], self.ended_detail[rows] = at[rows], kind[rows], detail[rows]

    def _begin(self, rows: Ints, at: Ints, held: Flags) -> None:
        """Start a clock; the one before it, if any, is past."""
        self._note_past(rows[self.started[rows] != NULL])
        self.started[rows] = self.since[rows] = at
        self.ended[rows] = NULL
        self.cycle[rows] += 1
        self.stretches[rows] = 0
        self.resting[rows] = False
        paused = rows[held]
        if len(paused):
            self._cut(paused, at[held])
            self.resting[paused] = True

    def _reopen(self, rows: Ints, at: Ints) -> None:
        """Take back the end of the clocks, as the commitment says."""
        begun = self.started[rows] != NULL
        self.ended[rows[~begun]] = NULL
        rows = rows[begun]
        if self.each_end or self.commitment.on_reopen is OnReopen.RESTART:
            self._begin(rows, at[rows], np.zeros(len(rows), bool))
        elif self.never:
            rows = rows[_TAKEN_BACK[self.ended_kind[rows]]]
            self._note_past(rows)
            self.since[rows], self.ended[rows] = self.ended[rows], NULL
            self.resting[rows] = True
            self._cut(rows, at[rows])
            self.resting[rows] = False

    def _note_past(self, rows: Ints) -> None:
        """Note the ends of clocks that are taken back."""
        if len(rows):
            self.past.append((rows, self.cycle[rows], self.ended[rows], self.ended_kind[rows], self.ended_detail[rows]))

    def _cut(self, rows: Ints, at: Ints) -> None:
        """End the stretches or the pauses that last; of those without length only a stretch at the start is kept."""
        since, resting = self.since[rows], self.resting[rows]
        lasted = since != at
        ran = ~resting & (lasted | (self.stretches[rows] == 0))
        self._append(rows[ran], since[ran], at[ran])
        rested = resting & lasted
        if rested.any():
            self.pauses.append((rows[rested], self.cycle[rows[rested]], since[rested], at[rested]))
        self.since[rows] = at

    def _append(self, rows: Ints, start: Ints, end: Ints) -> None:
        """Add a stretch to each of these clocks."""
        self.cuts.append((rows, self.cycle[rows], start, end))
        self.stretches[rows] += 1
        self.last[rows] = end


def _pausing(commitment: Commitment, details: tuple[Severity | str, ...]) -> Flags:
    """Return a table that tells which details of a pause stop the clock; the last is that of no detail."""
    return np.array([*(isinstance(said, str) and commitment.pauses_for(said) for said in details), False], bool)
