"""A column of any kind, read as whole numbers; and the answers, given back as a column of the same kind."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from attrs import frozen

from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.units import Unit


# A column of any kind, of any package, or one value for all rows; which it is, and whether it is known, is found out.
Column = Any


class Holds(Enum):
    """What a column holds; each is described as a message says it."""

    INSTANTS = "times"
    AMOUNTS = "amounts of time"
    INTEGERS = "whole numbers"
    DATES = "dates"


class Like(Protocol):
    """Columns of the kind that came in. Every null is NULL in the numbers, -1 in the flags."""

    @property
    def has_zones(self) -> bool:
        """Whether such columns can say which zone their times are of."""
        ...

    def instants(self, values: Ints, unit: Unit, zone: str | None) -> object:
        """Return times: of that zone, of the column's own, or of none where the kind has none."""

    def amounts(self, values: Ints, unit: Unit) -> object:
        """Return amounts of time."""

    def integers(self, values: Ints) -> object:
        """Return whole numbers."""

    def flags(self, values: NDArray[np.int8]) -> object:
        """Return what is true (1), false (0) or null (-1)."""


@frozen(eq=False)
class Reading:
    """
    What was read: whole numbers of *unit*, or days of dates; NULL where nothing is there.

    *has_zone* tells instants from wall-clock times. *like* gives the answers back.
    """

    field: str
    values: Ints
    holds: Holds
    unit: Unit
    like: Like
    has_zone: bool = False


def is_column(value: object) -> bool:
    """Whether the value is a column of some kind, rather than one value for all rows."""
    return hasattr(value, "__len__") and not isinstance(value, str | bytes)


def index_of(column: Column) -> Any | None:  # noqa: ANN401 -- pandas has no types
    """Return the names of the rows of a column, where it has some: those of a Series of pandas."""
    return column.index if hasattr(column, "iloc") else None


def refuse_dtype(field: str, dtype: object, first: object, rows: int) -> InvalidTypeError:
    """Return the error for a column that holds something else, with its first value."""
    shown = f"row 0: {first!r}; {rows} such row{'' if rows == 1 else 's'} in the column" if rows else "no rows"
    msg = (
        f"{field}: a column of {dtype} holds no times that can be read ({shown}); wanted are datetimes, "
        "durations, or whole numbers of microseconds since 1970-01-01 in UTC"
    )
    return InvalidTypeError(msg)


def true_flags(values: NDArray[np.int8]) -> Flags:
    """Return flags without nulls as booleans, in the same memory."""
    return values.view(np.bool_)
