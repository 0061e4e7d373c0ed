"""
Rows of a file read as columns of tickets; rows at which anything is unusual are left to be read one by one.

Nothing is decided here that a row by itself would not be: no fault is found, and what is not plain is doubtful.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from sla_rules.columns.coded import NOTHING, Coded
from sla_rules.columns.plain_times import ACKNOWLEDGED, ASSIGNED, RECEIVED, RESOLVED, PlainTimes
from sla_rules.columns.ticket_columns import TicketColumns
from sla_rules.columns.time_column import NULL
from sla_rules.files.names import FLAGS, TIMES
from sla_rules.files.ticket_rows import FLAG_VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.said import Said
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

_KINDS: dict[str, int] = dict(zip(TIMES, (RECEIVED, ACKNOWLEDGED, ASSIGNED, RESOLVED), strict=True))
_UNKNOWN = -2


class Cells(Protocol):
    """
    The cells of some rows of a file, by the columns of a ticket that the file has.

    What is not plain in a row is said in *doubtful*, a flag for each row, and whatever is given of it then is harmless.
    """

    columns: Collection[str]

    def __len__(self) -> int:
        """Count the rows."""
        ...

    def last_line(self) -> int:
        """Return the line of the last row."""
        ...

    def places_of(self, lines: Iterable[int]) -> Ints:
        """Return where the rows of these lines are."""
        ...

    def blank_ids(self) -> Flags:
        """Tell which rows say no id."""
        ...

    def instants(self, column: str, doubtful: Flags) -> Ints:
        """Return instants in microseconds, NULL for nothing."""
        ...

    def codes(self, column: str) -> tuple[NDArray[np.int32], list[str]]:
        """Return what each row says, as a place among the texts, NOTHING for a null."""
        ...

    def said(self, rows: Ints) -> Said:
        """Return what these rows say, to be read one by one."""
        ...

    def ids(self, rows: Ints) -> Callable[[int], str]:
        """Return what gives the id of each of these rows, by its place among them."""
        ...


class ColumnsPart(NamedTuple):
    """
    Some rows of a file: *columns* of tickets, with the id of a ticket by its place, and the *others*, one by one.

    *latest* is the latest instant of those in columns.
    """

    rows: int
    columns: TicketColumns
    id_of: Callable[[int], str]
    others: Sequence[Ticket]
    latest: int | None

    def __len__(self) -> int:
        """Count the rows."""
        return self.rows


class Read(NamedTuple):
    """What rows say: the *places* of those that are plain, their tickets, and what notes count."""

    places: Ints
    columns: TicketColumns
    doubtful: Ints
    latest: int | None
    stood_in: int
    unassigned: int


class PlainColumns:
    """
    How the columns of one file are read as tickets under *agreement*.

    *severities* and *scopes* are as in `TicketRows`.
    """

    def __init__(
        self,
        agreement: Agreement,
        *,
        severities: Mapping[str, Severity],
        scopes: Mapping[str, tuple[str, Severity]],
    ) -> None:
        self._grid = agreement.latest.grid.severities
        self._severities = {text: self._grid.index(severity) for text, severity in severities.items()}
        self._scopes = {text: (own, self._grid.index(severity)) for text, (own, severity) in scopes.items()}

    def read(self, cells: Cells, repeats: Ints) -> Read:
        """Read some rows; *repeats* are the places of those whose id a row before has."""
        count = len(cells)
        doubtful = np.zeros(count, bool)
        doubtful[repeats] = True
        doubtful |= cells.blank_ids()
        times = {column: cells.instants(column, doubtful) for column in TIMES if column in cells.columns}
        doubtful |= times["received_at"] == NULL
        severity, scope = self._severity(cells, doubtful)
        none = severity == NOTHING
        assigned = times.get("severity_assigned_at")
        if assigned is not None:
            doubtful |= none & (assigned != NULL)
        at = np.full(count, NULL, np.int64) if assigned is None else assigned
        stands_in = ~none & (at == NULL)
        times["severity_assigned_at"] = np.where(stands_in, times["received_at"], at)
        flags = {column: self._flags(cells, column, doubtful) for column in FLAGS if column in cells.columns}
        plain = PlainTimes({_KINDS[column]: at for column, at in times.items()}, severity, self._grid)
        impossible = plain.impossible()
        if impossible is not None:
            doubtful |= impossible
        sure = np.flatnonzero(~doubtful)
        whole = len(sure) == count
        provider = _coded(*cells.codes("identity_provider")) if "identity_provider" in cells.columns else None
        columns = TicketColumns.of_plain(
            plain if whole else plain.part(sure),
            scope=scope if whole or scope is None else scope.part(sure),
            identity_provider=provider if whole or provider is None else provider.part(sure),
            **{column: values[sure] for column, values in flags.items()},
        )
        last = [int(each.max()) for each in (at[sure] for at in times.values()) if len(each)]
        return Read(
            places=sure,
            columns=columns,
            doubtful=np.flatnonzero(doubtful),
            latest=max(last, default=None),
            stood_in=int(np.count_nonzero(stands_in[sure])),
            unassigned=int(np.count_nonzero(none[sure])),
        )

    def _severity(self, cells: Cells, doubtful: Flags) -> tuple[NDArray[np.int32], Coded | None]:
        """Return the place of the severity that each row says, or that its scope brings, and the scope."""
        found = np.full(len(doubtful), NOTHING, np.int32)
        scope = None
        if "scope" in cells.columns:
            codes, texts = cells.codes("scope")
            meant = [self._scopes.get(text.casefold(), ("", _UNKNOWN)) if text else ("", NOTHING) for text in texts]
            found = np.array([*(place for _, place in meant), NOTHING], np.int32)[codes]
            scope = _coded(codes, [own for own, _ in meant])
            doubtful |= found == _UNKNOWN
        if "severity" in cells.columns:
            codes, texts = cells.codes("severity")
            table = [NOTHING if not text else self._severities.get(text.casefold(), _UNKNOWN) for text in texts]
            own = np.array([*table, NOTHING], np.int32)[codes]
            doubtful |= own == _UNKNOWN
            found = np.where(own == NOTHING, found, own)
        return np.where(found == _UNKNOWN, NOTHING, found).astype(np.int32), scope

    @staticmethod
    def _flags(cells: Cells, column: str, doubtful: Flags) -> Flags:
        """Return a column of true and false."""
        codes, texts = cells.codes(column)
        table = [_UNKNOWN if (said := FLAG_VALUES.get(text.casefold())) is None else int(said) for text in texts]
        found = np.array([*table, 0], np.int8)[codes]
        doubtful |= found == _UNKNOWN
        flags: Flags = found == 1
        return flags


def _coded(codes: NDArray[np.int32], texts: Sequence[str]) -> Coded:
    """Return a column of texts by their codes; an empty one says nothing."""
    said = dict.fromkeys(text for text in texts if text)
    place = {text: number for number, text in enumerate(said)}
    table = np.array([*(place.get(text, NOTHING) for text in texts), NOTHING], np.int32)
    return Coded(table[codes], tuple(said))
