"""What the clocks of many tickets count in: the open time of a calendar, or real time; each a reading of instants."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

import numpy as np

from sla_rules.calendars.instants import FIRST_MICROS, LAST_MICROS, from_micros
from sla_rules.columns.buckets import Scratch
from sla_rules.columns.compiled_calendar import compiled
from sla_rules.columns.row_fault import RowFault
from sla_rules.errors import NoOpenTimeError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.compiled_calendar import Tables
    from sla_rules.errors import SlaError


class Measure(Protocol):
    """
    A measure that grows with time: what has passed of it before an instant, and when so much of it has.

    *rows* are the rows that messages name, one for each value, None where they are those of the chunk itself.
    """

    def before(self, times: Ints, rows: Ints | None = None) -> Ints:
        """Return how much has passed before each instant."""
        ...

    def reached(self, amounts: Ints, rows: Ints | None = None) -> Ints:
        """Return the earliest instants before which so much has passed."""
        ...

    def until(self, amounts: Ints, rows: Ints | None = None) -> Ints:
        """Return the latest instants before which so much has passed."""
        ...

    def opening(self, times: Ints, rows: Ints | None = None) -> Ints:
        """Return the instants from which on something passes next."""
        ...


class RealTime:
    """Real time, day and night: as many microseconds as there are."""

    def __init__(self, numbers: Ints) -> None:
        self._numbers = numbers

    def before(self, times: Ints, rows: Ints | None = None) -> Ints:  # noqa: ARG002 -- every instant is known
        """Return the instants themselves."""
        return times

    def reached(self, amounts: Ints, rows: Ints | None = None) -> Ints:
        """Return the amounts themselves; what lies after the year 9999 is refused."""
        outside = (amounts < FIRST_MICROS) | (amounts >= LAST_MICROS)
        if outside.any():
            ends = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
            kind = partial(OutOfRangeError, first=ends[0], last=ends[1])
            what = "has a limit that leaves the dates there are, which end with the years 1 and 9999"
            raise row_fault(outside, rows, self._numbers, "its clock", what, kind)
        return amounts

    def until(self, amounts: Ints, rows: Ints | None = None) -> Ints:
        """Return the amounts themselves; what lies before the year 1 is refused."""
        return self.reached(amounts, rows)

    def opening(self, times: Ints, rows: Ints | None = None) -> Ints:  # noqa: ARG002 -- it always passes
        """Return the instants themselves."""
        return times


class OpenTime:
    """The open time of a calendar, counted from where its tables began when the chunk did."""

    def __init__(self, calendar: Calendar, numbers: Ints, span: tuple[int, int]) -> None:
        self._compiled = compiled(calendar)
        self._numbers = numbers
        first, last = self._compiled.span
        low, high = (min(max(bound, first), last - 1) for bound in span)
        self._tables = self._compiled.covering(low, high + 1)
        self._origin = self._tables.start
        self._passed = 0
        self._scratch = Scratch(0)

    def before(self, times: Ints, rows: Ints | None = None) -> Ints:
        """Return the open time before each instant; instants outside the known years are refused."""
        tables = self._tables
        if len(times) and (int(times.min()) < tables.start or int(times.max()) > tables.end):
            tables = self._covering(times, rows)
        out = tables.opened.apply(times, np.empty(len(times), np.int64), self._room(len(times)))
        return np.subtract(out, self._passed, out=out) if self._passed else out

    def reached(self, amounts: Ints, rows: Ints | None = None) -> Ints:
        """Return the earliest instants with so much open time before; where there is no more, it is refused."""
        found = self._last_with(amounts - 1, rows)
        return np.add(found, 1, out=found)

    def until(self, amounts: Ints, rows: Ints | None = None) -> Ints:
        """Return the latest instants with so much open time before."""
        return self._last_with(amounts, rows)

    def opening(self, times: Ints, rows: Ints | None = None) -> Ints:
        """Return the next opening from each instant on, the instant itself where it is open."""
        return self._last_with(self.before(times, rows), rows)

    def _last_with(self, opened: Ints, rows: Ints | None) -> Ints:
        """Return the last instants with so much open time before."""
        if not len(opened):
            return opened.copy()
        low, high, years = int(opened.min()), int(opened.max()), 1
        while low + self._passed < 0 or high + self._passed >= self._tables.total:
            tables = self._tables
            grown = self._compiled.later(tables, years) if high + self._passed >= tables.total else None
            grown = (self._compiled.earlier(tables, years) if low + self._passed < 0 else None) or grown
            if grown is None:
                passed = opened + self._passed
                raise self._no_open_time((passed < 0) | (passed >= tables.total), rows)
            self._take(grown)
            years *= 2
        if self._passed:
            opened = opened + self._passed
        tables = self._tables
        assert tables.instants is not None  # noqa: S101 -- for the type checker: something is open, or none is asked
        return tables.instants.apply(opened, np.empty(len(opened), np.int64), self._room(len(opened)))

    def _take(self, tables: Tables) -> None:
        """Take longer tables, which may begin earlier than those that were asked for."""
        self._tables = tables
        self._passed = 0
        if tables.start != self._origin:
            origin = np.array([self._origin])
            self._passed = int(tables.opened.apply(origin, np.empty(1, np.int64), Scratch(1))[0])

    def _covering(self, times: Ints, rows: Ints | None) -> Tables:
        """Return tables that hold all the instants, which lie after those that were thought of at first."""
        first, last = self._compiled.span
        outside = (times < first) | (times > last)
        if outside.any():
            start, end = (from_micros(min(bound, LAST_MICROS - 1), UTC) for bound in (first, last))
            what = f"is outside the time this calendar knows, {start.isoformat()} to {end.isoformat()}"
            kind = partial(OutOfRangeError, first=start, last=end)
            shown = str(np.datetime64(int(times[outside][0]), "us")) + "+00:00"
            raise row_fault(outside, rows, self._numbers, shown, what, kind)
        self._take(self._compiled.covering(int(times.min()), int(times.max())))
        return self._tables

    def _no_open_time(self, at_fault: Flags, rows: Ints | None) -> RowFault:
        start, end = (from_micros(min(bound, LAST_MICROS - 1), UTC) for bound in self._compiled.span)
        what = (
            f"has not enough open time: searched {start.isoformat()} to {end.isoformat()}, the time this calendar knows"
        )
        kind = partial(NoOpenTimeError, searched_from=start, searched_to=end)
        return row_fault(at_fault, rows, self._numbers, "its clock", what, kind)

    def _room(self, rows: int) -> Scratch:
        if len(self._scratch.index) < rows:
            self._scratch = Scratch(rows)
        return self._scratch


def row_fault(
    at_fault: Flags, rows: Ints | None, numbers: Ints, shown: str, what: str, kind: Callable[[str], SlaError]
) -> RowFault:
    """Return the fault of some values, by the rows of the table that they are of."""
    places = np.flatnonzero(at_fault)
    found = numbers[places if rows is None else rows[places]]
    return RowFault("tickets", np.unique(found), lambda _: shown, what, kind)
