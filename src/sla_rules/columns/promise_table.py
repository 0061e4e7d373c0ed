"""What a commitment promises each severity, by its place in the grid; and the measures that a chunk counts in."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import DAY_MICROS, MICROSECOND, as_micros, from_micros
from sla_rules.calendars.limits import BusinessHours, ClockHours
from sla_rules.calendars.wall_time import WallTime
from sla_rules.columns.buckets import Scratch
from sla_rules.columns.measures import OpenTime, RealTime
from sla_rules.columns.severity_rows import UNSET
from sla_rules.columns.time_column import MOST_MICROS
from sla_rules.columns.wall_clock import wall_clock
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.clauses.severity_grid import SeverityGrid
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.measures import Measure


class Measures:
    """The measures of one chunk, each made when it is first asked for; *numbers* are its rows in the table."""

    def __init__(self, numbers: Ints, span: tuple[int, int]) -> None:
        self.numbers, self._span = numbers, span
        self._open: dict[int, OpenTime] = {}
        self.real = RealTime(numbers)

    def of(self, calendar: Calendar, limit: Limit | None) -> Measure:
        """Return what *limit* is counted in: the open time of the calendar, unless it counts real time."""
        if type(limit) is not BusinessHours:
            return self.real
        return self.open(calendar)

    def open(self, calendar: Calendar) -> OpenTime:
        """Return the open time of a calendar."""
        found = self._open.get(id(calendar))
        if found is None:
            found = self._open[id(calendar)] = OpenTime(calendar, self.numbers, self._span)
        return found


class PromiseTable:
    """
    Limits and the calendars that count them, by the place of a severity; the last place is that of no severity.

    *durations* are whole microseconds, 0 where there is none or where it depends on the day: those places are *dated*.
    """

    def __init__(self, limits: tuple[Limit | None, ...], calendars: tuple[Calendar, ...]) -> None:
        self.limits, self.calendars = limits, calendars
        self.durations: Ints = np.array([duration(limit) for limit in self.limits], np.int64)
        self.limited = np.array([limit is not None for limit in self.limits])
        places = (*range(len(limits) - 1), UNSET)
        self.dated = [place for place in places if (limit := self.limits[place]) is not None and is_dated(limit)]
        # places that count in the same measure share a number
        keys = [
            id(calendar) if type(limit) is BusinessHours else 0
            for limit, calendar in zip(self.limits, self.calendars, strict=True)
        ]
        self.group: Ints = np.array([keys.index(key) for key in keys], np.int64)

    @classmethod
    def of(cls, commitment: Commitment, grid: SeverityGrid, default: Calendar) -> PromiseTable:
        """Return what a commitment promises the severities of a grid."""
        severities = (*grid.severities, None)
        return cls(
            tuple(commitment.limit_for(severity) for severity in severities),
            tuple(commitment.calendar_for(severity, default) for severity in severities),
        )

    def measure(self, place: int, measures: Measures) -> Measure:
        """Return what the limit of a severity is counted in."""
        return measures.of(self.calendars[place], self.limits[place])

    def groups(self, places: Ints) -> list[tuple[int, Ints | None]]:
        """Return the places that stand for a measure each, with those of *places* that count in it, None for all."""
        known = self.group[self.limited]
        if (known == known[0]).all():
            return [(int(np.flatnonzero(self.limited)[0]), None)]
        groups = self.group[places]
        return [(group, np.flatnonzero(groups == group)) for group in np.unique(groups).tolist()]

    def allowed(self, places: Ints, started: Ints) -> Ints:
        """Return how much time the limit of each severity allows from a start."""
        found = self.durations[places]
        for place in self.dated:
            rows = np.flatnonzero(places == place)
            limit = self.limits[place]
            if len(rows) and limit is not None:
                found[rows] = dated(self.calendars[place], limit, started[rows], 1) - started[rows]
        return found


def is_dated(limit: Limit) -> bool:
    """Whether a limit ends with a day, so that what it allows depends on when it starts."""
    return not isinstance(limit, BusinessHours | ClockHours)


def duration(limit: Limit | None) -> int:
    """Return the microseconds of a limit, 0 where they depend on the day."""
    if not isinstance(limit, BusinessHours | ClockHours):
        return 0
    micros = limit.duration // MICROSECOND
    if micros > MOST_MICROS:
        msg = f"limit: {limit} is more than columns can hold; at most {MOST_MICROS} microseconds are wanted"
        raise InvalidValueError(msg)
    return micros


def dated(calendar: Calendar, limit: Limit, instants: Ints, sign: int) -> Ints:
    """Return when a limit of days or months from each instant ends, or, with a *sign* below 0, before each begins."""
    if sign < 0:
        unique, where = np.unique(instants, return_inverse=True)
        begins = [as_micros(calendar.subtract(from_micros(at, UTC), limit)) for at in unique.tolist()]
        return np.array(begins, np.int64)[where]
    # all instants of a date lead to the same end
    _, some, where = np.unique(local_days(calendar.day_zone, instants), return_index=True, return_inverse=True)
    ends = [as_micros(calendar.add(from_micros(at, UTC), limit)) for at in instants[some].tolist()]
    return np.array(ends, np.int64)[where]


def local_days(zone: ZoneInfo, instants: Ints) -> Ints:
    """Return the dates that the clocks of a zone show, in days since 1970-01-01."""
    if not len(instants):
        return instants.copy()
    shown = np.empty(len(instants), np.int64)
    wall_clock(zone.key, WallTime.SHIFT).walls(instants, shown, Scratch(len(instants)))
    return np.floor_divide(shown, DAY_MICROS, out=shown)
