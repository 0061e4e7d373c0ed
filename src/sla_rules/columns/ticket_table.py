"""A table of one row a ticket, read as tickets."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.calendars.instants import FIRST_MICROS, LAST_MICROS
from sla_rules.columns.call import Call
from sla_rules.columns.coded import NOTHING, Coded
from sla_rules.columns.labels import Labels, as_array, read_labels
from sla_rules.columns.plain_times import ACKNOWLEDGED, ASSIGNED, RECEIVED, RESOLVED, PlainTimes
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.columns.table import Table
from sla_rules.columns.ticket_columns import TicketColumns
from sla_rules.columns.time_column import NULL
from sla_rules.errors import ImpossibleStepError, InvalidTypeError, InvalidValueError, OutOfRangeError, UnknownNameError
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.call import Zone
    from sla_rules.columns.reading import Like
    from sla_rules.columns.time_column import TimeColumn
    from sla_rules.columns.wall_clock import WallClock
    from sla_rules.errors import SlaError
    from sla_rules.tickets.severity import Severity

TIMES = {
    "received_at": RECEIVED,
    "acknowledged_at": ACKNOWLEDGED,
    "severity_assigned_at": ASSIGNED,
    "resolved_at": RESOLVED,
}
MOST_LEVELS = 1 << 10
FLAGS = ("blocking", "security")
COLUMNS = ("id", *TIMES, "severity", "scope", "identity_provider", *FLAGS)


class TicketTable:
    """
    The columns of tickets in a *table*: those of COLUMNS that it has, under their own names or those of *names*.

    *tickets* are its rows, read as `Ticket.from_times` reads one. *like* and *clock* are the kind of the column of
    received_at, and the clock on which it is read where it carries no zone.

    Raises InvalidValueError, InvalidTypeError, NaiveDatetimeError, OutOfRangeError, UnknownNameError and
    ImpossibleStepError, which name the column, the first row at fault with its value, and how many there are.
    """

    def __init__(
        self, table: object, agreement: Agreement, names: Mapping[str, str] | None, tz: Zone, wall_time: str
    ) -> None:
        self.table = Table(table, "tickets")
        self._agreement = agreement
        self._columns = self._found(names or {})
        self._times = Call(agreement.calendar, tz, wall_time)
        read = {name: self._times.column(self._columns[name], name) for name in TIMES if name in self._columns}
        self.like: Like = self._times.like
        self.clock: WallClock | None = read["received_at"].clock
        micros = {name: _micros(column) for name, column in read.items()}
        _refuse(read["received_at"], micros["received_at"] == NULL, "is no time; every ticket was received")
        for name, column in self._columns.items():
            self.beside(column, name)
        severity, severities = self._severities(read.get("severity_assigned_at"), micros.get("severity_assigned_at"))
        plain = PlainTimes({TIMES[name]: at for name, at in micros.items()}, severity, severities)
        self._refuse_impossible(plain)
        self.tickets = TicketColumns.of_plain(
            plain,
            ids=self._ids(),
            scope=self._coded("scope"),
            identity_provider=self._coded("identity_provider"),
            **{name: self._flags(name) for name in FLAGS},
        )

    def beside(self, column: object, name: str) -> None:
        """Refuse a column whose rows are others, by its index, than those of the table."""
        self._times.beside(column, name)

    def _found(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Return the columns that are there; those that *names* gives must be."""
        for name in names:
            if name not in COLUMNS:
                msg = f"names: {name!r} is no column of a ticket; accepted are {', '.join(COLUMNS)}"
                raise UnknownNameError(msg)
        wanted = {name: names.get(name, name) for name in COLUMNS}
        there = self.table.names
        return {
            name: self.table.column(column, name)
            for name, column in wanted.items()
            if column in there or name in names or name == "received_at"
        }

    def _severities(
        self, assigned: TimeColumn | None, at: Ints | None
    ) -> tuple[NDArray[np.int32], tuple[Severity, ...]]:
        """Return the severities by place; refuse one without its time, and a time without one."""
        rows = self._times.rows
        if "severity" not in self._columns:
            if assigned is not None and at is not None:
                _refuse(assigned, at != NULL, "is given alone; tickets has no column of severity")
            return np.full(rows, NOTHING, np.int32), ()
        labels = _levels(self._columns["severity"]) or read_labels(self._columns["severity"], "severity")
        self._check_length("severity", len(labels.codes))
        labels = _said(labels)
        found = tuple(self._severity(value, labels.codes == code) for code, value in enumerate(labels.values))
        codes = labels.codes.astype(np.int32, copy=False)
        given = codes != NOTHING
        at = np.full(rows, NULL, np.int64) if at is None else at
        alone = given != (at != NULL)
        if alone.any():
            row = int(np.flatnonzero(alone)[0])
            which = "severity" if given[row] else "severity_assigned_at"
            msg = (
                f"{which}: row {row}: it is given alone; severity and severity_assigned_at are given together or not "
                f"at all; {np.count_nonzero(alone)} such rows"
            )
            raise InvalidValueError(msg)
        return codes, found

    def _severity(self, value: object, where: Flags) -> Severity:
        """Return the severity that a value of the column names, in the latest terms or else in earlier ones."""
        agreement = self._agreement
        every = (agreement.latest, *(terms for _, terms in reversed(agreement.changes[:-1])), agreement.terms)
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # what numpy makes of whole numbers where some are not there
        refused: UnknownNameError | None = None
        for terms in every:
            try:
                return terms.grid.find(value)  # type: ignore[arg-type] # another type is not found
            except UnknownNameError as fault:
                refused = refused or fault
        rows = np.flatnonzero(where)
        msg = f"severity: row {rows[0]}: {refused}; {len(rows)} such rows"
        raise UnknownNameError(msg)

    def _refuse_impossible(self, plain: PlainTimes) -> None:
        wrong = plain.impossible()
        if wrong is None:
            return
        rows = np.flatnonzero(wrong)
        first = int(rows[0])
        events = plain.part(slice(first, first + 1)).unchecked_events(0)
        try:
            Ticket(id=self._id(first), events=events)
        except ImpossibleStepError as fault:
            msg = f"tickets: row {first}: {fault}; {len(rows)} such rows"
            raise ImpossibleStepError(msg) from None
        raise AssertionError(first)  # pragma: no cover -- what is impossible here is impossible there

    def _ids(self) -> NDArray[np.generic] | None:
        """Return the ids, texts or whole numbers; a null or a blank one is refused."""
        column = self._columns.get("id")
        if column is None:
            return None
        ids = as_array(column, "id")
        self._check_length("id", len(ids))
        return ids

    def _id(self, row: int) -> str:
        ids = self._ids()
        return str(row if ids is None else ids[row])

    def _coded(self, name: str) -> Coded | None:
        """Return a column of texts by their codes."""
        if name not in self._columns:
            return None
        labels = _said(read_labels(self._columns[name], name))
        self._check_length(name, len(labels.codes))
        for code, value in enumerate(labels.values):
            if not isinstance(value, str) or not value.strip():
                rows = np.flatnonzero(labels.codes == code)
                msg = f"{name}: row {rows[0]}: {value!r} is no text, or blank; {len(rows)} such rows"
                raise (InvalidValueError if isinstance(value, str) else InvalidTypeError)(msg)
        return Coded(labels.codes.astype(np.int32), tuple(labels.values))

    def _flags(self, name: str) -> NDArray[np.bool_] | None:
        """Return a column of true and false; a null is neither."""
        if name not in self._columns:
            return None
        column = self._columns[name]
        if isinstance(column, np.ndarray) and column.dtype == bool and not np.ma.is_masked(column):
            self._check_length(name, len(column))
            return np.asarray(column)
        labels = read_labels(column, name)
        self._check_length(name, len(labels.codes))
        meaning = [None if type(value) not in {bool, np.bool_} else bool(value) for value in labels.values]
        table = np.array([*(NOTHING if said is None else said for said in meaning), NOTHING], np.int8)
        found = table[labels.codes]
        wrong = np.flatnonzero(found == NOTHING)
        if len(wrong):
            row = int(wrong[0])
            value = None if labels.codes[row] == NOTHING else labels.values[labels.codes[row]]
            msg = f"{name}: row {row}: {value!r} is neither True nor False; {len(wrong)} such rows"
            raise InvalidTypeError(msg)
        return found.astype(bool)

    def _check_length(self, name: str, rows: int) -> None:
        if rows != self._times.rows:
            msg = f"{name}: {rows} rows, where received_at has {self._times.rows}; columns of one length are wanted"
            raise InvalidValueError(msg)


