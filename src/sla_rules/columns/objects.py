"""Python's own values in a column, told apart by kind and value."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.columns.coded import NOTHING
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Ints
    from sla_rules.errors import SlaError

# What pandas has in a column of objects for nothing, beside None and NaN.
_NULLS = {"NAType", "NaTType"}
# The kinds of numpy whose values Python has a kind for; those of times would lose their unit.
_PYTHONS = "biufU"
_INT64 = np.iinfo(np.int64)
_UINT64 = np.iinfo(np.uint64)
_WANTED = "a text, a number or another value that does not change is wanted"


def distinct_objects(given: list[Any], field: str) -> tuple[Ints, list[Any]]:
    """
    Return the place of each value among the distinct ones, NOTHING for a null; and those, as they first appear.

    Values of different kinds are different, as 1 and True are; what numpy holds is of the kind that Python has for it.
    Raises InvalidTypeError for values that change, such as lists.

    >>> codes, values = distinct_objects([True, 1, None, True], "state")
    >>> codes.tolist(), values
    ([0, 1, -1, 0], [True, 1])
    """
    kinds = set(map(type, given))
    if any(issubclass(kind, np.generic) for kind in kinds):
        given = list(map(_of_python, given))
        kinds = set(map(type, given))
    alike = len(kinds - {type(None)}) <= 1
    keys: list[Any] = given if alike else list(zip(map(type, given), given, strict=True))
    try:
        distinct = dict.fromkeys(keys)
    except TypeError:
        raise _changing(given, field) from None
    places: dict[Any, int] = {}
    values: list[Any] = []
    for key in distinct:
        value = key if alike else key[1]
        null = _is_null(value)
        places[key] = NOTHING if null else len(values)
        if not null:
            values.append(value)
    return np.fromiter(map(places.__getitem__, keys), np.int64, len(keys)), values


def too_wide(values: Sequence[int]) -> list[int]:
    """
    Return the places of the whole numbers that no array of 64 bits holds, beside the others.

    >>> too_wide([1, 2**63]), too_wide([-1, 2**63]), too_wide([1, 2**64])
    ([], [1], [1])
    """
    low, high = min(values, default=0), max(values, default=0)
    if low >= _INT64.min and high <= (_UINT64 if low >= 0 else _INT64).max:
        return []
    most = _INT64.max if low < 0 else _UINT64.max
    return [place for place, value in enumerate(values) if not _INT64.min <= value <= most]


def whole_numbers(values: Sequence[int]) -> NDArray[np.integer[Any]]:
    """
    Return whole numbers of which none is `too_wide` as an array, without a sign where they need the room.

    >>> whole_numbers([2**63, 1]).dtype
    dtype('uint64')
    """
    return np.array(values, np.uint64 if max(values, default=0) > _INT64.max else np.int64)


def hashable(value: object, field: str) -> object:
    """Return a value that can be looked up; raises InvalidTypeError for one that changes, such as a list."""
    if _changes(value):
        msg = f"{field}: {value!r} is a {type(value).__name__}; {_WANTED}"
        raise InvalidTypeError(msg)
    return value


def _changing(given: list[Any], field: str) -> SlaError:
    """Return the error for the rows whose values change."""
    rows = [row for row, value in enumerate(given) if _changes(value)]
    shown = f"{given[rows[0]]!r} is a {type(given[rows[0]]).__name__}"
    return told([RowFault(field, np.array(rows), lambda _: f"{shown};", _WANTED, InvalidTypeError)])


def _changes(value: object) -> bool:
    """Whether a value, or one that it holds, can change, so that it cannot be looked up."""
    try:
        hash(value)
    except TypeError:
        return True
    return False


def _of_python(value: object) -> object:
    """Return what Python itself has for a value of numpy."""
    return value.item() if isinstance(value, np.generic) and value.dtype.kind in _PYTHONS else value


def _is_null(value: object) -> bool:
    if value is None or type(value).__name__ in _NULLS:
        return True
    if isinstance(value, np.datetime64 | np.timedelta64):
        return bool(np.isnat(value))
    return isinstance(value, float) and isnan(value)
