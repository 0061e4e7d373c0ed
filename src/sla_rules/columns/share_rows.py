"""What several severities consumed of the limits of many clocks (PROPORTIONAL): exact shares, in whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sla_rules.assessments.commitment_assessment import LEAST_LEFT
from sla_rules.calendars.bound import Bound
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.clock_rows import ClockRows
    from sla_rules.columns.verdict_rows import VerdictRows

    # Whole numbers of Python, which have no end; shares are pairs of them.
    Exact = NDArray[Any]


class _Part(NamedTuple):
    """The part of some clocks under one severity: who they are, whether it is the last, and what it may take."""

    rows: Ints
    last: Flags
    clocks: ClockRows
    places: Ints
    allowed: Ints


class ShareRows:
    """
    The *clocks* of *verdicts* with several parts, each of which consumes its own share of the whole.

    *left* is what remains of the last limit, rounded up to a microsecond and no less than LEAST_LEFT, *within* whether
    the whole is kept.
    """

    def __init__(self, verdicts: VerdictRows, clocks: Ints, periods: Ints) -> None:
        self.verdicts, self.clocks, self._periods = verdicts, clocks, periods
        count = len(clocks)
        consumed, whole = np.zeros(count, object), np.ones(count, object)
        last_allowed = np.zeros(count, object)
        for part in self._parts():
            rows, allowed = part.rows, part.allowed.astype(object)
            elapsed = self._elapsed(part).astype(object)
            consumed[rows] = consumed[rows] * allowed + elapsed * whole[rows]
            whole[rows] = whole[rows] * allowed
            last_allowed[rows] = allowed
        strict = verdicts.commitment.bound is Bound.STRICT
        self.within: Flags = (consumed < whole if strict else consumed <= whole).astype(bool)
        left = -((consumed - whole) * last_allowed // whole)
        self.left: Ints = np.maximum(left, LEAST_LEFT).astype(np.int64)

    def due(self, wanted: Flags) -> Ints:
        """Return the instants at which all of the parts together have consumed the whole; NULL if not *wanted*."""
        count = len(self.clocks)
        found = np.full(count, NULL, np.int64)
        share, of = np.ones(count, object), np.ones(count, object)
        open_still = wanted.copy()
        for part in self._parts():
            rows, allowed = part.rows, part.allowed.astype(object)
            elapsed = self._elapsed(part).astype(object)
            amount = share[rows] * allowed
            here = open_still[rows] & (part.last | (amount <= elapsed * of[rows]).astype(bool))
            picked = np.flatnonzero(here)
            amounts = (-(-amount[picked] // of[rows[picked]])).astype(np.int64)
            found[rows[picked]] = self._reaches(part, picked, amounts)
            open_still[rows[picked]] = False
            share[rows] = amount - elapsed * of[rows]
            of[rows] = of[rows] * allowed
        return found

    def _parts(self) -> Iterator[_Part]:
        """Yield the parts of the clocks, severity by severity, as one ran after another."""
        verdicts = self.verdicts
        severities = verdicts.chunk.severities
        tickets = verdicts.clocks.tickets[self.clocks]
        started, ended = verdicts.run.started[tickets], verdicts.run.ended[tickets]
        begin, count = severities.first[:-1][self._periods], np.diff(severities.first)[self._periods]
        first = np.ones(len(tickets), bool)
        following = np.append(severities.at, NULL)
        for k in range(int(count.max())):
            having = np.flatnonzero(count > k)
            place = begin[having] + k
            since, change = severities.at[place], np.where(count[having] > k + 1, following[place + 1], NULL)
            over = ended[having]
            # it must have ended after the clock began, and begun before the clock ended
            counts = (change == NULL) | (change > started[having])
            counts &= (over == NULL) | (since <= over)
            having, place, since, change, over = (each[counts] for each in (having, place, since, change, over))
            if not len(having):
                continue
            last = (change == NULL) | ((over != NULL) & (change > over))
            clocks = verdicts.clocks.part(self.clocks[having])
            whole_start = clocks.started
            clocks = clocks.since(np.where(first[having], whole_start, since))
            first[having] = False
            if not last.all():
                clocks = clocks.until(np.where(last, np.iinfo(np.int64).max, change))
            places = severities.level[place]
            yield _Part(having, last, clocks, places, verdicts.table.allowed(places, whole_start))

    def _elapsed(self, part: _Part) -> Ints:
        found = np.empty(len(part.rows), np.int64)
        table, measures = self.verdicts.table, self.verdicts.chunk.measures
        for place, picked in table.groups(part.places):
            everyone = np.arange(len(found)) if picked is None else picked
            found[everyone] = part.clocks.part(everyone).read(table.measure(place, measures)).elapsed
        return found

    def _reaches(self, part: _Part, picked: Ints, amounts: Ints) -> Ints:
        found = np.empty(len(picked), np.int64)
        table, measures = self.verdicts.table, self.verdicts.chunk.measures
        for place, some in table.groups(part.places[picked]):
            everyone = np.arange(len(picked)) if some is None else some
            reading = part.clocks.part(picked[everyone]).read(table.measure(place, measures))
            found[everyone] = reading.reaches(amounts[everyone])
        return found
