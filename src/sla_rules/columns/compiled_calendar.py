"""A calendar compiled for columns: the tables of its integral over the years that were asked for so far."""

from __future__ import annotations

from bisect import bisect_right
from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

import numpy as np

from sla_rules.calendars.instants import DAY_MICROS, EPOCH, FIRST_MICROS, LAST_MICROS, MICROSECOND
from sla_rules.calendars.integral_table import IntegralTable
from sla_rules.columns.opened_table import OpenedTable
from sla_rules.columns.step_table import StepTable

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.timeline import Timeline


class Tables:
    """
    The integral over the years *first* to *last* and its inverse, derived from the calendar's plain table.

    *opened* is t to W(t), counted from *start*, for `[start, end]`. *instants* is the inverse, w to the last instant t
    with W(t) = w, for `[0, total)`; it is None when nothing is open.
    """

    __slots__ = ("_table", "end", "first", "instants", "last", "opened", "start", "total")

    def __init__(self, timeline: Timeline, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._table = table = IntegralTable(timeline, range(first, last + 1))
        self.start, self.end, self.total = table.start, table.end, table.total
        starts, ends, before = (
            np.frombuffer(column, np.int64)[1:] for column in (table.openings, table.closings, table.opened_before)
        )
        self.opened = OpenedTable(starts, ends, np.append(before, table.total), table.start, table.end)
        self.instants = StepTable(before[1:], starts - before, 0, table.total - 1) if table.total else None

    def opened_before(self, at: int) -> int:
        """Return W of a single instant."""
        table = self._table
        row = bisect_right(table.openings, at) - 1
        return table.opened_before[row] + min(at, table.closings[row]) - table.openings[row]


class CompiledCalendar:
    """The tables of one calendar, which grow by years as instants are asked for; safe to share between threads."""

    __slots__ = ("__weakref__", "_lock", "_tables", "_timeline", "span")

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._lock = Lock()
        self._tables: Tables | None = None
        self.span = timeline.source.span

    def covering(self, low: int, high: int) -> Tables:
        """Return tables for `[low, high]`, which lies inside the span."""
        tables = self._tables
        if tables is not None and tables.start <= low and high <= tables.end:
            return tables
        # a local date is at most a day from the date in UTC
        return self._grown(_year(low - DAY_MICROS), _year(high + DAY_MICROS))

    def earlier(self, tables: Tables, years: int) -> Tables | None:
        """Return tables that begin so many years before, or None where the calendar knows no more."""
        return self._grown(tables.first - years, tables.last) if tables.start > self.span[0] else None

    def later(self, tables: Tables, years: int) -> Tables | None:
        """Return tables that end so many years later, or None where the calendar knows no more."""
        return self._grown(tables.first, tables.last + years) if tables.end < self.span[1] else None

    def _grown(self, first: int, last: int) -> Tables:
        first_known, last_known = self._timeline.source.years
        first, last = max(first, first_known), min(last, last_known)
        with self._lock:
            tables = self._tables
            if tables is None:
                tables = self._tables = Tables(self._timeline, first, last)
            elif first < tables.first or last > tables.last:
                first, last = min(first, tables.first), max(last, tables.last)
                tables = self._tables = Tables(self._timeline, first, last)
            return tables


# By identity: two calendars that are equal are compared part by part, which takes longer than a short column.
_COMPILED: dict[int, CompiledCalendar] = {}


def compiled(calendar: Calendar) -> CompiledCalendar:
    """Return the calendar compiled for columns, the same one each time; it is forgotten with the calendar."""
    found = _COMPILED.get(id(calendar))
    if found is None:
        made = CompiledCalendar(calendar.timeline)
        found = _COMPILED.setdefault(id(calendar), made)
        if found is made:  # pragma: no branch -- unless another thread was first
            finalize(calendar, _COMPILED.pop, id(calendar)).atexit = False
    return found


def _year(micros: int) -> int:
    return (EPOCH + min(max(micros, FIRST_MICROS), LAST_MICROS - 1) * MICROSECOND).year
