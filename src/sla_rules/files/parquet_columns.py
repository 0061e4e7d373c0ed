"""
Rows of a Parquet file read as columns of tickets; rows at which anything is unusual are left to be read one by one.

Nothing is decided here that a row by itself would not be: no fault is found, and what is not plain is doubtful.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sla_rules.calendars.instants import MICROSECOND
from sla_rules.columns import Coded, TicketColumns
from sla_rules.columns.buckets import Scratch
from sla_rules.columns.compiled_calendar import compiled
from sla_rules.columns.plain_times import ACKNOWLEDGED, ASSIGNED, RECEIVED, RESOLVED, PlainTimes
from sla_rules.columns.time_column import NULL
from sla_rules.columns.wall_clock import wall_clock
from sla_rules.files.id_hashes import bytes_of, is_plain
from sla_rules.files.names import FLAGS, TIMES
from sla_rules.files.ticket_rows import FLAG_VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.layout import Layout
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

_KINDS: dict[str, int] = dict(zip(TIMES, (RECEIVED, ACKNOWLEDGED, ASSIGNED, RESOLVED), strict=True))
_NOTHING, _UNKNOWN = -1, -2
# As in `table_reader`: whatever comes so long before the end of the known years needs no trial.
_YEAR = timedelta(days=366) // MICROSECOND
_PER_SECOND = {"s": 1_000_000, "ms": 1_000, "us": 1}


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
    """What the rows of a batch say: the *places* of those that are plain, their tickets, and what notes count."""

    places: Ints
    columns: TicketColumns
    doubtful: Ints
    latest: int | None
    stood_in: int
    unassigned: int


class ParquetColumns:
    """
    How the columns of one file are read as tickets under *agreement*.

    *said* gives what the values of a column say, as texts after the caller's meanings. *severities* and *scopes* are as
    in `TicketRows`; a scope counts here only as the agreement writes it.
    """

    def __init__(
        self,
        agreement: Agreement,
        layout: Layout,
        *,
        said: Callable[[str, Any], list[str]],
        severities: Mapping[str, Severity],
        scopes: Mapping[str, tuple[str, Severity]],
    ) -> None:
        self._layout = layout
        self._said = said
        self._grid = agreement.latest.grid.severities
        self._severities = {text: self._grid.index(severity) for text, severity in severities.items()}
        self._scopes = {text: self._grid.index(severity) for text, (own, severity) in scopes.items() if text == own}
        self._span = compiled(agreement.calendar).span

    def read(self, cells: Mapping[str, Any], repeats: Ints) -> Read:
        """Read the columns of a batch; *repeats* are the places of rows whose id a row before has."""
        count = len(cells["received_at"])
        doubtful = np.zeros(count, bool)
        doubtful[repeats] = True
        doubtful |= _blank(cells["id"])
        times = {column: self._instants(cells[column], doubtful) for column in TIMES if column in cells}
        doubtful |= times["received_at"] == NULL
        severity, scope = self._severity(cells, doubtful)
        none = severity == _NOTHING
        assigned = times.get("severity_assigned_at")
        if assigned is not None:
            doubtful |= none & (assigned != NULL)
        at = np.full(count, NULL, np.int64) if assigned is None else assigned
        stands_in = ~none & (at == NULL)
        times["severity_assigned_at"] = np.where(stands_in, times["received_at"], at)
        flags = {column: self._flags(column, cells[column], doubtful) for column in FLAGS if column in cells}
        plain = PlainTimes({_KINDS[column]: at for column, at in times.items()}, severity, self._grid)
        impossible = plain.impossible()
        if impossible is not None:
            doubtful |= impossible
        sure = np.flatnonzero(~doubtful)
        whole = len(sure) == count
        provider = self._coded("identity_provider", cells) if "identity_provider" in cells else None
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

    def _instants(self, cells: Any, doubtful: Flags) -> Ints:  # noqa: ANN401 -- Arrow has no types
        """Return instants in microseconds, NULL for nothing; those that are not plain are *doubtful*."""
        import pyarrow as pa

        nulls = _nulls(cells)
        if pa.types.is_null(cells.type):
            return np.full(len(cells), NULL, np.int64)
        values: Ints = cells.cast(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)
        unit = cells.type.unit
        first, last = self._span
        if unit == "ns":
            micros = values // 1_000
            doubtful |= micros * 1_000 != values
        else:
            per = _PER_SECOND[unit]
            far = (values > last // per) | (values < first // per)
            micros = np.where(far, last, values * per) if far.any() else values * per
        unusual = ~nulls & ((micros < first) | (micros > last - _YEAR))
        if cells.type.tz is None:
            if self._layout.zone is None:
                doubtful |= ~nulls
                return np.where(nulls, NULL, first)
            unusual |= ~nulls & ((micros < first + _YEAR) | (micros > last - 2 * _YEAR))
        micros = np.where(nulls | unusual, first + _YEAR, micros)
        if cells.type.tz is None and len(micros):
            clock = wall_clock(self._layout.zone.key, self._layout.wall_time)  # type: ignore[union-attr] # there is one
            out = np.empty(len(micros), np.int64)
            refused = clock.instants(micros, out, Scratch(len(micros)))
            unusual[refused[~nulls[refused]]] = True
            micros = out
        doubtful |= unusual
        return np.where(nulls, NULL, micros) if nulls.any() else micros

    def _severity(self, cells: Mapping[str, Any], doubtful: Flags) -> tuple[NDArray[np.int32], Coded | None]:
        """Return the place of the severity that each row says, or that its scope brings, and the scope."""
        found = np.full(len(doubtful), _NOTHING, np.int32)
        coded = None
        if "scope" in cells:
            coded = self._coded("scope", cells)
            found = np.array([*(self._scopes.get(text, _UNKNOWN) for text in coded.values), _NOTHING], np.int32)[
                coded.codes
            ]
            doubtful |= found == _UNKNOWN
        if "severity" in cells:
            codes, texts = self._codes("severity", cells["severity"])
            table = [_NOTHING if not text else self._severities.get(text.casefold(), _UNKNOWN) for text in texts]
            own = np.array([*table, _NOTHING], np.int32)[codes]
            doubtful |= own == _UNKNOWN
            found = np.where(own == _NOTHING, found, own)
        return np.where(found == _UNKNOWN, _NOTHING, found).astype(np.int32), coded

    def _flags(self, column: str, cells: Any, doubtful: Flags) -> Flags:  # noqa: ANN401 -- as above
        """Return a column of true and false."""
        codes, texts = self._codes(column, cells)
        table = [_UNKNOWN if (said := FLAG_VALUES.get(text.casefold())) is None else int(said) for text in texts]
        found = np.array([*table, 0], np.int8)[codes]
        doubtful |= found == _UNKNOWN
        flags: Flags = found == 1
        return flags

    def _coded(self, column: str, cells: Mapping[str, Any]) -> Coded:
        """Return a column of texts by their codes."""
        codes, texts = self._codes(column, cells[column])
        said = dict.fromkeys(text for text in texts if text)
        place = {text: number for number, text in enumerate(said)}
        table = np.array([*(place.get(text, _NOTHING) for text in texts), _NOTHING], np.int32)
        return Coded(table[codes], tuple(said))

    def _codes(self, column: str, cells: Any) -> tuple[NDArray[np.int32], list[str]]:  # noqa: ANN401 -- as above
        """Return what each row says, as a place among the texts, -1 for a null."""
        import pyarrow as pa

        coded = cells if pa.types.is_dictionary(cells.type) else cells.dictionary_encode()
        codes = coded.indices.fill_null(_NOTHING).to_numpy(zero_copy_only=False)
        return codes, self._said(column, coded.dictionary)


def _blank(ids: Any) -> Flags:  # noqa: ANN401 -- as above
    """Tell which cells say no id."""
    import pyarrow as pa

    blank = _nulls(ids)
    if pa.types.is_integer(ids.type):
        return blank
    ids = ids.fill_null("")
    data, first, sizes = bytes_of(ids)
    for row in np.flatnonzero(~is_plain(data[first]) | (sizes == 0)).tolist():
        blank[row] = not ids[row].as_py().strip()
    return blank


def _nulls(cells: Any) -> Flags:  # noqa: ANN401 -- as above
    """Tell which cells say nothing."""
    if not cells.null_count:
        return np.zeros(len(cells), bool)
    nulls: Flags = cells.is_null().to_numpy(zero_copy_only=False)
    return nulls
