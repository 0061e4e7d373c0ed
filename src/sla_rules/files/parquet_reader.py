"""From a Parquet file to its tickets, or to every fault that it has: its cells say what those of a CSV file say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_rules.errors import FileFaultsError, InvalidValueError, MissingExtraError
from sla_rules.files.fault import Fault
from sla_rules.files.header import find_columns
from sla_rules.files.names import TIMES
from sla_rules.files.rows import Row
from sla_rules.files.said import Said
from sla_rules.files.ticket_reader import TicketReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.header import Places
    from sla_rules.files.ids import Ids
    from sla_rules.files.layout import Layout
    from sla_rules.files.times import TimeReader

BUFFER = 1 << 20
"""Bytes of a column of a Parquet file that are read at once."""

_WHOLE = "a whole Parquet file, or a CSV file not named .parquet"
_ACCEPTED = "a column of texts, whole numbers, true and false, or timestamps"


class ParquetReader(TicketReader):
    """
    One reading of one Parquet file of tickets, *rows_at_once*; None reads all of them at once and keeps them.

    Timestamps may have a zone or none; a null is an empty cell. Faults count rows, from 1. Raises MissingExtraError
    where pyarrow is not installed, FileFaultsError for what is no Parquet file, and InvalidValueError for an option
    that only a text has.
    """

    def __init__(
        self,
        path: Path,
        agreement: Agreement,
        layout: Layout,
        ids: Ids,
        *,
        rows_at_once: int | None = None,
    ) -> None:
        for option in ("delimiter", "encoding"):
            if getattr(layout, option) is not None:
                msg = f"{option}: a Parquet file has none; leave it out for {path}"
                raise InvalidValueError(msg)
        self.file = _opened(path)
        whole = self.file.metadata.num_rows
        holds = rows_at_once is None or whole <= rows_at_once
        super().__init__(str(path), agreement, layout, ids=ids, holds=holds, place="row")
        self.rows_at_once = max(whole, 1) if rows_at_once is None else rows_at_once
        self.total = whole
        self.types: dict[str, Any] = {}

    def _found_places(self) -> Places:
        """Find the columns in the schema; refuse a file that has not all of them, or one of another type."""
        schema = self.file.schema_arrow
        places, faults = find_columns(self.path, Row(0, tuple(schema.names)), self.layout.columns)
        self.faults.add(*faults)
        self.types = {column: schema.field(place).type for column, (place, _) in places.items()}
        for column, its_type in self.types.items():
            if not _is_read(its_type):
                self._fault(None, places[column][1], str(its_type), _ACCEPTED)
        if self.faults:
            self._refuse()
        return places

    def _said_parts(self, places: Places, *, again: bool) -> Iterator[Said]:
        """Yield what the rows say; all of them are whole."""
        line = 0
        for batch in self.batches(places):
            self.rows += 0 if again else len(batch)
            yield self.said_of(batch, places, range(line + 1, line + len(batch) + 1))
            line += len(batch)

    def batches(self, places: Places) -> Iterator[Any]:
        """Yield the columns of tickets, so many rows at a time; refuse a file that breaks off or is damaged."""
        from pyarrow import ArrowException

        names = list(dict.fromkeys(name for _, name in places.values()))
        try:
            yield from self.file.iter_batches(batch_size=self.rows_at_once, columns=names)
        except (ArrowException, OSError) as error:
            raise _refused(self.path, str(error).splitlines()[0], _WHOLE) from None

    def said_of(self, batch: Any, places: Places, numbers: Iterable[int]) -> Said:  # noqa: ANN401 -- Arrow has no types
        """Give what the rows of a batch say, whose *numbers* are given."""
        return Said(
            [Row(number, ()) for number in numbers],
            {column: self.texts_of(column, batch.column(name)) for column, (_, name) in places.items()},
        )

    def texts_of(self, column: str, cells: Any) -> list[str]:  # noqa: ANN401 -- as above
        """Give what cells of a column say, after the caller's meanings."""
        return self._meant(column, _texts(cells, cells.type))

    def _time_reader(self, places: Places) -> TimeReader:
        """Say how times are read: what a timestamp says is in ISO 8601, whatever way the texts are written."""
        import attrs

        stamped = any(is_stamp(self.types[column]) for column in TIMES if column in places)
        return attrs.evolve(super()._time_reader(places), stamped=stamped)


def _opened(path: Path) -> Any:  # noqa: ANN401 -- Arrow has no types
    """Open a Parquet file."""
    try:
        import pyarrow.parquet as pq
        from pyarrow import ArrowInvalid
    except ModuleNotFoundError:
        msg = f"{path}: a Parquet file needs pyarrow; install it with: pip install 'sla-rules[parquet]'"
        raise MissingExtraError(msg) from None
    try:
        # read piece by piece: what it buffers by itself, it keeps until the last row
        return pq.ParquetFile(path, pre_buffer=False, buffer_size=BUFFER)
    except ArrowInvalid as error:
        what, accepted = str(error).splitlines()[0], _WHOLE
    except OSError as error:
        what, accepted = error.strerror or str(error), "a file that can be read"
    raise _refused(str(path), what, accepted)


def _refused(path: str, what: str, accepted: str) -> FileFaultsError:
    """Return the error of a file that cannot be read."""
    fault = Fault(file=path, line=None, column="", value=what, accepted=accepted)
    return FileFaultsError(str(fault), faults=(fault,))


def _is_read(its_type: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether the cells of a column of that type say something."""
    from pyarrow import types

    if types.is_dictionary(its_type):
        its_type = its_type.value_type
    kinds = (types.is_integer, types.is_floating, types.is_boolean, types.is_date, types.is_null)
    return _is_text(its_type) or is_stamp(its_type) or any(is_kind(its_type) for is_kind in kinds)


def _is_text(its_type: Any) -> bool:  # noqa: ANN401 -- as above
    from pyarrow import types

    return bool(types.is_string(its_type) or types.is_large_string(its_type) or types.is_string_view(its_type))


def is_stamp(its_type: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a column of that type has timestamps."""
    from pyarrow import types

    return bool(types.is_timestamp(its_type))


def _texts(column: Any, its_type: Any) -> list[str]:  # noqa: ANN401 -- as above
    """Give what the cells of a column say, as a CSV file would have it, without blanks around; "" for nothing."""
    import pyarrow as pa

    if pa.types.is_dictionary(its_type):
        column = column.dictionary_decode()
        its_type = its_type.value_type
    if is_stamp(its_type):
        # in UTC when it has a zone, and with a Z then
        column = column.cast(pa.timestamp(its_type.unit, its_type.tz and "UTC")).cast(pa.string())
    elif pa.types.is_boolean(its_type) or pa.types.is_integer(its_type) or pa.types.is_date(its_type):
        column = column.cast(pa.string())
    elif pa.types.is_floating(its_type):
        return ["" if value is None or value != value else _figure(value) for value in column.to_pylist()]  # noqa: PLR0124 -- NaN differs from itself
    return ["" if text is None else text.strip() for text in column.to_pylist()]


def _figure(value: float) -> str:
    """Write a number; whole ones, which a column with nulls may hold as floats, without a fraction."""
    return str(int(value)) if value.is_integer() else repr(value)
