"""The arguments of one call: columns of one length, and single values that stand for every row."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.calendars.instants import EPOCH_ORDINAL, MICROSECOND, as_micros, instant, plain_timedelta
from sla_rules.calendars.limits import BusinessHours
from sla_rules.calendars.wall_time import named_policy
from sla_rules.calendars.zones import as_zone_key
from sla_rules.columns.numpy_columns import LikeNumpy, read_numpy
from sla_rules.columns.reading import Holds, index_of, is_column
from sla_rules.columns.time_column import MOST_MICROS, TimeColumn
from sla_rules.columns.wall_clock import wall_clock
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.columns.reading import Column, Like, Reading
    from sla_rules.columns.units import Unit
    from sla_rules.columns.wall_clock import WallClock

    Zone = str | ZoneInfo | None

# What an argument may hold, and how a message says it.
TIMES = (Holds.INSTANTS, Holds.INTEGERS, Holds.DATES)
AMOUNTS = (Holds.AMOUNTS, Holds.INTEGERS)
DATES = (Holds.DATES,)


def read(value: object, field: str) -> Reading:
    """
    Read a column of any kind that is known.

    Raises InvalidTypeError for another kind, or for a column that holds no times, amounts or whole numbers.
    """
    if isinstance(value, np.ndarray):
        return read_numpy(value, field)
    from sla_rules.columns.frame_columns import read_series

    return read_series(value, field)


class TimeColumns:
    """Columns of one length, and the clock on which those of them that carry no zone are to be read."""

    def __init__(self, tz: Zone, wall_time: str) -> None:
        policy = named_policy(wall_time)  # a wrong name is refused whether it is needed or not
        self._clock = None if tz is None else wall_clock(as_zone_key(tz), policy)
        self._readings: list[Reading] = []
        self._index: tuple[str, Any] | None = None

    @property
    def rows(self) -> int:
        """The number of rows of every column."""
        return len(self._readings[0].values)

    def column(self, value: Column, field: str) -> TimeColumn:
        """Return the instants of a column."""
        reading = self._read(value, field, TIMES)
        if reading.has_zone:
            return TimeColumn(reading.field, reading.values, reading.unit)
        if self._clock is None:
            msg = (
                f"{reading.field}: its {len(reading.values)} times carry no zone, so they name no instants; "
                "say which zone's clocks they are, as in tz='Europe/Paris' or tz='UTC'"
            )
            raise NaiveDatetimeError(msg)
        clock = None if self._clock.key == "UTC" else self._clock
        return TimeColumn(reading.field, reading.values, reading.unit, clock)

    def beside(self, value: object, field: str) -> None:
        """Refuse a column of what is no time whose rows are others, by its index, than those of the columns before."""
        index = index_of(value)
        if index is None:
            return
        other, its = self._index or (field, index)
        if index is not its and not index.equals(its):
            raise _misaligned(field, other)
        self._index = other, its

    def _read(self, value: object, field: str, wanted: tuple[Holds, ...]) -> Reading:
        reading = read(value, field)
        if reading.holds not in wanted:
            msg = (
                f"{reading.field}: its {len(reading.values)} rows hold {reading.holds.value}; "
                f"wanted are {' or '.join(kind.value for kind in wanted)}"
            )
            raise InvalidTypeError(msg)
        for other in self._readings:
            if len(other.values) != len(reading.values):
                msg = (
                    f"{reading.field}: {len(reading.values)} rows, where {other.field} has {len(other.values)}; "
                    "columns of one length are wanted"
                )
                raise InvalidValueError(msg)
        self._readings.append(reading)
        self.beside(value, reading.field)
        return reading


class Call(TimeColumns):
    """The columns of one call: the first of them says what the answer is like."""

    def __init__(self, calendar: Calendar, tz: Zone, wall_time: str) -> None:
        super().__init__(tz, wall_time)
        self.calendar = calendar
        self.zone: str | None = None

    @property
    def like(self) -> Like:
        """The kind of the first column."""
        return self._readings[0].like

    def answered_like(self, *, some_null: bool) -> Like:
        """Return the kind of the first column; where no answer is null, one that does not look for them."""
        like = self.like
        return like if some_null or not isinstance(like, LikeNumpy) else LikeNumpy(like.counts, like.masked, full=True)

    @property
    def unit(self) -> Unit:
        """The unit of the answer: the finest of the columns of times, or else that of the amounts."""
        times = [reading for reading in self._readings if reading.holds is not Holds.AMOUNTS] or self._readings
        unit = times[0].unit
        for reading in times[1:]:
            unit = unit if unit is reading.unit else unit.finer(reading.unit)
        return unit

    def times(self, value: Column, field: str) -> TimeColumn | int:
        """Return the instants of an argument, in microseconds where it is one for all rows."""
        if not is_column(value):
            at = instant(value, field)
            self.calendar.timeline.opened_before(at, field)  # refuses what lies outside the known span
            zone = getattr(at.tzinfo, "key", None)
            self.zone = zone if isinstance(zone, str) else "UTC"
            return as_micros(at)
        return self.column(value, field)

    def amounts(self, value: Column) -> TimeColumn | int:
        """Return the amounts of an argument, in microseconds where it is one for all rows."""
        if isinstance(value, BusinessHours):
            value = value.duration
        if isinstance(value, timedelta):
            micros = plain_timedelta(value, "amount") // MICROSECOND
            return min(max(micros, -MOST_MICROS), MOST_MICROS)
        if not is_column(value):
            msg = (
                f"amount: {value!r} is a {type(value).__name__}; a timedelta, a BusinessHours or a column of durations "
                "is wanted"
            )
            raise InvalidTypeError(msg)
        reading = self._read(value, "amount", AMOUNTS)
        return TimeColumn(reading.field, reading.values, reading.unit, is_amount=True)

    def dates(self, value: Column, field: str) -> TimeColumn | int:
        """Return the dates of an argument as days since 1970-01-01."""
        if not is_column(value):
            day = self.calendar._known_date(value, field)  # noqa: SLF001 -- the scalar call's own check and words
            return day.toordinal() - EPOCH_ORDINAL
        reading = self._read(value, field, DATES)
        return TimeColumn(reading.field, reading.values, reading.unit)

    def result_clock(self) -> WallClock | None:
        """Return the clock of an answer to amounts alone: that of *tz*, where their kind of column has no zones."""
        like = self._readings[0].like
        if like.has_zones:
            return None
        if self._clock is None:
            msg = "tz: the answer carries no zone; say on which zone's clocks it is wanted, as in tz='Europe/Paris'"
            raise NaiveDatetimeError(msg)
        return self._clock


def _misaligned(field: str, other: str) -> InvalidValueError:
    return InvalidValueError(f"{field}: its index differs from that of {other}; align them first, or reset both")