def _levels(column: object) -> Labels | None:
    """Return the labels of an array of small whole numbers, by counting them; None for another column."""
    if not isinstance(column, np.ndarray) or column.ndim != 1 or column.dtype.kind not in "iu" or not len(column):
        return None
    plain, nulls = np.asarray(column), np.ma.getmaskarray(column)
    low, high = int(plain.min()), int(plain.max())
    if not 0 <= low <= high < MOST_LEVELS:
        return None
    codes = plain.astype(np.int64)
    if nulls.any():
        codes[nulls] = NOTHING
    return Labels(codes, list(range(high + 1)))


def _said(labels: Labels) -> Labels:
    """Return the labels with those values alone that a row says: NaN is a value of no row."""
    there = np.flatnonzero(np.bincount(labels.codes + 1, minlength=len(labels.values) + 1)[1:])
    if len(there) == len(labels.values):
        return labels
    place = np.full(len(labels.values) + 1, NOTHING, np.int64)
    place[there] = np.arange(len(there))
    return Labels(place[labels.codes], [labels.values[code] for code in there.tolist()])


def _micros(column: TimeColumn) -> Ints:
    """Return the instants of a column in microseconds; refuse those outside the years 1 to 9999."""
    micros = column.in_micros()
    if len(micros) and (int(micros.max()) >= LAST_MICROS or int(micros.min()) < FIRST_MICROS):
        outside = ((micros < FIRST_MICROS) & (micros != NULL)) | (micros >= LAST_MICROS)
        ends = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        _refuse(
            column, outside, "is outside the years 1 to 9999", partial(OutOfRangeError, first=ends[0], last=ends[1])
        )
    return micros


def _refuse(column: TimeColumn, at_fault: Flags, what: str, kind: Callable[[str], SlaError] | None = None) -> None:
    rows = np.flatnonzero(at_fault)
    if len(rows):
        raise told([RowFault(column.field, rows, column.shown, what, kind)])
