"""A column of times as it comes in: whole numbers of some unit, read chunk by chunk as microseconds."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from sla_rules.calendars.instants import FIRST_MICROS, LAST_MICROS
from sla_rules.columns.chunks import for_each_chunk
from sla_rules.columns.row_fault import RowFault
from sla_rules.errors import InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.columns.buckets import Flags, Ints, Scratch
    from sla_rules.columns.units import Unit
    from sla_rules.columns.wall_clock import WallClock
    from sla_rules.errors import SlaError

# What numpy writes for NaT; every null of every kind of column comes in as it, and goes out as it.
NULL = int(np.iinfo(np.int64).min)
# An amount above all that a calendar can hold is as good as this one, which cannot overflow when it is added.
MOST_MICROS = 1 << 60


@frozen(eq=False)
class Chunk:
    """The microseconds of some rows, and which rows are null; those hold the value of another row."""

    micros: Ints
    nulls: Flags | None
    low: int
    high: int


@frozen(eq=False)
class TimeColumn:
    """
    Instants, or amounts of time, as whole numbers of *unit* with NULL for what is not there.

    Instants count from 1970-01-01: in UTC, or on the *clock* of a zone where they are wall-clock times.
    """

    field: str
    values: Ints
    unit: Unit
    clock: WallClock | None = None
    is_amount: bool = False

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.values)

    def shown(self, row: int) -> str:
        """Write the value of a row for a message."""
        value = int(self.values[row])
        if self.is_amount:
            return f"{value} {self.unit.name}"
        text = str(self.values[row : row + 1].view(f"M8[{self.unit.name}]")[0])
        return text if self.clock else f"{text}+00:00"

    def chunk(self, rows: slice, out: Ints, scratch: Scratch) -> Chunk | None:
        """Return the rows in microseconds, in *out* where they are not yet; None when all are null."""
        raw, nulls = self.values[rows], None
        out = out[: len(raw)]
        low, high = int(raw.min()), int(raw.max())
        if high == NULL:
            return None
        if low == NULL:
            nulls = raw == NULL
            # what has a clock is read once more below; the spare is not to be kept for the next column
            filled = out if self.clock is None else scratch.spare[: len(raw)]
            np.copyto(filled, raw)
            filled[nulls] = high
            raw, low = filled, int(filled.min())
        refuse = partial(self.refuse, rows.start, nulls)
        if self.unit.parts > 1:
            raw = self._whole_micros(raw, out, scratch.mask[: len(raw)], refuse)
            low, high = low // self.unit.parts, high // self.unit.parts
        elif self.unit.micros > 1:
            self._check_span(raw, low, high, refuse)
            raw = np.multiply(raw, self.unit.micros, out=out)
            low, high = low * self.unit.micros, high * self.unit.micros
        if self.clock is None:
            return Chunk(raw, nulls, low, high)
        if self.unit.micros == 1:
            self._check_span(raw, low, high, refuse)
        if raw is out:
            raw = scratch.spare[: len(out)]
            np.copyto(raw, out)
        if len(ambiguous := self.clock.instants(raw, out, scratch, (low, high))):
            flags = np.zeros(len(raw), bool)
            flags[ambiguous] = True
            refuse(flags, self.clock.why_refused)
        return Chunk(out, nulls, int(out.min()), int(out.max()))

    def in_micros(self) -> Ints:
        """
        Return all rows in microseconds, NULL where nothing is there; not to be written to.

        Raises InvalidValueError and OutOfRangeError for what cannot be such an instant, told for the whole column.
        """
        if self.clock is None and self.unit.micros == 1:
            return self.values
        micros = np.empty(len(self), np.int64)

        def work(rows: slice, scratch: Scratch) -> None:
            chunk = self.chunk(rows, scratch.left, scratch)
            if chunk is None:
                micros[rows] = NULL
                return
            micros[rows] = chunk.micros
            if chunk.nulls is not None:
                micros[rows][chunk.nulls] = NULL

        for_each_chunk(len(self), work, 1)
        return micros

    def refuse(
        self,
        first: int,
        nulls: Flags | None,
        at_fault: Flags,
        what: str,
        kind: Callable[[str], SlaError] = InvalidValueError,
    ) -> None:
        """Raise the fault of the rows from *first* on that are marked; null rows have none."""
        rows = np.flatnonzero(at_fault if nulls is None else at_fault & ~nulls)
        if len(rows):
            raise RowFault(self.field, rows + first, self.shown, what, kind)

    def _whole_micros(self, raw: Ints, out: Ints, rest: Ints, refuse: Callable[..., None]) -> Ints:
        np.divmod(raw, self.unit.parts, out=(out, rest))
        if rest.any():
            refuse(rest != 0, "is finer than a microsecond, which is all that is kept; round it first")
        return out

    def _check_span(self, raw: Ints, low: int, high: int, refuse: Callable[..., None]) -> None:
        """Refuse what cannot be multiplied, or lies outside the years 1 to 9999, where no calendar knows anything."""
        first, last = (-MOST_MICROS, MOST_MICROS) if self.is_amount else (FIRST_MICROS, LAST_MICROS)
        first, last = -(-first // self.unit.micros), last // self.unit.micros
        if first <= low and high <= last:
            return
        ends = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        kind = partial(OutOfRangeError, first=ends[0], last=ends[1])
        refuse((raw < first) | (raw > last), "is outside the years 1 to 9999", kind)
