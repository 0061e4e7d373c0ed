"""Units of time in columns, and what they are to a microsecond; nothing is rounded on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    import numpy as np

# In picoseconds, so that all are whole; months and years have no fixed length.
_PICOSECONDS = {
    "W": 604_800 * 10**12,
    "D": 86_400 * 10**12,
    "h": 3_600 * 10**12,
    "m": 60 * 10**12,
    "s": 10**12,
    "ms": 10**9,
    "us": 10**6,
    "ns": 10**3,
    "ps": 1,
}


@frozen
class Unit:
    """
    A unit of numpy, or a multiple of one: *micros* microseconds long, or one of *parts* to the microsecond.

    >>> Unit.of("10ms").micros, Unit.of("ns").parts
    (10000, 1000)
    """

    name: str
    micros: int
    parts: int

    @classmethod
    def of(cls, name: str) -> Unit:
        """Return the unit of that name, such as `us`, `ns` or `10ms`."""
        digits = name.rstrip("abcdefghijklmnopqrstuvwxyzWD")
        picoseconds = int(digits or 1) * _PICOSECONDS[name.removeprefix(digits)]
        micros, rest = divmod(picoseconds, _PICOSECONDS["us"])
        return cls(name, micros, 1) if not rest else cls(name, 0, _PICOSECONDS["us"] // picoseconds)

    @classmethod
    def of_dtype(cls, dtype: np.dtype[np.datetime64] | np.dtype[np.timedelta64], field: str) -> Unit:
        """Return the unit of a numpy dtype; InvalidTypeError for units of no fixed length, or finer than is kept."""
        import numpy as np

        name, count = np.datetime_data(dtype)
        picoseconds = _PICOSECONDS.get(name, 0) * count
        if not picoseconds or (picoseconds % _PICOSECONDS["us"] and _PICOSECONDS["us"] % picoseconds):
            msg = (
                f"{field}: {dtype} counts in no unit that is a fixed number of microseconds, or of parts of one; "
                "convert it first, for instance with .astype('datetime64[us]')"
            )
            raise InvalidTypeError(msg)
        return cls.of(name if count == 1 else f"{count}{name}")

    def finer(self, other: Unit) -> Unit:
        """Return whichever of the two is finer."""
        return min(self, other, key=lambda unit: (unit.micros, -unit.parts))


MICROSECONDS = Unit.of("us")
