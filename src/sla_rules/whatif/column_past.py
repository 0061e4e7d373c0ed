"""What a forecast needs of each ticket, taken from columns of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import DAY_MICROS, EPOCH_ORDINAL, MICROSECOND
from sla_rules.calendars.wall_time import WallTime
from sla_rules.columns.buckets import Scratch
from sla_rules.columns.promise_table import PromiseTable
from sla_rules.columns.standing_rows import PARTS, standing_rows
from sla_rules.columns.table_walk import TableWalk
from sla_rules.columns.verdict_rows import PAUSED, RUNNING, VerdictRows
from sla_rules.columns.wall_clock import wall_clock
from sla_rules.whatif.column_judge import note_exotic
from sla_rules.whatif.draws import Past
from sla_rules.whatif.figures import versions_of

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.columns import TicketColumns
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.chunk_rows import ChunkRows
    from sla_rules.tickets.severity import Severity


class _Gathered:
    """The standing and the time of every ticket under one indicator, and which of them may still breach a clause."""

    def __init__(self, walk: TableWalk, indicator: Indicator) -> None:
        count = len(walk.tickets)
        self._walk, self._indicator = walk, indicator
        self.standing: NDArray[np.int8] = np.zeros(count, np.int8)
        self.elapsed: Ints = np.zeros(count, np.int64)
        self.severity: NDArray[np.int16] = np.zeros(count, np.int16)
        self.running: Flags = np.zeros(count, bool)
        self.received: Flags = np.ones(count, bool)
        versions = versions_of(walk.agreement)
        self.severities: tuple[Severity | None, ...] = tuple(
            dict.fromkeys([severity for terms in versions for severity in terms.grid.severities] + [None])
        )

    def work(self, chunk: ChunkRows, rows: slice | Ints) -> None:
        """Write what is found of a chunk."""
        terms = chunk.terms

        def judged(commitment: Commitment) -> VerdictRows:
            return VerdictRows(commitment, PromiseTable.of(commitment, terms.grid, terms.calendar), chunk)

        verdicts = judged(self._indicator.commitment)
        self.standing[rows] = standing_rows(self._indicator, verdicts)
        self.elapsed[rows] = verdicts.of_tickets(verdicts.elapsed, 0)
        ask = np.zeros(len(chunk), bool)
        note_exotic(ask, self._indicator.commitment.repeats, verdicts)
        running = np.zeros(len(chunk), bool)
        for commitment in (*terms.commitments, *(each.commitment for each in terms.indicators)):
            its = judged(commitment)
            running |= np.isin(its.state, (RUNNING, PAUSED))
            note_exotic(running, commitment.repeats, its)
        places = [self.severities.index(severity) for severity in (*terms.grid.severities, None)]
        self.severity[rows] = np.array(places, np.int16)[chunk.severities.severity]
        known = np.ones(len(chunk), bool) if chunk.not_received is None else ~chunk.not_received
        self.received[rows] = known
        self.running[rows] = running & known
        numbers = np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows
        for row in numbers[ask & known].tolist():
            assessment = self._walk.assess(row)
            self.standing[row] = PARTS.index(assessment.standing(self._indicator))
            self.elapsed[row] = assessment.judge(self._indicator.commitment).elapsed // MICROSECOND


def past_of(
    agreement: Agreement, tickets: TicketColumns, indicator: Indicator, now: datetime
) -> tuple[list[Past], list[Assessment]]:
    """Return what counts of each ticket that is received, and the assessments of those that may still breach."""
    walk = TableWalk(agreement, tickets, now)
    found = _Gathered(walk, indicator)
    walk.go(found.work, 1)
    shown = np.empty(len(tickets), np.int64)
    if len(tickets):
        wall_clock(agreement.zone.key, WallTime.SHIFT).walls(tickets.received, shown, Scratch(len(tickets)))
    days, times = np.divmod(shown, DAY_MICROS)
    clock = now.astimezone(agreement.zone).time()
    at = ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1_000_000 + clock.microsecond
    rows = np.flatnonzero(found.received)
    columns = (
        *(days[rows].tolist(), (times > at)[rows].tolist(), found.severity[rows].tolist()),
        *(found.standing[rows].tolist(), found.elapsed[rows].tolist()),
    )
    past = [
        Past(
            date.fromordinal(day + EPOCH_ORDINAL),
            later,
            found.severities[severity],
            PARTS[standing],
            timedelta(microseconds=elapsed),
        )
        for day, later, severity, standing, elapsed in zip(*columns, strict=True)
    ]
    return past, [walk.assess(row) for row in np.flatnonzero(found.running).tolist()]
