"""The cells of some rows of a Parquet file, in the columns of Arrow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.calendars.instants import MICROSECOND
from sla_rules.columns.buckets import Scratch
from sla_rules.columns.coded import NOTHING
from sla_rules.columns.time_column import NULL
from sla_rules.columns.wall_clock import wall_clock
from sla_rules.files.id_hashes import bytes_of, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from sla_rules.files.layout import Layout
    from sla_rules.files.said import Said

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

# As in `table_reader`: whatever comes so long before the end of the known years needs no trial.
_YEAR = timedelta(days=366) // MICROSECOND
_PER_SECOND = {"s": 1_000_000, "ms": 1_000, "us": 1}


class ArrowCells:
    """
    The cells of rows after the first *line* of a file, as `Cells`.

    *batch* holds them by the names of the file, *names* gives those by the columns of a ticket. *texts_of* gives what
    cells of a column say, as texts after the caller's meanings, *said_of* what rows of a batch say by their numbers.
    *span* is the first and the last microsecond that the calendar knows.
    """

    def __init__(
        self,
        batch: Any,  # noqa: ANN401 -- Arrow has no types
        line: int,
        names: dict[str, str],
        *,
        layout: Layout,
        span: tuple[int, int],
        texts_of: Callable[[str, Any], list[str]],
        said_of: Callable[[Any, Sequence[int]], Said],
    ) -> None:
        self.columns: Collection[str] = names.keys()
        self._batch = batch
        self._line = line
        self._names = names
        self._layout = layout
        self._span = span
        self._texts_of = texts_of
        self._said_of = said_of

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._batch)

    def last_line(self) -> int:
        """Return the line of the last row."""
        return self._line + len(self)

    def places_of(self, lines: Iterable[int]) -> Ints:
        """Return where the rows of these lines are."""
        return np.array([line - self._line - 1 for line in lines], np.int64)

    def said(self, rows: Ints) -> Said:
        """Return what these rows say, to be read one by one."""
        return self._said_of(self._batch.take(rows), (rows + self._line + 1).tolist())

    def ids(self, rows: Ints) -> Callable[[int], str]:
        """Return what gives the id of each of these rows, read when it is asked for."""
        ids, texts_of = self._cells("id"), self._texts_of

        def id_of(row: int) -> str:
            (text,) = texts_of("id", ids.slice(int(rows[row]), 1))
            return text

        return id_of

    def blank_ids(self) -> Flags:
        """Tell which rows say no id."""
        import pyarrow as pa

        ids = self._cells("id")
        blank = _nulls(ids)
        if pa.types.is_integer(ids.type):
            return blank
        ids = ids.fill_null("")
        data, first, sizes = bytes_of(ids)
        for row in np.flatnonzero(~is_plain(data[first]) | (sizes == 0)).tolist():
            blank[row] = not ids[row].as_py().strip()
        return blank

    def instants(self, column: str, doubtful: Flags) -> Ints:
        """Return instants in microseconds, NULL for nothing; those that are not plain are *doubtful*."""
        import pyarrow as pa

        cells = self._cells(column)
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

    def codes(self, column: str) -> tuple[NDArray[np.int32], list[str]]:
        """Return what each row says, as a place among the texts, NOTHING for a null."""
        import pyarrow as pa

        cells = self._cells(column)
        coded = cells if pa.types.is_dictionary(cells.type) else cells.dictionary_encode()
        codes = coded.indices.fill_null(NOTHING).to_numpy(zero_copy_only=False)
        return codes, self._texts_of(column, coded.dictionary)

    def _cells(self, column: str) -> Any:  # noqa: ANN401 -- Arrow has no types
        """Return the cells of a column of a ticket."""
        return self._batch.column(self._names[column])


def _nulls(cells: Any) -> Flags:  # noqa: ANN401 -- as above
    """Tell which cells say nothing."""
    if not cells.null_count:
        return np.zeros(len(cells), bool)
    nulls: Flags = cells.is_null().to_numpy(zero_copy_only=False)
    return nulls
