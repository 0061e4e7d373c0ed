"""A column of times on its way out: microseconds written chunk by chunk as whole numbers of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.columns.row_fault import RowFault
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Flags, Ints, Scratch
    from sla_rules.columns.units import Unit
    from sla_rules.columns.wall_clock import WallClock

_MOST = int(np.iinfo(np.int64).max)


class ResultColumn:
    """
    The answers of a call, in the *unit* and on the *clock* of its input; what these cannot hold is refused.

    *verb* names the column in messages.
    """

    __slots__ = ("_clock", "_is_amount", "_unit", "_verb", "values")

    def __init__(
        self, verb: str, rows: int, unit: Unit, clock: WallClock | None = None, *, is_amount: bool = False
    ) -> None:
        self._verb, self._unit, self._clock, self._is_amount = verb, unit, clock, is_amount
        self.values: Ints = np.empty(rows, np.int64)

    def room(self, rows: slice) -> Ints:
        """Return where the microseconds of the rows are to be written, for `keep` to turn into the unit."""
        return self.values[rows]

    def leave_null(self, rows: slice) -> None:
        """Make all the rows null."""
        self.values[rows] = NULL

    def keep(self, rows: slice, nulls: Flags | None, scratch: Scratch) -> None:
        """Turn the microseconds of the rows, in their room, into the unit, and write the nulls over them."""
        micros = self.values[rows]
        if self._clock is not None:
            np.copyto(scratch.spare[: len(micros)], micros)
            ambiguous = self._clock.walls(scratch.spare[: len(micros)], micros, scratch)
            if len(ambiguous):
                flags = np.zeros(len(micros), bool)
                flags[ambiguous] = True
                self._refuse(rows, micros, flags, nulls, self._clock.why_refused)
        if self._unit.parts > 1:
            most = _MOST // self._unit.parts
            if int(micros.max()) > most or int(micros.min()) < -most:
                self._refuse(rows, micros, (micros > most) | (micros < -most), nulls, self._not_held)
            np.multiply(micros, self._unit.parts, out=micros)
        elif self._unit.micros > 1:
            rest = scratch.mask[: len(micros)]
            whole = scratch.spare[: len(micros)]
            np.divmod(micros, self._unit.micros, out=(whole, rest))
            if rest.any():
                self._refuse(rows, micros, rest != 0, nulls, self._not_held)
            np.copyto(micros, whole)
        if nulls is not None:
            micros[nulls] = NULL

    @property
    def _not_held(self) -> str:
        return f"cannot be held in the unit {self._unit.name} of the column; convert it to microseconds first"

    def _refuse(self, rows: slice, micros: Ints, at_fault: Flags, nulls: Flags | None, what: str) -> None:
        found = np.flatnonzero(at_fault if nulls is None else at_fault & ~nulls)
        if len(found):
            first = int(micros[found[0]])
            text = f"{first} µs" if self._is_amount else str(np.datetime64(first, "us"))
            field = f"{self._verb}, answer"
            raise RowFault(field, found + rows.start, lambda _: text, what)
