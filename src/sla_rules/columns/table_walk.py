"""A whole table of tickets gone through chunk by chunk, each chunk under the version of the agreement it belongs to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import EPOCH_ORDINAL, as_micros, instant
from sla_rules.columns.chunk_rows import ChunkRows
from sla_rules.columns.promise_table import local_days
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.errors import SlaError
from sla_rules.tickets.checks import checked_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.clauses.terms import Terms
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.ticket_columns import TicketColumns

    # Works on a chunk, whose rows in the table are given.
    Work = Callable[[ChunkRows, "slice | Ints"], None]

# What a chunk needs at a time is to fit the second cache of a core.
CHUNK = 1 << 15


class TableWalk:
    """The tickets of a table, assessed by an agreement at *now*; Raises what reading an instant raises."""

    def __init__(self, agreement: Agreement, tickets: TicketColumns, now: datetime) -> None:
        self.agreement, self.tickets = agreement, tickets
        self.now = instant(now, "now")
        self.micros = as_micros(self.now)

    def versions(self, chosen: Ints | None) -> Iterator[tuple[Terms, Ints | None]]:
        """Yield each version that judges tickets of the rows *chosen*, the first one first, and those; None for all."""
        changes = self.agreement.changes
        if not changes or not len(self.tickets):
            yield self.agreement.terms, chosen
            return
        days = self.days() if chosen is None else self.days()[chosen]
        since = np.array([day.toordinal() - EPOCH_ORDINAL for day, _ in changes])
        version = np.searchsorted(since, days, side="right")
        every = (self.agreement.terms, *(terms for _, terms in changes))
        for number in np.unique(version).tolist():
            rows = np.flatnonzero(version == number)
            yield every[number], rows if chosen is None else chosen[rows]

    def days(self) -> Ints:
        """Return the dates on which the tickets were received, in days since 1970-01-01."""
        return local_days(self.agreement.zone, self.tickets.received)

    def assess(self, row: int) -> Assessment:
        """Return the scalar assessment of one row."""
        return self.agreement.assess(self.tickets.ticket(row), now=self.now)

    def go(self, work: Work, threads: int, chosen: Ints | None = None) -> None:
        """
        Do the *work* for every chunk of the rows *chosen*, None for all, in as many threads as asked.

        Raises the error that the faults of all of them amount to.
        """
        threads = checked_threads(threads)
        chunks = list(self._chunks(chosen))
        do = partial(self._do, work)
        if threads == 1:
            found = [do(terms, rows) for terms, rows in chunks]
        else:
            with ThreadPoolExecutor(threads) as pool:
                found = list(pool.map(do, *zip(*chunks, strict=True))) if chunks else []
        faults = [fault for fault in found if fault is not None]
        if faults:
            raise told(faults)

    def _chunks(self, chosen: Ints | None) -> Iterator[tuple[Terms, slice | Ints]]:
        for terms, rows in self.versions(chosen):
            count = len(self.tickets) if rows is None else len(rows)
            for at in range(0, count, CHUNK):
                part = slice(at, min(at + CHUNK, count))
                yield terms, part if rows is None else rows[part]

    def _do(self, work: Work, terms: Terms, rows: slice | Ints) -> RowFault | None:
        part = self.tickets.part(rows)
        numbers = np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows
        plain = all(each.turns != -1 for each in (*terms.commitments, *(i.commitment for i in terms.indicators)))
        try:
            work(ChunkRows(terms, part, part.known(self.micros, plain=plain), numbers, self.micros, self._why), rows)
        except RowFault as fault:
            return fault
        except SlaError as fault:
            return self._blamed(numbers, fault)
        return None

    def _why(self, row: int) -> str:
        """Return why the scalar assessment refuses a row."""
        try:
            self.assess(row)
        except SlaError as fault:
            return f"{fault},"
        raise AssertionError(row)  # pragma: no cover -- asked for such rows alone

    def _blamed(self, numbers: Ints, fault: SlaError) -> RowFault:
        """Return the fault of the rows that the scalar assessment refuses, as it words it for the first."""
        for row in numbers.tolist():
            try:
                assessment = self.assess(row)
                for assessed in assessment.commitments:
                    _ = assessed.due_at, assessed.due_at_if_resumed_now
                _ = assessment.alarms
            except SlaError as refused:
                shown = partial(_worded, str(refused))
                return RowFault("tickets", np.array([row]), shown, "(as it stands)", partial(_reworded, refused))
        raise fault


def _worded(why: str, _row: int) -> str:
    return why


def _reworded(fault: SlaError, msg: str) -> SlaError:
    """Return the error with another message."""
    made = copy(fault)
    made.args = (msg, *fault.args[1:])
    return made
