"""The clocks of many tickets: stretches of real time in flat columns, and what is read off them in some measure."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.measures import Measure


class ClockRows:
    """
    Stretches of clock i are those from `first[i]` up to `first[i + 1]`, in order; each clock has one at least.

    *first* is None where each clock has a single stretch. *rows* are the tickets that the clocks are of, None for those
    of all. Where a ticket has none, the clock of ticket *stand_in* may stand for it, without length, as it does for the
    *others*; errors then tell of those *blamed*.
    """

    def __init__(self, rows: Ints | None, start: Ints, end: Ints, first: Ints | None = None) -> None:
        self.rows, self.start, self.end, self.first = rows, start, end, first
        self.stand_in: int | None = None
        self.others: Ints | None = None
        self.blamed: Ints | None = rows

    def __len__(self) -> int:
        """Count the clocks."""
        return len(self.start) if self.first is None else len(self.first) - 1

    @cached_property
    def owner(self) -> Ints:
        """The clock of each stretch."""
        if self.first is None:
            return np.arange(len(self.start))
        return np.repeat(np.arange(len(self)), np.diff(self.first))

    @property
    def started(self) -> Ints:
        """When each clock was started, in or out of hours."""
        return self.start if self.first is None else self.start[self.first[:-1]]

    @property
    def tickets(self) -> Ints:
        """The tickets that the clocks are of."""
        return np.arange(len(self)) if self.rows is None else self.rows

    def part(self, clocks: Ints) -> ClockRows:
        """Return these clocks alone."""
        rows = self.tickets[clocks]
        if self.first is None:
            made = ClockRows(rows, self.start[clocks], self.end[clocks])
            if self.blamed is not None:
                made.blamed = self.blamed[clocks]
            return made
        counts = np.diff(self.first)[clocks]
        first = np.concatenate(([0], np.cumsum(counts)))
        places = np.arange(int(first[-1])) + np.repeat(self.first[:-1][clocks] - first[:-1], counts)
        return ClockRows(rows, self.start[places], self.end[places], first)

    def kept(self, stretches: Flags, start: Ints, end: Ints) -> ClockRows:
        """Return the clocks with those stretches that are kept, from *start* to *end*; each keeps one at least."""
        if stretches.all():
            return ClockRows(self.rows, start, end, self.first)
        counts = np.bincount(self.owner[stretches], minlength=len(self))
        return ClockRows(self.rows, start[stretches], end[stretches], np.concatenate(([0], np.cumsum(counts))))

    def until(self, cut: Ints) -> ClockRows:
        """Return what had run before an instant of each clock; an empty stretch at the start where nothing had."""
        cuts = cut[self.owner]
        starts = np.minimum(self.start, cuts)
        is_first = np.zeros(len(starts), bool)
        is_first[slice(None) if self.first is None else self.first[:-1]] = True
        kept = (self.start < cuts) | is_first
        # a clock that had not started keeps its start, and no length
        return self.kept(
            kept, np.where(is_first, self.start, starts), np.maximum(np.minimum(self.end, cuts), self.start)
        )

    def since(self, cut: Ints) -> ClockRows:
        """Return what ran from an instant of each clock on, an empty stretch there first."""
        later = self.end > cut[self.owner]
        owners = self.owner[later]
        start = np.maximum(self.start[later], cut[owners])
        # every clock begins with an empty stretch at the cut, which the first one swallows where it begins there
        counts = np.bincount(owners, minlength=len(self)) + 1
        first = np.concatenate(([0], np.cumsum(counts)))
        starts, ends = np.empty((2, int(first[-1])), np.int64)
        places = np.ones(len(starts), bool)
        places[first[:-1]] = False
        starts[places], ends[places] = start, self.end[later]
        starts[first[:-1]] = ends[first[:-1]] = cut
        made = ClockRows(self.rows, starts, ends, first)
        swallowed = np.zeros(len(starts), bool)
        several = np.flatnonzero(counts > 1)
        swallowed[first[:-1][several]] = starts[first[:-1][several] + 1] == cut[several]
        return made.kept(~swallowed, starts, ends)

    def read(self, measure: Measure) -> Reading:
        """Return the clocks as they read in a measure."""
        return Reading(self, measure)


class Reading:
    """What the clocks have counted in one measure."""

    def __init__(self, clocks: ClockRows, measure: Measure) -> None:
        self.clocks, self.measure = clocks, measure
        self._rows = clocks.blamed if clocks.first is None or clocks.blamed is None else clocks.blamed[clocks.owner]
        if clocks.rows is None and clocks.first is not None:
            self._rows = clocks.owner
        self.opened = measure.before(clocks.start, self._rows)
        closed = measure.before(clocks.end, self._rows)
        self.counted: Ints = closed - self.opened

    @cached_property
    def elapsed(self) -> Ints:
        """The time on each clock."""
        first = self.clocks.first
        return self.counted if first is None else np.add.reduceat(self.counted, first[:-1])

    def reaches(self, amount: Ints, picked: Ints | None = None) -> Ints:
        """
        Return the earliest instants at which *amount* is on the clocks, as if their last stretches never ended.

        It is the start for nothing or less. *picked* are the clocks that the amounts are for, None for all.
        """
        clocks = self.clocks
        tickets = clocks.blamed if picked is None or clocks.blamed is None else clocks.blamed[picked]
        if tickets is None and picked is not None:
            tickets = picked
        if clocks.first is None:
            opened = self.opened if picked is None else self.opened[picked]
            starts = clocks.start if picked is None else clocks.start[picked]
        else:
            everyone = np.arange(len(clocks)) if picked is None else picked
            place = clocks.first[1:][everyone] - 1
            ahead = self._ahead(everyone, place)
            left = amount - ahead
            within = np.flatnonzero((left <= 0) & (amount > 0))
            if len(within):
                place, left = place.copy(), left.copy()
                self._go_back(everyone, place, left, amount, within)
            opened, starts, amount = self.opened[place], clocks.started[everyone], np.where(amount > 0, left, amount)
        nothing = amount <= 0
        if not nothing.any():
            return self.measure.reached(opened + amount, tickets)
        found = starts.copy()
        some = np.flatnonzero(~nothing)
        rows = some if tickets is None else tickets[some]
        found[some] = self.measure.reached((opened + amount)[some], rows)
        return found

    def _ahead(self, everyone: Ints, place: Ints) -> Ints:
        """Return what the stretches before the last one counted."""
        return self.elapsed[everyone] - self.counted[place]

    def _go_back(self, everyone: Ints, place: Ints, left: Ints, amount: Ints, within: Ints) -> None:
        """Find the stretch in which the amount is reached, for clocks on which it is before the last one."""
        first = self.clocks.first
        assert first is not None  # noqa: S101 -- for the type checker: there are several stretches
        begin = first[:-1][everyone[within]]
        wanted = amount[within]
        at = begin.copy()
        searching = np.arange(len(within))
        while len(searching):
            short = wanted[searching] > self.counted[at[searching]]
            searching = searching[short]
            wanted[searching] -= self.counted[at[searching]]
            at[searching] += 1
        place[within], left[within] = at, wanted
