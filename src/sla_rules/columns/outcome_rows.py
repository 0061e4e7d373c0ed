"""What a report needs to know of each ticket of a table, read once off the clocks of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.limits import BusinessHours
from sla_rules.clauses.modes import Repeats
from sla_rules.columns.plain_times import RECEIVED, RESOLVED
from sla_rules.columns.promise_table import PromiseTable
from sla_rules.columns.rung_rows import level_reached
from sla_rules.columns.standing_rows import standing_rows
from sla_rules.columns.time_column import NULL
from sla_rules.columns.verdict_rows import MET, VerdictRows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.clauses.terms import Terms
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.chunk_rows import ChunkRows
    from sla_rules.columns.table_walk import TableWalk


class OutcomeRows:
    """
    The outcomes of tickets of plain lives: what `outcome_of` says of each, in columns.

    *severity* is a place in the grid of its terms, -1 for none; *standings* has for each indicator of the terms a place
    in PARTS; *business* is in microseconds. *asked* are the tickets of which only the scalar assessment tells:
    those that are not resolved, and those whose clocks have not all ended, for they are late or escalate next.
    """

    def __init__(self, walk: TableWalk, threads: int) -> None:
        count = len(walk.tickets)
        self.severity: NDArray[np.int32] = np.full(count, -1, np.int32)
        self.within: Flags = np.zeros(count, bool)
        self.escalated: Flags = np.zeros(count, bool)
        self.business: Ints = np.zeros(count, np.int64)
        self.asked: Flags = np.ones(count, bool)
        every = (walk.agreement.terms, *(terms for _, terms in walk.agreement.changes))
        most = max(len(terms.indicators) for terms in every)
        self.standings: NDArray[np.int8] = np.zeros((most, count), np.int8)
        self._tables = {id(terms): _tables(terms) for terms in every}
        walk.go(self._work, threads)

    def _work(self, chunk: ChunkRows, rows: slice | Ints) -> None:
        """Write the outcomes of a chunk."""
        terms, known = chunk.terms, chunk.known
        tables = self._tables[id(terms)]
        severity = chunk.severities.severity
        asked = known.ends_of(RECEIVED, RESOLVED).ended == NULL
        escalated = np.zeros(len(chunk), bool)
        for number, commitment in enumerate(terms.commitments):
            ladder = tuple(each for each in terms.escalations if each.commitment == commitment.name)
            if number and not ladder:
                continue
            verdicts = VerdictRows(commitment, tables[commitment.name], chunk)
            asked |= _not_ended(verdicts)
            if commitment.repeats is not Repeats.NEVER:
                asked[:] = True  # each of its clocks has a ladder
            escalated |= level_reached(verdicts, ladder) > 0
            if not number:
                self.within[rows] = verdicts.state == MET
                self.business[rows] = verdicts.of_tickets(_business(verdicts), 0)
                if verdicts.cut is not None:  # what such a clock counts begins at the change
                    asked[verdicts.clocks.tickets[verdicts.cut != NULL]] = True
            asked[verdicts.exotic] = True
        for place, indicator in enumerate(terms.indicators):
            verdicts = VerdictRows(indicator.commitment, tables[f"indicator {indicator.name}"], chunk)
            self.standings[place, rows] = standing_rows(indicator, verdicts)
            asked |= verdicts.run.ended == NULL
            asked[verdicts.exotic] = True
        self.severity[rows] = severity
        self.escalated[rows] = escalated
        self.asked[rows] = asked


def _tables(terms: Terms) -> dict[str, PromiseTable]:
    """Return what each commitment and the one of each indicator promise."""
    promised = [(commitment.name, commitment) for commitment in terms.commitments]
    promised += [(f"indicator {indicator.name}", indicator.commitment) for indicator in terms.indicators]
    return {name: PromiseTable.of(commitment, terms.grid, terms.calendar) for name, commitment in promised}


def _not_ended(verdicts: VerdictRows) -> Flags:
    """Tell which tickets have no clock, or one that has not ended."""
    running: Flags = verdicts.run.ended == NULL
    return running if verdicts.live is None else running | ~verdicts.live


def _business(verdicts: VerdictRows) -> Ints:
    """Return the open time on each clock, whatever kind its limit counts."""
    table = verdicts.table
    others = [place for place in np.unique(verdicts.places).tolist() if type(table.limits[place]) is not BusinessHours]
    found = verdicts.elapsed
    if others:
        found = found.copy()
    for place in others:
        clocks = np.flatnonzero(verdicts.places == place)
        measure = verdicts.chunk.measures.open(table.calendars[place])
        found[clocks] = verdicts.clocks.part(clocks).read(measure).elapsed
    return found
