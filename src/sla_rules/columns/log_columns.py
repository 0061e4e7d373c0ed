"""The columns of an event log, read once."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import FIRST_MICROS, LAST_MICROS, from_micros
from sla_rules.columns.call import TimeColumns
from sla_rules.columns.coded import NOTHING
from sla_rules.columns.labels import read_ids, read_labels
from sla_rules.columns.log_faults import LogFaultKind
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.columns.table import Table
from sla_rules.columns.time_column import NULL
from sla_rules.errors import InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.call import Zone
    from sla_rules.columns.labels import Labels
    from sla_rules.columns.time_column import TimeColumn

# Which argument named the column that has a fault.
_ARGUMENT = {
    LogFaultKind.MISSING_ID: "id",
    LogFaultKind.UNKNOWN_STATE: "state",
    LogFaultKind.UNKNOWN_SEVERITY: "severity",
    LogFaultKind.MISSING_OPENING: "opened_at",
    LogFaultKind.OTHER_OPENING: "opened_at",
    LogFaultKind.MISSING_TIME: "at",
    LogFaultKind.BEFORE_OPENING: "at",
    LogFaultKind.UNSORTED: "at",
    LogFaultKind.AFTER_CANCELLATION: "state",
}


class LogColumns:
    """
    The columns that *names* give by argument: id, at and state, and those of the others that are not None.

    Raises InvalidValueError for a column that is not there or of another length, InvalidTypeError for one of another
    type, NaiveDatetimeError for times without a zone where *tz* says none.
    """

    __slots__ = ("_names", "at", "labels", "opened_at")

    def __init__(self, log: object, names: Mapping[str, str | None], tz: Zone, wall_time: str) -> None:
        self._names = {argument: name for argument, name in names.items() if name is not None}
        table = Table(log, "log")
        columns = {argument: table.column(name, argument) for argument, name in self._names.items()}
        times = TimeColumns(tz, wall_time)
        self.at: TimeColumn = times.column(columns["at"], self._names["at"])
        self.opened_at: TimeColumn | None = None
        if "opened_at" in columns:
            self.opened_at = times.column(columns["opened_at"], self._names["opened_at"])
        for argument, column in columns.items():
            times.beside(column, self._names[argument])
        self.labels: dict[str, Labels] = {"id": read_ids(columns["id"], self._names["id"])}
        for argument, column in columns.items():
            if argument not in {"id", "at", "opened_at"}:
                self.labels[argument] = read_labels(column, self._names[argument])
        for argument, labels in self.labels.items():
            if len(labels.codes) != times.rows:
                msg = (
                    f"{self._names[argument]}: {len(labels.codes)} rows, where {self._names['at']} has {times.rows}; "
                    "columns of one length are wanted"
                )
                raise InvalidValueError(msg)

    def shown(self, kind: LogFaultKind, row: int) -> tuple[str, str]:
        """Return the name of the column in which a row has a fault, and its value there as a text."""
        argument = _ARGUMENT[kind]
        name = self._names[argument]
        if argument in self.labels:
            labels = self.labels[argument]
            code = int(labels.codes[row])
            return name, "nothing" if code == NOTHING else repr(labels.values[code])
        times = self.at if argument == "at" else self.opened_at
        assert times is not None  # noqa: S101 -- for the type checker: a fault is of a column that was given
        return name, times.shown(row)


def known_micros(column: TimeColumn) -> Ints:
    """
    Return the instants of a column in microseconds, NULL for none.

    Raises OutOfRangeError for an instant outside the years 1 to 9999.
    """
    micros = column.in_micros()
    outside = ((micros < FIRST_MICROS) & (micros != NULL)) | (micros >= LAST_MICROS)
    if outside.any():
        first, last = (from_micros(bound, UTC) for bound in (FIRST_MICROS, LAST_MICROS - 1))
        what = "is outside the years 1 to 9999"
        kind = partial(OutOfRangeError, first=first, last=last)
        raise told([RowFault(column.field, np.flatnonzero(outside), column.shown, what, kind)])
    return micros
