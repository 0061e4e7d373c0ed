"""Arrays that nobody changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray


def frozen_array(values: object, dtype: DTypeLike, field: str) -> NDArray[Any]:
    """
    Return *values* as an array of one dimension that cannot be written to, without a copy where *dtype* is its own.

    Raises InvalidTypeError for what is no such array, or would change on the way.

    >>> frozen_array([1, 2], np.int64, "at").flags.writeable
    False
    """
    given = np.asarray(values)
    if not given.size:
        given = given.astype(dtype)
    if given.ndim != 1 or not np.can_cast(given.dtype, dtype, "same_kind") or (given.dtype == bool) != (dtype is bool):
        msg = f"{field}: {given.ndim} dimensions of {given.dtype} are no column of {np.dtype(dtype)}"
        raise InvalidTypeError(msg)
    cast = given.astype(dtype, copy=False)
    if cast.dtype.itemsize < given.dtype.itemsize and (cast != given).any():
        row = int(np.flatnonzero(cast != given)[0])
        msg = f"{field}: row {row}: {given[row]} does not fit into {np.dtype(dtype)}"
        raise InvalidTypeError(msg)
    frozen = cast.view()
    frozen.flags.writeable = False
    return frozen
