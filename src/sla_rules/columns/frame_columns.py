"""Columns of pandas, Polars and Arrow, recognised through narwhals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
from attrs import frozen

from sla_rules.columns.reading import Holds, Reading, is_column, refuse_dtype, true_flags
from sla_rules.columns.time_column import NULL
from sla_rules.columns.units import MICROSECONDS, Unit
from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from narwhals.dtypes import DType
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints


def read_series(value: Any, field: str) -> Reading:  # noqa: ANN401 -- any kind of column, of any package
    """Read a column of any kind that narwhals knows."""
    finish: Callable[[Any], object] = _as_it_is
    native = value
    if type(value).__module__.startswith("pyarrow.") and not hasattr(value, "chunks") and is_column(value):
        import pyarrow as pa

        native, finish = pa.chunked_array([value]), _in_one_piece
    try:
        series = nw.from_native(native, series_only=True)
    except TypeError:
        msg = (
            f"{field}: {type(value).__name__} is no column that is known; a numpy array, a pandas or Polars Series "
            "or an Arrow array is wanted"
        )
        raise InvalidTypeError(msg) from None
    if series.name:
        field = f"{field} (column {series.name!r})"
    dtype = _dtype_of(series)
    if _says_nothing(series, dtype):
        like = _like(series)(series, counts=False, zone=None, finish=finish)
        return Reading(field, np.full(len(series), NULL), Holds.INSTANTS, MICROSECONDS, like, has_zone=True)
    if isinstance(dtype, nw.Datetime | nw.Duration):
        unit = Unit.of(dtype.time_unit)
        holds = Holds.INSTANTS if isinstance(dtype, nw.Datetime) else Holds.AMOUNTS
    elif isinstance(dtype, nw.Date):
        unit, holds = Unit.of("D"), Holds.DATES
    elif dtype.is_integer() and dtype != nw.UInt64:
        unit, holds = MICROSECONDS, Holds.INTEGERS
    else:
        raise refuse_dtype(field, dtype, series[0] if len(series) else None, len(series))
    zone = dtype.time_zone if isinstance(dtype, nw.Datetime) else None
    has_zone = zone is not None or holds is Holds.INTEGERS
    like = _like(series)(series, holds is Holds.INTEGERS, zone, finish)
    return Reading(field, _values(series, unit), holds, unit, like, has_zone=has_zone)


def _like(series: nw.Series[Any]) -> type[LikeSeries]:
    return LikePandas if series.implementation.is_pandas_like() else LikeSeries


def _says_nothing(series: nw.Series[Any], dtype: DType) -> bool:
    """Whether a column holds nothing but nulls, and is of no kind of its own: nobody knows yet what they will be."""
    of_times = dtype.is_temporal() or dtype.is_integer()
    return not of_times and 0 < len(series) == series.null_count()


def _dtype_of(series: nw.Series[Any]) -> DType:
    """Return what a column holds; pandas itself is asked for the zone, of which narwhals knows letters alone."""
    own = getattr(series.to_native(), "dtype", None)
    zone = getattr(own, "tz", None)
    return series.dtype if own is None or zone is None else nw.Datetime(own.unit, str(zone))


def _values(series: nw.Series[Any], unit: Unit) -> Ints:
    native = series.to_native()
    if getattr(getattr(native, "dtype", None), "kind", "") in ("m", "M") and not _is_arrow_backed(native):
        # pandas on numpy: its own NaT is our NULL; of a zone, numpy gets the same instants in UTC
        kind = "m8" if isinstance(series.dtype, nw.Duration) else "M8"
        return np.asarray(native.to_numpy(dtype=f"{kind}[{unit.name}]")).view(np.int64)
    # days are 32 bits wide in Arrow, which casts them to no other width
    counted = (series.cast(nw.Int32) if isinstance(series.dtype, nw.Date) else series).cast(nw.Int64)
    values = (counted.fill_null(NULL) if counted.null_count() else counted).to_numpy()
    return values.astype(np.int64, copy=False)


def _is_arrow_backed(native: Any) -> bool:  # noqa: ANN401 -- a Series of pandas, which has no types
    return hasattr(native.dtype, "pyarrow_dtype")


def _as_it_is(native: Any) -> object:  # noqa: ANN401 -- any kind of column
    return native


def _in_one_piece(native: Any) -> object:  # noqa: ANN401 -- a ChunkedArray
    return native.combine_chunks()


@frozen
class LikeSeries:
    """Columns of Polars and Arrow, of the same name and zone."""

    series: nw.Series[Any]
    counts: bool
    zone: str | None
    finish: Callable[[Any], object]

    @property
    def has_zones(self) -> bool:
        """A column of times can say of which zone they are."""
        return True

    def instants(self, values: Ints, unit: Unit, zone: str | None) -> object:
        """Return times in the zone of the column, or in *zone* where it holds none."""
        if self.counts:
            return self.integers(values)
        made = self._made(values.view(f"M8[{unit.name}]"))
        zone = self.zone or (zone if isinstance(self.series.dtype, nw.Duration) else None)
        if zone is not None:
            made = made.dt.replace_time_zone("UTC").dt.convert_time_zone(zone)
        return self._finished(made)

    def amounts(self, values: Ints, unit: Unit) -> object:
        """Return amounts of time."""
        return self.integers(values) if self.counts else self._finished(self._made(values.view(f"m8[{unit.name}]")))

    def integers(self, values: Ints) -> object:
        """Return whole numbers."""
        return self._finished(self._with_nulls(self._made(values), values == NULL))

    def flags(self, values: NDArray[np.int8]) -> object:
        """Return booleans."""
        nulls = values < 0
        return self._finished(
            self._with_nulls(self._made(true_flags(np.where(nulls, 0, values).astype(np.int8))), nulls)
        )

    def _made(self, values: NDArray[Any]) -> nw.Series[Any]:
        return nw.new_series(self.series.name, values, backend=self.series.implementation)

    def _with_nulls(self, series: nw.Series[Any], nulls: Flags) -> nw.Series[Any]:
        rows = np.flatnonzero(nulls)
        return series.scatter(rows, [None] * len(rows)) if len(rows) else series

    def _finished(self, series: nw.Series[Any]) -> object:
        return self.finish(series.to_native())


class LikePandas(LikeSeries):
    """Series of pandas: the index stays, and what backs the column: numpy, pandas' own nullable types or Arrow."""

    def instants(self, values: Ints, unit: Unit, zone: str | None) -> object:
        """Return times in the zone of the column, or in *zone* where it holds none."""
        if self.counts:
            return self.integers(values)
        native = self._series(values.view(f"M8[{unit.name}]"))
        dtype = self.series.to_native().dtype
        wanted = getattr(dtype, "tz", None) or self.zone or (zone if dtype.kind == "m" else None)
        if wanted is not None:
            native = native.dt.tz_localize("UTC").dt.tz_convert(wanted)
        return self._backed(native)

    def amounts(self, values: Ints, unit: Unit) -> object:
        """Return amounts of time."""
        return self.integers(values) if self.counts else self._backed(self._series(values.view(f"m8[{unit.name}]")))

    def integers(self, values: Ints) -> object:
        """Return whole numbers, of a nullable type where the column has one or nulls must be held."""
        return self._nullable(values, values == NULL, "Int64")

    def flags(self, values: NDArray[np.int8]) -> object:
        """Return booleans, of a nullable type where the column has one or nulls must be held."""
        nulls = values < 0
        return self._nullable(true_flags(np.where(nulls, 0, values).astype(np.int8)), nulls, "boolean")

    def _series(self, values: Any) -> Any:  # noqa: ANN401 -- pandas has no types
        native = self.series.to_native()
        return self.series.__native_namespace__().Series(values, index=native.index, name=native.name)

    def _nullable(self, values: NDArray[Any], nulls: Flags, dtype: str) -> object:
        made = self._series(values)
        own = self.series.to_native().dtype
        if nulls.any() or (self.counts and not isinstance(own, np.dtype)):
            made = made.astype(dtype).mask(nulls)
        return self._backed(made)

    def _backed(self, native: Any) -> object:  # noqa: ANN401 -- pandas has no types
        if not _is_arrow_backed(self.series.to_native()):
            return native
        return native.convert_dtypes(dtype_backend="pyarrow")
