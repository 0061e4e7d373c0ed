"""Columns of numpy: arrays of datetime64, timedelta64 or whole numbers, masked or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from sla_rules.columns.reading import Holds, Reading, refuse_dtype, true_flags
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.columns.time_column import NULL
from sla_rules.columns.units import MICROSECONDS, Unit
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints


@frozen
class LikeNumpy:
    """
    Arrays of numpy. Whole numbers are answered by whole numbers of microseconds; masked arrays by masked ones.

    *full* says that no answer is null, which spares a look at all of them.
    """

    counts: bool
    masked: bool
    full: bool = False

    @property
    def has_zones(self) -> bool:
        """Whole numbers are instants of themselves; datetime64 has no zone."""
        return self.counts

    def instants(self, values: Ints, unit: Unit, zone: str | None) -> object:  # noqa: ARG002 -- numpy has no zones
        """Return datetime64 of the unit, or microseconds."""
        return self.integers(values) if self.counts else self._times(values, f"M8[{unit.name}]")

    def amounts(self, values: Ints, unit: Unit) -> object:
        """Return timedelta64 of the unit, or microseconds."""
        return self.integers(values) if self.counts else self._times(values, f"m8[{unit.name}]")

    def integers(self, values: Ints) -> object:
        """Return int64; only a masked array can hold nulls."""
        if not self.masked and (self.full or not len(values) or values.min() > NULL):
            return values
        return self._without_nulls(values, values == NULL)

    def flags(self, values: NDArray[np.int8]) -> object:
        """Return booleans; only a masked array can hold nulls."""
        nulls = values < 0
        return self._without_nulls(true_flags(np.where(nulls, 0, values).astype(np.int8)), nulls)

    def _times(self, values: Ints, dtype: str) -> object:
        times = values.view(dtype)
        return np.ma.masked_array(times, np.isnat(times)) if self.masked else times

    def _without_nulls(self, values: NDArray[Any], nulls: Flags) -> object:
        if self.masked:
            return np.ma.masked_array(values, nulls)
        if nulls.any():
            what = f"has no answer that an array of {values.dtype} can hold; drop such rows or give a masked array"
            raise told([RowFault("answer", np.flatnonzero(nulls), lambda _: "NaT", what)])
        return values


def read_numpy(array: NDArray[Any], field: str) -> Reading:
    """Read an array of one dimension."""
    if array.ndim != 1:
        msg = f"{field}: an array of {array.ndim} dimensions is no column; one dimension is wanted"
        raise InvalidValueError(msg)
    masked = isinstance(array, np.ma.MaskedArray)
    nulls = np.ma.getmaskarray(array) if masked else None
    plain = np.asarray(array)
    kind = plain.dtype.kind
    like = LikeNumpy(kind in "iu", masked)
    if kind in "mM":
        unit = Unit.of_dtype(plain.dtype, field)
        holds = Holds.AMOUNTS if kind == "m" else Holds.DATES if unit.name == "D" else Holds.INSTANTS
    elif kind in "iu" and plain.dtype != np.uint64:
        unit, holds = MICROSECONDS, Holds.INTEGERS
    else:
        raise refuse_dtype(field, plain.dtype, plain[0] if len(plain) else None, len(plain))
    return Reading(field, _as_int64(plain, nulls), holds, unit, like, has_zone=holds is Holds.INTEGERS)


def _as_int64(plain: NDArray[Any], nulls: Flags | None) -> Ints:
    """Return the numbers without a copy where they are int64 in the machine's own order."""
    native = plain.astype(plain.dtype.newbyteorder("="), copy=False)
    values: Ints = native.view(np.int64) if native.dtype.kind in "mM" else native.astype(np.int64, copy=False)
    if nulls is not None and nulls.any():
        values = np.where(nulls, NULL, values)
    return values
