"""Arrays that nobody changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import DTypeLike, NDArray


def frozen_array(values: object, dtype: DTypeLike, field: str) -> NDArray[Any]:
    """
    Return *values* as an array of one dimension that cannot be written to, by its owner neither.

    It is a copy, but of an array that is frozen already. Raises InvalidTypeError for what is no such array, or would
    change on the way.

    >>> frozen_array([1, 2], np.int64, "at").flags.writeable
    False
    """
    given = plain_array(values, field)
    if not given.size:
        given = given.astype(dtype)
    if given.ndim != 1 or not np.can_cast(given.dtype, dtype, "same_kind") or (given.dtype == bool) != (dtype is bool):
        msg = f"{field}: {given.ndim} dimensions of {given.dtype} are no column of {np.dtype(dtype)}"
        raise InvalidTypeError(msg)
    cast = given.astype(dtype, copy=False)
    if not np.can_cast(given.dtype, cast.dtype) and (cast != given).any():
        row = int(np.flatnonzero(cast != given)[0])
        msg = f"{field}: row {row}: {given[row]} does not fit into {np.dtype(dtype)}"
        raise InvalidTypeError(msg)
    return frozen(cast)


def plain_array(values: object, field: str) -> NDArray[Any]:
    """
    Return *values* as an array of numpy; raises InvalidTypeError for lists of different lengths in one another.

    >>> plain_array([1, 2], "at").tolist()
    [1, 2]
    """
    try:
        return np.asarray(values)
    except ValueError:
        msg = f"{field}: what is given has rows of different lengths; one dimension is wanted"
        raise InvalidTypeError(msg) from None


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """
    Return an array that cannot be written to: the one given if nobody can write to its memory, or else a copy.

    >>> own = np.array([1, 2])
    >>> kept = frozen(own)
    >>> own[0] = 3
    >>> kept.tolist(), frozen(kept) is kept
    ([1, 2], True)
    """
    owner: object = array
    while isinstance(owner, np.ndarray) and not owner.flags.writeable:
        owner = owner.base
    return array if owner is None else sealed(array.copy())


def sealed(array: NDArray[Any]) -> NDArray[Any]:
    """
    Return an array that was just made, and that nobody else holds, so that nobody writes to it from now on.

    >>> sealed(np.array([1, 2])).flags.writeable
    False
    """
    array.flags.writeable = False
    return array


def kept(value: object, names: Iterable[str]) -> tuple[object, ...]:
    """Return how a value is pickled and copied of which these fields are all; its arrays are frozen again then."""
    return _restored, (type(value), {name: getattr(value, name) for name in names})


def _restored(kind: type, fields: dict[str, object]) -> object:
    made: object = object.__new__(kind)
    for name, value in fields.items():
        object.__setattr__(made, name, sealed(value) if isinstance(value, np.ndarray) else value)
    return made
