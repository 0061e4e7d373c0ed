"""What one scenario makes of a whole table of tickets, as columns."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.assessments.period import Period, PeriodKind
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.state import State
from sla_rules.calendars.instants import EPOCH_ORDINAL
from sla_rules.columns.time_column import NULL
from sla_rules.whatif.figures import Cell, Counts, SeverityCounts, place_of_rank, versions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.columns.buckets import Ints
    from sla_rules.tickets.severity import Severity

    Codes = NDArray[np.int8]

PARTS = tuple(Standing)
# A verdict in a byte: parts of indicators from 0 on, states of commitments from 16 on, nothing below 0.
STATE_FROM = 16
ABSENT = -1
_MET = PARTS.index(Standing.MET)
_WORDS = {place: str(part) for place, part in enumerate(PARTS)} | {
    STATE_FROM + place: str(state) for place, state in enumerate(State)
}


class ColumnVerdicts:
    """
    The verdicts of all tickets, a row each.

    *codes* holds the verdict of each clause by its name, ABSENT for a ticket that is not received or whose terms have
    no such clause; *standings* those of the indicators by their place; *version* is ABSENT for what is not received;
    *severity* is a place in *severities*; *business* is NULL where there is no time to count.
    """

    def __init__(self, agreement: Agreement, days: Ints) -> None:
        count = len(days)
        versions = versions_of(agreement)
        self._days = days
        self._places = max(len(terms.indicators) for terms in versions)
        self.severities: tuple[Severity | None, ...] = tuple(
            dict.fromkeys([severity for terms in versions for severity in terms.grid.severities] + [None])
        )
        names = dict.fromkeys(
            [each.name for terms in versions for each in terms.indicators]
            + [each.name for terms in versions for each in terms.commitments]
        )
        self.codes: dict[str, Codes] = {name: np.full(count, ABSENT, np.int8) for name in names}
        self.standings: list[Codes] = [np.full(count, ABSENT, np.int8) for _ in range(self._places)]
        self.version: Codes = np.full(count, ABSENT, np.int8)
        self.severity_place: NDArray[np.int16] = np.zeros(count, np.int16)
        self.resolved: NDArray[np.bool_] = np.zeros(count, bool)
        self.within: NDArray[np.bool_] = np.zeros(count, bool)
        self.business: Ints = np.full(count, NULL, np.int64)

    def clauses(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return the verdicts of the ticket of that row, by the name of their clause."""
        return tuple((name, _WORDS[int(codes[row])]) for name, codes in self.codes.items() if codes[row] != ABSENT)

    def severity(self, row: int) -> Severity | None:
        """Return the severity of the ticket of that row."""
        return None if self.version[row] == ABSENT else self.severities[self.severity_place[row]]

    def differing(self, baseline: ColumnVerdicts) -> Sequence[int]:
        """Return the rows of the tickets with another verdict than in *baseline*."""
        differ = np.zeros(len(self._days), bool)
        for name in dict.fromkeys([*self.codes, *baseline.codes]):
            ours, theirs = self.codes.get(name), baseline.codes.get(name)
            if ours is None or theirs is None:
                alone = theirs if ours is None else ours
                differ |= alone != ABSENT
            else:
                differ |= ours != theirs
        rows: list[int] = np.flatnonzero(differ).tolist()
        return rows

    def met_beyond(self, other: ColumnVerdicts) -> int:
        """Count the tickets that meet the first indicator here, and do not in *other*."""
        ours, theirs = (each.standings[0] == _MET if each.standings else None for each in (self, other))
        if ours is None:
            return 0
        return int(np.count_nonzero(ours if theirs is None else ours & ~theirs))

    def counts(self, kind: PeriodKind) -> Counts:
        """Count the tickets in all the ways in which they are shown."""
        rows = np.flatnonzero(self.version != ABSENT)
        periods, codes = self._periods(rows, kind)
        cells: dict[Cell, int] = {}
        for place, standings in enumerate(self.standings):
            width = len(PARTS)
            keys = (codes * _VERSIONS + self.version[rows]) * width + standings[rows]
            counted = np.bincount(keys[standings[rows] != ABSENT])
            for key in np.flatnonzero(counted).tolist():
                rest, part = divmod(key, width)
                period, version = divmod(rest, _VERSIONS)
                cells[Cell(periods[period], version, place, PARTS[part])] = int(counted[key])
        return Counts(cells, self._severities(rows), self._first(rows))

    def _periods(self, rows: Ints, kind: PeriodKind) -> tuple[list[Period], Ints]:
        """Return the periods in which tickets were received, and which of them each was."""
        if kind is PeriodKind.ALL:
            return [Period.all()], np.zeros(len(rows), np.int64)
        days = self._days[rows]
        found, place = np.unique(days, return_inverse=True)
        of_day = [Period.containing(kind, date.fromordinal(day + EPOCH_ORDINAL)) for day in found.tolist()]
        periods = list(dict.fromkeys(of_day))
        number = np.array([periods.index(period) for period in of_day], np.int64)
        return periods, number[place] if len(number) else place

    def _first(self, rows: Ints) -> dict[tuple[Severity | None, Standing], int]:
        """Count the parts of the first indicator by severity."""
        found: dict[tuple[Severity | None, Standing], int] = {}
        for standings in self.standings[:1]:
            having = rows[standings[rows] != ABSENT]
            keys = self.severity_place[having].astype(np.int64) * len(PARTS) + standings[having]
            counted = np.bincount(keys)
            for key in np.flatnonzero(counted).tolist():
                severity, part = divmod(key, len(PARTS))
                found[self.severities[severity], PARTS[part]] = int(counted[key])
        return found

    def _severities(self, rows: Ints) -> dict[Severity | None, SeverityCounts]:
        """Count the tickets of each severity, and rank the times of those resolved."""
        places = self.severity_place[rows]
        found: dict[Severity | None, SeverityCounts] = {}
        for place in np.flatnonzero(np.bincount(places)).tolist():
            its = rows[places == place]
            times = self.business[its]
            times = times[times != NULL]
            found[self.severities[place]] = SeverityCounts(
                received=len(its),
                resolved=int(np.count_nonzero(self.resolved[its])),
                within=int(np.count_nonzero(self.within[its])),
                median=_ranked(times, 50),
                p95=_ranked(times, 95),
            )
        return found


_VERSIONS = 128
"""More than the versions of an agreement that a column of bytes tells apart."""


def _ranked(times: Ints, percent: int) -> timedelta | None:
    """Return the amount that *percent* of *times* do not exceed: one of them."""
    if not len(times):
        return None
    place = place_of_rank(len(times), percent)
    return timedelta(microseconds=int(np.partition(times, place)[place]))
