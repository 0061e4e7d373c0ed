"""A column of texts or whole numbers that repeat, read as the place of each row's value among the distinct ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
from attrs import frozen

from sla_rules.columns.coded import NOTHING
from sla_rules.columns.objects import distinct_objects, too_wide
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints

# What spreads the bits of a text over a word: the golden ratio of Fibonacci hashing, and half a word's shift.
_SPREAD, _FOLD = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


# What Polars and Arrow tell apart by themselves, beside times and numbers; and the numbers that they do not.
_PLAIN = (nw.String, nw.Categorical, nw.Enum, nw.Boolean)
_WIDE = (nw.Decimal, nw.Int128, nw.UInt128)

# So many distinct values are found one by one in less time than all are sorted.
FEW = 24


@frozen(eq=False)
class Labels:
    """Row r says `values[codes[r]]`, or nothing where the code is NOTHING; the values come as they first appear."""

    codes: Ints
    values: list[Any]


def read_labels(column: object, field: str) -> Labels:
    """
    Read a column of any kind: numpy, pandas, Polars or Arrow; None, NaN and nulls say nothing.

    Raises InvalidTypeError for what is no column, or one of values that change, such as lists; InvalidValueError for an
    array of more than one dimension.

    >>> read_labels(np.array(["New", "Done", "New"]), "state").codes.tolist()
    [0, 1, 0]
    """
    if isinstance(column, np.ndarray):
        return _of_array(column, field)
    series = _series(column, field)
    if not _is_plain(series):
        return Labels(*distinct_objects(series.to_list(), field))
    if series.dtype.is_integer() and not series.null_count():
        return _of_array(series.to_numpy(), field)
    if series.dtype.is_float():
        return _of_array(series.cast(nw.Float64).to_numpy().astype(np.float64), field)  # a NaN says nothing either
    if series.implementation.is_pandas_like():
        codes, values = series.to_native().factorize()
        return Labels(np.asarray(codes, np.int64), values.tolist())
    return _of_series(series)


def read_ids(column: object, field: str) -> Labels:
    """
    Read a column of ids as `read_labels` does, in less time where the rows of each id stand together.

    Raises InvalidTypeError for ids that are neither texts nor whole numbers, InvalidValueError for numbers of more than
    64 bits. A blank text says nothing.
    """
    labels = _of_runs(column, field) or read_labels(column, field)
    kinds = set(map(type, labels.values))
    if kinds - {int} and kinds != {str}:
        accepted = str if isinstance(labels.values[0], str) else int
        wrong = next(code for code, value in enumerate(labels.values) if type(value) is not accepted)
        value, row = labels.values[wrong], int(np.flatnonzero(labels.codes == wrong)[0])
        msg = f"{field}: row {row}: {value!r} is a {type(value).__name__}; texts alone, or whole numbers, are wanted"
        raise InvalidTypeError(msg)
    if kinds == {int} and (wide := too_wide(labels.values)):
        rows = np.flatnonzero(np.isin(labels.codes, wide))
        what = "is more than 64 bits hold; such ids are wanted as texts"
        raise told([RowFault(field, rows, lambda row: str(labels.values[labels.codes[row]]), what)])
    if kinds == {str} and not all(map(str.strip, labels.values)):
        blank = [code for code, value in enumerate(labels.values) if not value.strip()]
        return Labels(np.where(np.isin(labels.codes, blank), NOTHING, labels.codes), labels.values)
    return labels


def as_array(column: object, field: str) -> NDArray[Any]:
    """
    Return a column as an array of numpy; what it has no type for, such as masked rows, as objects.

    Raises InvalidTypeError for what is no column.

    >>> as_array(np.array([1, 2]), "id").tolist()
    [1, 2]
    """
    if isinstance(column, np.ndarray):
        if not np.ma.is_masked(column):
            return np.asarray(column)
        found = np.asarray(column).astype(object)
        found[np.ma.getmaskarray(column)] = None
        return found
    series = _series(column, field)
    return np.array(series.to_list(), object) if isinstance(series.dtype, _WIDE) else np.asarray(column)


def _of_runs(column: object, field: str) -> Labels | None:
    """Return the labels of a column in which equal values stand together; None where they do not, or one is null."""
    if isinstance(column, np.ndarray):
        plain = column
    else:
        series = _series(column, field)
        if series.null_count() or not _is_plain(series):
            return None
        if not series.dtype.is_integer():
            different = (series != series.shift(1)).fill_null(value=True)
            heads = series.filter(different)
            if heads.n_unique() < len(heads):
                return None
            return Labels(np.cumsum(np.asarray(different.to_numpy(), bool)) - 1, heads.to_list())
        plain = series.to_numpy()  # pandas would compare whole numbers with what is shifted as floats
    if plain.ndim != 1 or plain.dtype.kind not in "iuU" or np.ma.is_masked(plain):
        return None
    changes = _differing(plain)
    values = plain[changes].tolist()
    return Labels(np.cumsum(changes) - 1, values) if len(set(values)) == len(values) else None


def _series(column: object, field: str) -> nw.Series[Any]:
    if type(column).__module__.startswith("pyarrow.") and hasattr(column, "dictionary_encode"):
        import pyarrow as pa

        column = column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])
    try:
        series: nw.Series[Any] = nw.from_native(column, series_only=True)
    except TypeError:
        msg = (
            f"{field}: {type(column).__name__} is no column that is known; a numpy array, a pandas or Polars Series "
            "or an Arrow array is wanted"
        )
        raise InvalidTypeError(msg) from None
    return series


def _is_plain(series: nw.Series[Any]) -> bool:
    """Whether the package can tell the values apart itself, as Python would; others are asked for one by one."""
    if series.implementation.is_pandas_like() and series.to_native().dtype == object:
        found: str = series.__native_namespace__().api.types.infer_dtype(series.to_native())
        return found == "string"
    dtype, native = series.dtype, series.to_native()
    if "_view" in str(getattr(native, "type", "")) or "_view" in str(getattr(native, "dtype", "")):
        return False  # Arrow does next to nothing with them
    if series.implementation.is_pandas_like():
        return not dtype.is_nested()
    return dtype.is_temporal() or isinstance(dtype, _PLAIN) or (dtype.is_numeric() and not isinstance(dtype, _WIDE))


def _of_series(series: nw.Series[Any]) -> Labels:
    """Read a series by what all packages have in common."""
    if series.implementation.is_pyarrow() and isinstance(series.dtype, nw.Categorical):
        native = series.to_native()  # its own dictionary may name a value twice, and hold what is no text
        series = nw.from_native(native.cast(native.type.value_type), series_only=True)
    values = series.drop_nulls().unique(maintain_order=True).to_list()
    if not values:
        return Labels(np.full(len(series), NOTHING), [])
    codes = series.replace_strict(values, range(len(values)), default=NOTHING, return_dtype=nw.Int64)
    return Labels(codes.fill_null(NOTHING).to_numpy(), values)


def _of_array(array: NDArray[Any], field: str) -> Labels:
    """Read an array of numpy."""
    if array.ndim != 1:
        msg = f"{field}: an array of {array.ndim} dimensions is no column; one dimension is wanted"
        raise InvalidValueError(msg)
    plain = np.asarray(array)
    nulls = np.ma.getmaskarray(array)
    if plain.dtype.kind in "OTV":
        return _of_objects(plain, nulls, field)
    if plain.dtype.kind in "fmM":
        nulls = nulls | (np.isnan(plain) if plain.dtype.kind == "f" else np.isnat(plain))
    heads, run = plain, None
    if plain.dtype.kind == "U":
        different = _differing(plain)
        heads, run = plain[different], np.cumsum(different) - 1
    codes, first = _distinct(heads)
    codes = codes if run is None else codes[run]
    codes[nulls] = NOTHING
    return Labels(codes, heads[first].tolist())


def _differing(plain: NDArray[Any]) -> Flags:
    """Tell of each row whether it differs from the one before it."""
    different = np.ones(len(plain), bool)
    np.not_equal(plain[1:], plain[:-1], out=different[1:])
    return different


def _distinct(plain: NDArray[Any]) -> tuple[Ints, Ints]:
    """Return the place of each value among the distinct ones, in the order of their first rows, which follow."""
    words = _words(plain)
    codes, first = _of_few(words) or _of_many(words)
    if plain.dtype.kind == "U" and (plain[first][codes] != plain).any():  # two texts of one word
        return _of_many(plain)
    return codes, first


def _of_few(words: NDArray[Any]) -> tuple[Ints, Ints] | None:
    """Find one distinct value after another, as they appear; None where there are many of them, or one is a NaN."""
    codes = np.full(len(words), NOTHING, np.int8)
    first: list[int] = []
    while len(first) < FEW:
        row = int(np.argmin(codes)) if len(codes) else 0
        if not len(codes) or codes[row] != NOTHING:
            return codes.astype(np.int64), np.array(first, np.int64)
        np.copyto(codes, np.int8(len(first)), where=words == words[row])
        if codes[row] == NOTHING:
            return None
        first.append(row)
    return None


def _of_many(words: NDArray[Any]) -> tuple[Ints, Ints]:
    """Find the distinct values by sorting them."""
    _, first, codes = np.unique(words, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return place[codes], first[order]


def _words(plain: NDArray[Any]) -> NDArray[Any]:
    """Return texts as words that differ where the texts do, all but always; they sort ten times as fast."""
    if plain.dtype.kind != "U" or not plain.dtype.itemsize:
        return plain
    native = np.ascontiguousarray(plain.astype(plain.dtype.newbyteorder("="), copy=False))
    letters: NDArray[Any] = native.view(np.uint64 if plain.dtype.itemsize % 8 == 0 else np.uint32)
    words = np.zeros(len(plain), np.uint64)
    for column in letters.reshape(len(plain), plain.dtype.itemsize // letters.itemsize).T:
        words *= _SPREAD
        words ^= words >> _FOLD
        words += column
    return words


def _of_objects(plain: NDArray[Any], masked: Flags, field: str) -> Labels:
    """Read Python's own objects, and what of numpy's is easiest read as such."""
    given = plain.tolist()
    for row in np.flatnonzero(masked).tolist():
        given[row] = None
    return Labels(*distinct_objects(given, field))
