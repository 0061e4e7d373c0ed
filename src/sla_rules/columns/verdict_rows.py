"""The verdicts of one commitment on a chunk of tickets: the clocks, the limits, and what they come to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.assessments.state import State
from sla_rules.calendars.bound import Bound
from sla_rules.clauses.commitment import Coverage
from sla_rules.clauses.modes import OnSeverityChange, Unresolved
from sla_rules.columns.breach_rows import breached_at
from sla_rules.columns.buckets import look_up
from sla_rules.columns.coded import NOTHING
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.resumed_rows import due_if_resumed
from sla_rules.columns.run_rows import RunRows
from sla_rules.columns.severity_change_rows import breached_before, breached_between, cut_at, restless_apart
from sla_rules.columns.severity_rows import UNSET
from sla_rules.columns.share_rows import ShareRows
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from sla_rules.clauses.commitment import Commitment
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.chunk_rows import ChunkRows
    from sla_rules.columns.clock_rows import ClockRows, Reading
    from sla_rules.columns.promise_table import PromiseTable

STATES = tuple(State)
NOT_STARTED, RUNNING, PAUSED, MET, BREACHED, CANCELLED, NOT_COVERED = (
    np.int8(STATES.index(state))
    for state in (
        State.NOT_STARTED,
        State.RUNNING,
        State.PAUSED,
        State.MET,
        State.BREACHED,
        State.CANCELLED,
        State.NOT_COVERED,
    )
)
_CLOSED, _CANCELLED, _RESOLVED = (CODE_OF[kind] for kind in (EventKind.CLOSED, EventKind.CANCELLED, EventKind.RESOLVED))


def _one_of(chosen: Flags, yes: NDArray[np.int8] | np.int8, no: NDArray[np.int8] | np.int8) -> NDArray[np.int8]:
    """Return *yes* where it is *chosen*, *no* elsewhere, in a quarter of the time that np.where takes for bytes."""
    found: NDArray[np.int8] = no + chosen.view(np.int8) * (yes - no)
    return found


class VerdictRows:
    """
    Where one commitment stands for each ticket.

    What is called of the tickets has an entry for each of them; what is called of the clocks has one for each ticket
    that has a clock, a limit and is covered: those are *rows*, None for all. *exotic* are tickets of which the scalar
    assessment must be asked.
    """

    def __init__(self, commitment: Commitment, table: PromiseTable, chunk: ChunkRows) -> None:
        self.commitment, self.table, self.chunk = commitment, table, chunk
        blocking = chunk.blocking if commitment.covers is Coverage.BLOCKING else None
        nobody = commitment.covers is Coverage.BLOCKING and blocking is None
        self.covered: Flags | None = np.zeros(len(chunk), bool) if nobody else blocking
        wanted = self.covered
        # of what is not covered, the life of a clock matters for the severity alone that would judge it
        if wanted is not None and len(chunk.severities.changed):
            wanted = wanted.copy()
            wanted[chunk.severities.changed] = True
        if wanted is not None and not wanted.any():
            self.run = RunRows.without(len(chunk))
        else:
            self.run = RunRows(commitment, chunk.known, chunk.now, wanted)
        self.severity = self._severity()
        live = self.run.started != NULL
        if not table.limited.all():
            # a limit for every severity of the grid is what terms see to
            live &= self.severity != UNSET
        if self.covered is not None:
            live &= self.covered
        self.live: Flags | None = None if live.all() else live
        self.clocks: ClockRows = self.run.clocks(live)
        self.places: Ints = self.severity
        if self.clocks.rows is not None:
            self.places = self.severity[self.clocks.rows]
        elif self.clocks.stand_in is not None:
            self.places = self.severity.copy()
            self.places[self.clocks.others] = self.severity[self.clocks.stand_in]
        self.breached_before: Ints | None = None
        self.exotic: Ints = np.empty(0, np.int64)
        # the places in clocks and in `severities.changed` of those whose severity changed
        self.changed, self.periods = self._changed()
        self.cut: Ints | None = None
        self.shares: ShareRows | None = None
        self._take_changes()

    def _severity(self) -> Ints:
        """Return the severity that each clock is judged by: that of its end, of now, or under FROZEN of its start."""
        severities = self.chunk.severities
        if not len(severities.changed):
            return severities.severity
        frozen = self.commitment.on_severity_change is OnSeverityChange.FROZEN
        instants = (self.run.started if frozen else self.run.ended)[severities.changed]
        told = np.flatnonzero(instants != NULL)
        found = severities.severity.copy()
        found[severities.changed[told]] = severities.at_instant(told, instants[told])
        return found

    def _changed(self) -> tuple[Ints, Ints]:
        changed = self.chunk.severities.changed
        if not len(changed):
            return changed, changed
        periods = np.arange(len(changed)) if self.live is None else np.flatnonzero(self.live[changed])
        periods, restless = restless_apart(self.chunk.severities, periods)
        self.ask_scalar(changed[restless])
        return np.searchsorted(self.clocks.tickets, changed[periods]), periods

    def _take_changes(self) -> None:
        """Take what the changes of severity make of the clocks."""
        mode = self.commitment.on_severity_change
        several = isinstance(self.commitment.limit, tuple)
        if not len(self.changed) or mode is OnSeverityChange.FROZEN:
            return
        if mode is OnSeverityChange.FROM_START:
            if several or isinstance(self.commitment.calendar, tuple):
                self._breach(*breached_before(self))
        elif several:
            cut = cut_at(self)
            parted = np.flatnonzero(cut != NULL)
            if len(parted) and mode is OnSeverityChange.PROPORTIONAL:
                self.shares = ShareRows(self, self.changed[parted], self.periods[parted])
            elif len(parted):
                self._breach(*breached_between(self, parted))
                self.cut = np.full(len(self.clocks), NULL, np.int64)
                self.cut[self.changed] = cut

    def _breach(self, clocks: Ints, at: Ints) -> None:
        """Note the breaches of earlier severities."""
        if len(clocks):
            self.breached_before = np.full(len(self.clocks), NULL, np.int64)
            self.breached_before[clocks] = at

    def ask_scalar(self, tickets: Ints) -> None:
        """Leave these tickets to the scalar assessment."""
        self.exotic = np.union1d(self.exotic, tickets)

    @cached_property
    def readings(self) -> list[tuple[Ints | None, Reading]]:
        """The clocks as they read in the measures of their limits; with the places of those that each is of."""
        return list(self._readings())

    def _readings(self) -> list[tuple[Ints | None, Reading]]:
        found = []
        for place, picked in self.table.groups(self.places):
            measure = self.table.measure(place, self.chunk.measures)
            if self.cut is None:
                clocks = self.clocks if picked is None else self.clocks.part(picked)
                found.append((picked, clocks.read(measure)))
                continue
            everyone = np.arange(len(self.clocks)) if picked is None else picked
            cut = self.cut[everyone]
            whole, parted = everyone[cut == NULL], everyone[cut != NULL]
            found.append((whole, self.clocks.part(whole).read(measure)))
            found.append((parted, self.clocks.part(parted).since(self.cut[parted]).read(measure)))
        return found

    def _each(self, ask: Callable[[Reading], Ints]) -> Ints:
        """Return what *ask* says of every reading, clock by clock."""
        readings = self.readings
        if len(readings) == 1 and readings[0][0] is None:
            return ask(readings[0][1])
        found = np.empty(len(self.clocks), np.int64)
        for picked, reading in readings:
            found[picked] = ask(reading)
        return found

    @cached_property
    def elapsed(self) -> Ints:
        """The time on each clock, in the kind that its limit counts."""
        return self._each(lambda reading: reading.elapsed)

    @cached_property
    def allowed(self) -> Ints:
        """How much time the limit of each clock allows."""
        started = self._each(lambda reading: reading.clocks.started) if self.table.dated else self.clocks.started
        return self.table.allowed(self.places, started)

    @cached_property
    def left(self) -> Ints:
        """What the limit of each clock allows less what has elapsed."""
        left = self.allowed - self.elapsed
        if self.shares is not None:
            left[self.shares.clocks] = self.shares.left
        return left

    @cached_property
    def within(self) -> Flags:
        """Which clocks keep within their limits, those of earlier severities included."""
        inclusive = self.commitment.bound is Bound.INCLUSIVE
        within: Flags = self.elapsed <= self.allowed if inclusive else self.elapsed < self.allowed
        if self.shares is not None:
            within[self.shares.clocks] = self.shares.within
        return within if self.breached_before is None else within & (self.breached_before == NULL)

    @cached_property
    def kept(self) -> Flags | None:
        """Whose clock has not ended otherwise than as promised, of the tickets; None for all."""
        run, commitment = self.run, self.commitment
        kept: Flags | None = None
        if not isinstance(run.ended_kind, int):
            kept = (run.ended == NULL) | (run.ended_kind == CODE_OF[commitment.ends]) | (run.ended_kind == _RESOLVED)
        if commitment.ended_by is not None and run.ended_detail is not None:
            details = self.chunk.known.details
            own = details.index(commitment.ended_by) if commitment.ended_by in details else NOTHING
            ours = (run.ended == NULL) | (run.ended_detail == NOTHING) | (run.ended_detail == own)
            if not isinstance(run.ended_kind, int):
                ours |= run.ended_kind != _RESOLVED
            kept = ours if kept is None else kept & ours
        return None if kept is None or kept.all() else kept

    @cached_property
    def state(self) -> NDArray[np.int8]:
        """Where the commitment stands, as a place in STATES, of the tickets."""
        rows = self.clocks.rows
        over = (self.run.ended if rows is None else self.run.ended[rows]) != NULL
        kept = _one_of(over, MET, RUNNING)
        paused = self.run.paused
        if paused is not None:
            kept[paused if rows is None else paused[rows]] = PAUSED
        found = _one_of(self.within, kept, BREACHED)
        if self.kept is not None:
            self._close(found, rows)
        if self.live is None:
            return found
        if not len(found):
            return self._without_clock(slice(None))
        state = self.of_tickets(found, 0)
        state[self.others] = self._without_clock(self.others)
        return state

    def _close(self, found: NDArray[np.int8], rows: Ints | None) -> None:
        """Say what clocks are that ended otherwise than as promised."""
        assert self.kept is not None  # noqa: S101 -- for the type checker: asked for such alone
        kept = self.kept if rows is None else self.kept[rows]
        unkept = np.flatnonzero(~kept)
        kinds = np.broadcast_to(np.asarray(self.run.ended_kind), len(self.chunk))
        kind = kinds[unkept if rows is None else rows[unkept]]
        withdrawn = self.within[unkept] & (kind == _CANCELLED)
        if self.commitment.unresolved is Unresolved.EXCLUDED:
            withdrawn |= kind == _CLOSED
        found[unkept] = np.where(withdrawn, CANCELLED, BREACHED)

    def _without_clock(self, tickets: Ints | slice) -> NDArray[np.int8]:
        """Say where tickets stand whose clock has not started, or has no limit."""
        ended = self.run.ended[tickets] != NULL
        found = _one_of(ended, NOT_COVERED, NOT_STARTED)
        kinds = self.run.ended_kind
        found = _one_of(ended & ((kinds if isinstance(kinds, int) else kinds[tickets]) == _CANCELLED), CANCELLED, found)
        return found if self.covered is None else _one_of(self.covered[tickets], found, NOT_COVERED)

    def of_tickets(self, values: NDArray[Any], missing: int = NULL) -> NDArray[Any]:
        """Return what is known of the clocks for the tickets, *missing* for those without."""
        if self.live is None:
            return values
        if not len(values):
            return np.broadcast_to(values.dtype.type(missing), len(self.chunk))
        if self.clocks.rows is None:
            found = values.copy()
            found[self.others] = missing
            return found
        found = np.full(len(self.chunk), missing, values.dtype)
        found[self.clocks.rows] = values
        return found

    @cached_property
    def others(self) -> Ints:
        """The tickets without a clock, a limit, or that are not covered."""
        if self.clocks.others is not None:
            return self.clocks.others
        return np.empty(0, np.int64) if self.live is None else np.flatnonzero(~self.live)

    @cached_property
    def waiting(self) -> Flags | None:
        """Which clocks a pause leaves without a due date; None for none."""
        paused = self.run.paused
        if paused is None:
            return None
        return paused[self.clocks.tickets] & (self.within | (self.left > 0))

    @cached_property
    def due(self) -> Ints:
        """When the limits are used up, of the clocks; NULL while a pause leaves that open."""
        wanted = None if self.waiting is None or not self.waiting.any() else ~self.waiting
        if self.shares is None:
            return self._each_reached(self.allowed, wanted)
        wanted = np.ones(len(self.clocks), bool) if wanted is None else wanted
        of_shares = wanted[self.shares.clocks]
        wanted[self.shares.clocks] = False
        found = self._each_reached(self.allowed, wanted)
        found[self.shares.clocks] = self.shares.due(of_shares)
        return found

    def _each_reached(self, amounts: Ints, wanted: Flags | None) -> Ints:
        readings = self.readings
        if len(readings) == 1 and readings[0][0] is None and wanted is None:
            return readings[0][1].reaches(amounts)
        found = np.full(len(self.clocks), NULL, np.int64)
        for picked, reading in readings:
            everyone = np.arange(len(self.clocks)) if picked is None else picked
            some = np.arange(len(everyone)) if wanted is None else np.flatnonzero(wanted[everyone])
            found[everyone[some]] = reading.reaches(amounts[everyone[some]], some)
        return found

    @property
    def due_if_resumed(self) -> Ints:
        """When the limits of clocks that wait would be used up if they went on at now; NULL for those that do not."""
        return due_if_resumed(self)

    @property
    def remaining(self) -> Ints:
        """What the limits allow less what has elapsed, of the tickets; NULL where that is not known."""
        if self.live is None:
            return self.left
        durations = np.where(self.table.durations == 0, NULL, self.table.durations)
        if not len(self.clocks):
            return look_up(durations, self.severity)
        found = self.of_tickets(self.left)
        found[self.others] = look_up(durations, self.severity[self.others])
        return found

    @property
    def breached(self) -> Ints:
        """From when on the commitments are breached, of the clocks; NULL for those that are not."""
        return breached_at(self)
