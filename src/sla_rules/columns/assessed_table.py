"""Assessed columns put beside the columns of the table they are of, as columns of the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs
import narwhals as nw
import numpy as np

from sla_rules.columns.chunks import for_each_chunk
from sla_rules.columns.numpy_columns import LikeNumpy
from sla_rules.columns.result_column import ResultColumn
from sla_rules.columns.time_column import NULL
from sla_rules.columns.units import MICROSECONDS
from sla_rules.columns.verdict_rows import STATES
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.assessed_columns import AssessedColumns
    from sla_rules.columns.buckets import Ints, Scratch
    from sla_rules.columns.reading import Like
    from sla_rules.columns.ticket_table import TicketTable
    from sla_rules.columns.wall_clock import WallClock

_NAMES = [state.value for state in STATES]


def beside(table: Any, read: TicketTable, assessed: AssessedColumns) -> Any:  # noqa: ANN401 -- any kind of table
    """
    Return the *table*, which was *read*, with the assessed columns: a frame of the same kind, or a new dictionary.

    Raises InvalidValueError where a column of that name is there.
    """
    taken = [name for name in assessed.values if name in read.table.names]
    if taken:
        msg = f"tickets: there is a column {taken[0]!r} already; drop what was assessed before"
        raise InvalidValueError(msg)
    if isinstance(table, Mapping):
        like: Like = LikeNumpy(counts=False, masked=False) if isinstance(read.like, LikeNumpy) else read.like
        return {**table, **{name: _native(name, assessed, like, read.clock) for name in assessed.values}}
    frame = nw.from_native(table, eager_only=True)
    added = [
        nw.from_native(_native(name, assessed, read.like, read.clock), series_only=True).alias(name)
        for name in assessed.values
    ]
    return frame.with_columns(*added).to_native()


def _native(name: str, assessed: AssessedColumns, like: Like, clock: WallClock | None) -> Any:  # noqa: ANN401 -- a column
    values, kind = assessed.values[name], assessed.kinds[name]
    like = attrs.evolve(like, counts=False) if kind in {"instant", "amount"} else like  # type: ignore[misc] # all have it
    if kind == "instant":
        zone = None if clock is None else clock.key
        return like.instants(_on_clock(name, values, clock), MICROSECONDS, zone)
    if kind == "amount":
        return like.amounts(values, MICROSECONDS)
    if kind == "count":
        return values if isinstance(like, LikeNumpy) else like.integers(values.astype(np.int64))
    return _states(values, like, assessed[name])


def _on_clock(name: str, values: Ints, clock: WallClock | None) -> Ints:
    """Return instants as the clocks show them that the column received_at was read on."""
    if clock is None:
        return values
    result = ResultColumn(name, len(values), MICROSECONDS, clock)

    def work(rows: slice, scratch: Scratch) -> None:
        nulls = values[rows] == NULL
        if nulls.all():
            result.leave_null(rows)
            return
        np.copyto(result.room(rows), np.where(nulls, values[rows].max(), values[rows]))
        result.keep(rows, nulls, scratch)

    for_each_chunk(len(values), work, 1)
    return result.values


def _states(codes: NDArray[np.int8], like: Like, texts: NDArray[Any]) -> Any:  # noqa: ANN401 -- a column
    """Return states as texts of numpy, or as the categories that a package has."""
    if isinstance(like, LikeNumpy):
        return texts
    series: nw.Series[Any] = like.series  # type: ignore[attr-defined] # all but numpy's have one
    native = series.to_native()
    if series.implementation.is_pandas_like():
        pandas = series.__native_namespace__()
        return pandas.Series(pandas.Categorical.from_codes(codes, _NAMES), index=native.index)
    if series.implementation.is_pyarrow():
        import pyarrow as pa

        indices = pa.array(codes, mask=codes < 0)
        return pa.chunked_array([pa.DictionaryArray.from_arrays(indices, pa.array(_NAMES))])
    import polars as pl

    places = pl.Series(codes, dtype=pl.Int64)
    return pl.Series(_NAMES, dtype=pl.Enum(_NAMES)).gather(places.set(places < 0, None))
