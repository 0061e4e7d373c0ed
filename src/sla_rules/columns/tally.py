"""The seven counts of every indicator, by the groups of a table."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.promise_table import PromiseTable
from sla_rules.columns.standing_rows import PARTS, standing_rows
from sla_rules.columns.verdict_rows import VerdictRows

if TYPE_CHECKING:
    from datetime import date

    from sla_rules.clauses.indicator import Indicator
    from sla_rules.clauses.terms import Terms
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.chunk_rows import ChunkRows
    from sla_rules.columns.table_walk import TableWalk


class Tally:
    """
    How many tickets of each group stand in each part of each indicator, version by version of the agreement.

    *rows* are those of the table that are counted, None for all; *codes* the group of each, one of so many *groups*.
    """

    def __init__(self, walk: TableWalk, rows: Ints | None, codes: Ints, groups: int) -> None:
        self._walk, self._rows, self._codes, self._groups = walk, rows, codes, groups
        self._lock = Lock()
        self._versions: dict[int, Terms] = {}
        self._received: dict[int, Ints] = {}
        self._counts: dict[tuple[int, int], Ints] = {}

    def count(self, threads: int) -> None:
        """Go through the table once."""
        walk = self._walk
        codes = self._codes
        if self._rows is not None:
            codes = np.full(len(walk.tickets), -1, np.int64)
            codes[self._rows] = self._codes
        every = (walk.agreement.terms, *(terms for _, terms in walk.agreement.changes))
        tables = {
            id(terms): [PromiseTable.of(each.commitment, terms.grid, terms.calendar) for each in terms.indicators]
            for terms in every
        }

        def work(chunk: ChunkRows, rows: slice | Ints) -> None:
            terms = chunk.terms
            group = codes[rows]
            known = slice(None) if chunk.not_received is None else ~chunk.not_received
            numbers = np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows
            self._add(terms, None, np.bincount(group[known], minlength=self._groups))
            for place, (held, table) in enumerate(zip(terms.indicators, tables[id(terms)], strict=True)):
                verdicts = VerdictRows(held.commitment, table, chunk)
                standing = standing_rows(held, verdicts)
                for ticket in verdicts.exotic.tolist():
                    standing[ticket] = PARTS.index(walk.assess(int(numbers[ticket])).standing(held))
                pairs = group[known] * len(PARTS) + standing[known]
                self._add(terms, place, np.bincount(pairs, minlength=self._groups * len(PARTS)))

        walk.go(work, threads, self._rows)

    def _add(self, terms: Terms, place: int | None, counts: Ints) -> None:
        with self._lock:
            self._versions[id(terms)] = terms
            if place is None:
                self._received[id(terms)] = self._received.get(id(terms), 0) + counts
            else:
                key = id(terms), place
                self._counts[key] = self._counts.get(key, 0) + counts

    def received(self, group: int) -> int:
        """Return how many tickets of a group had been received."""
        return sum(int(counts[group]) for counts in self._received.values())

    def partitions(self, group: int, first: date) -> dict[Indicator, Ints]:
        """
        Return each indicator of the versions that judged a ticket of the group, the earlier ones first, and its counts.

        A group without tickets has those of the version in force on *first*.
        """
        agreement = self._walk.agreement
        every = (agreement.terms, *(terms for _, terms in agreement.changes))
        # a version may come into force again: by id, each once
        judged = {
            id(terms): terms for terms in every if id(terms) in self._received and self._received[id(terms)][group]
        }
        found: dict[Indicator, Ints] = {}
        for terms in judged.values() or [agreement.terms_on(first)]:
            for place, held in enumerate(terms.indicators):
                counts = self._counts.get((id(terms), place))
                part = np.zeros(len(PARTS), np.int64)
                if counts is not None:
                    part = counts[group * len(PARTS) : (group + 1) * len(PARTS)]
                found[held] = found.get(held, 0) + part
        return found
