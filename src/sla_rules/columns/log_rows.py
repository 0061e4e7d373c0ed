"""The rows of an event log, ticket by ticket and in order of time, without those at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.coded import NOTHING
from sla_rules.columns.log_faults import FaultPolicy, LogFault, LogFaultKind
from sla_rules.columns.log_states import CANCELLED, CLOSED, RESOLVED, RUNNING, UNKNOWN
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints

_COLUMNS = ("rows", "ticket", "at", "opening", "phase", "acknowledged", "severity", "unknown_severity")


class LogRows:
    """
    Columns of one length, a row for each event of a log that is kept, and the faults that were found so far.

    *rows* are the numbers of the rows in the log, *ticket* that of the ticket, *at* and *opening* microseconds or NULL,
    *phase* as `LogStates` numbers them or UNKNOWN. Where it matters, *acknowledged* tells whether the state says that
    somebody took charge; where the log has severities, *severity* is a code or NOTHING, and *unknown_severity* tells of
    one that was not known. *shown* names the column of each kind of fault, and writes the
    value of a row of the log; *accepted* lists what is accepted instead, where it can be listed.
    """

    __slots__ = (*_COLUMNS, "_accepted", "_policies", "_shown", "faults", "flagged")

    def __init__(
        self,
        ticket: Ints,
        at: Ints,
        opening: Ints | None,
        phase: NDArray[np.int16],
        policies: Mapping[LogFaultKind, FaultPolicy],
        shown: Callable[[LogFaultKind, int], tuple[str, str]],
        accepted: Mapping[LogFaultKind, str],
    ) -> None:
        self.rows: Ints = np.arange(len(ticket))
        self.ticket, self.at, self.opening, self.phase = ticket, at, opening, phase
        self.acknowledged: Flags | None = None
        self.severity: NDArray[np.int16] | None = None
        self.unknown_severity: Flags | None = None
        self._policies, self._shown, self._accepted = policies, shown, accepted
        self.faults: list[LogFault] = []
        self.flagged: Flags = np.zeros(int(ticket.max(initial=-1)) + 1, bool)

    def settle(self, kind: LogFaultKind, at_fault: Flags, policy: FaultPolicy | None = None) -> Flags | None:
        """
        Do with the rows at fault what *policy*, or that of the kind, says; return those flagged, None where none were.

        Raises InvalidValueError where the policy is to raise. What is dropped is gone from every column.
        """
        if not at_fault.any():
            return None
        policy = policy or self._policies[kind]
        rows = np.sort(self.rows[at_fault])
        column, value = self._shown(kind, int(rows[0]))
        fault = LogFault(kind, policy, column, rows, value)
        if policy is FaultPolicy.RAISE:
            raise fault.refused(self._accepted.get(kind, ""))
        self.faults.append(fault)
        if policy is FaultPolicy.DROP:
            self.keep(~at_fault)
            return None
        marked = self.ticket[at_fault]
        self.flagged[marked[marked != NOTHING]] = True
        return at_fault

    def keep(self, kept: Flags | Ints) -> None:
        """Keep these rows, in this order."""
        for name in _COLUMNS:
            column = getattr(self, name)
            if column is not None:
                setattr(self, name, column[kept])

    @property
    def begins(self) -> Flags:
        """Whether a row is the first of its ticket."""
        begins = np.ones(len(self.ticket), bool)
        np.not_equal(self.ticket[1:], self.ticket[:-1], out=begins[1:])
        return begins

    def settle_all(self) -> None:
        """Look for every kind of fault, and put the rows in order."""
        self.bring_together()
        self.check_states()
        self.check_openings()
        self.check_times()
        self.sort()
        self.carry_phases()

    def bring_together(self) -> None:
        """Put the rows of each ticket together, in the order of the log; those of none are at fault."""
        flagged = self.settle(LogFaultKind.MISSING_ID, self.ticket == NOTHING)
        if flagged is not None:
            self.keep(~flagged)
        if (self.ticket[1:] < self.ticket[:-1]).any():
            self.keep(np.argsort(self.ticket, kind="stable"))

    def check_states(self) -> None:
        """Settle the rows of which nobody said what they mean."""
        self.settle(LogFaultKind.UNKNOWN_STATE, self.phase == UNKNOWN)
        if self.unknown_severity is not None:
            self.settle(LogFaultKind.UNKNOWN_SEVERITY, self.unknown_severity)

    def check_openings(self) -> None:
        """Give every row the opening that the first row of its ticket says."""
        if self.opening is None:
            return
        self.settle(LogFaultKind.MISSING_OPENING, self.opening == NULL)
        begins, opening = self.begins, self.opening
        if not len(opening) or (opening.min() > NULL and not (~begins[1:] & (opening[1:] != opening[:-1])).any()):
            return
        said = np.flatnonzero(opening != NULL)
        first = said[np.append(True, self.ticket[said[1:]] != self.ticket[said[:-1]])[: len(said)]]
        believed = np.full(len(self.flagged), NULL)
        believed[self.ticket[first]] = opening[first]
        self.opening = believed[self.ticket]
        self.settle(LogFaultKind.OTHER_OPENING, (opening != self.opening) & (opening != NULL))

    def check_times(self) -> None:
        """Give every row a time at or after the opening of its ticket, or leave it out."""
        missing = self.at == NULL
        if self._policies[LogFaultKind.MISSING_TIME] is FaultPolicy.FLAG and missing.any():
            self._stand_in(missing)
            # where no row before it has a time, and the opening is not said, nothing can stand in
            hopeless = self.at == NULL
            self.settle(LogFaultKind.MISSING_TIME, hopeless, FaultPolicy.DROP)
            missing = missing[~hopeless]
        self.settle(LogFaultKind.MISSING_TIME, missing)
        if self.opening is not None:
            flagged = self.settle(LogFaultKind.BEFORE_OPENING, self.at < self.opening)
            if flagged is not None:
                self.at = np.maximum(self.at, self.opening)

    def _stand_in(self, missing: Flags) -> None:
        """Give rows without a time that of the row before, or else the opening."""
        rows = np.flatnonzero(missing)
        before = self._last(~missing, rows)
        opening = np.full(len(rows), NULL) if self.opening is None else self.opening[rows]
        self.at = self.at.copy()
        self.at[rows] = np.where(before < 0, opening, self.at[before])

    def sort(self) -> None:
        """Put the rows of each ticket in the order of their times."""
        same = ~self.begins
        falls = np.zeros(len(same), bool)
        np.less(self.at[1:], self.at[:-1], out=falls[1:])
        falls &= same
        if not falls.any():
            return
        # of these tickets alone, what is below the highest time so far is out of order
        concerned = np.zeros(len(self.flagged), bool)
        concerned[self.ticket[falls]] = True
        places = np.flatnonzero(concerned[self.ticket])
        rank = np.unique(self.at[places], return_inverse=True)[1]
        height = np.maximum.accumulate(self.ticket[places] * (len(places) + 1) + rank)
        low = np.zeros(len(same), bool)
        low[places] = height > self.ticket[places] * (len(places) + 1) + rank
        if self.settle(LogFaultKind.UNSORTED, low) is not None:
            order = places[np.lexsort((self.at[places], self.ticket[places]))]
            self.at = self.at.copy()  # it may be the caller's
            for column in (self.rows, self.at, self.phase, self.acknowledged, self.severity):
                if column is not None:
                    column[places] = column[order]

    def carry_phases(self) -> None:
        """Say what a cancellation is, and give rows of no known state the phase in force; a ticket begins running."""
        cancelled = np.flatnonzero(self.phase == CANCELLED)
        if len(cancelled):
            self._settle_cancellations(cancelled)
        unknown = np.flatnonzero(self.phase == UNKNOWN)
        if len(unknown):
            before = self._last(self.phase != UNKNOWN, unknown)
            self.phase[unknown] = np.where(before < 0, RUNNING, self.phase[before])

    def _settle_cancellations(self, cancelled: Ints) -> None:
        known = self.phase != UNKNOWN
        before = self._last(known & (self.phase != CANCELLED), cancelled)
        # what was resolved or closed is no longer cancelled, but closed
        over = (before >= 0) & np.isin(self.phase[before], (RESOLVED, CLOSED))
        for_good = np.zeros(len(known), bool)
        for_good[cancelled[~over]] = True
        gone = self._last(for_good, np.arange(len(known))) >= 0
        late = gone & known & (self.phase != CANCELLED)
        self.phase[cancelled[over & ~gone[cancelled]]] = CLOSED
        flagged = self.settle(LogFaultKind.AFTER_CANCELLATION, late)
        if flagged is not None:
            self.keep(~flagged)

    def _last(self, marked: Flags, rows: Ints) -> Ints:
        """Return the place of the last marked row up to each of *rows*, of the same ticket; -1 where there is none."""
        places = np.append(np.flatnonzero(marked), -1)
        last = places[np.searchsorted(places[:-1], rows, side="right") - 1]
        return np.where((last >= 0) & (self.ticket[last] == self.ticket[rows]), last, -1)
