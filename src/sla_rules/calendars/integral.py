"""
The integral in whole numbers: W, the open time before an instant, both in microseconds of UTC.

It is kept by year and compiled when a year is first asked. Every search ends with the span that is known, and answers
None when it found nothing there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from threading import Lock
from typing import TYPE_CHECKING

from sla_rules.calendars.instants import year_at
from sla_rules.calendars.running_totals import CYCLE, RunningTotals
from sla_rules.calendars.year_of_windows import YearOfWindows
from sla_rules.calendars.zones import year_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from typing import Protocol

    from sla_rules.calendars.stretches import Stretch

    class OpenWindows(Protocol):
        """What a timeline integrates: the predicate, as the windows in which it holds."""

        @property
        def zone(self) -> tzinfo:
            """The zone whose years cut the timeline into parts."""
            raise NotImplementedError

        @property
        def years(self) -> tuple[int, int]:
            """The first and the last year that are known."""
            raise NotImplementedError

        @property
        def span(self) -> tuple[int, int]:
            """The first instant that is known and the end of the last, in microseconds of UTC."""
            raise NotImplementedError

        @property
        def irregular(self) -> tuple[int, int] | None:
            """The years before and after which the windows repeat every 400 years; None when they may not."""
            raise NotImplementedError

        def open_windows(self, start: int, end: int) -> list[Stretch]:
            """Return the open windows inside `[start, end)` of the span, sorted, touching ones united."""
            raise NotImplementedError


# Memory is bounded by forgetting what can be compiled again; 256 years hold all that public holidays are known for.
MOST_YEARS = 256


class Integral:
    """The open windows of *source* and the open time before them; safe to share between threads."""

    __slots__ = ("_empty", "_lock", "_years", "source", "totals")

    def __init__(self, source: OpenWindows) -> None:
        self.source = source
        self.totals = RunningTotals(lambda year: self.year(year).total, source.irregular)
        self._lock = Lock()
        self._years: dict[int, YearOfWindows] = {}
        self._empty: dict[int, YearOfWindows] = {}

    def year(self, year: int) -> YearOfWindows:
        """Return the open windows of *year*, compiled on first use."""
        known = self._years.get(year) or self._empty.get(year)
        if known is None:
            first, last = self.source.span
            start = max(year_start(self.source.zone, year), first)
            end = min(year_start(self.source.zone, year + 1), last)
            known = YearOfWindows(start, end, self.source.open_windows(start, end))
            with self._lock:
                if not known.total:
                    self._empty[year] = known  # kept, for searches run through years without open time again and again
                    return known
                if len(self._years) >= MOST_YEARS:
                    self._years = {}
                self._years[year] = known
        return known

    def year_of(self, micros: int, guess: int | None = None) -> int:
        """Return the year in which the instant lies on the clocks of the source."""
        first, last = self.source.years
        if guess is None:
            guess = year_at(micros)
        year = min(max(guess, first), last)
        windows = self.year(year)
        if micros < windows.start and year > first:
            return year - 1
        if micros >= windows.end and year < last:
            return year + 1
        return year

    def opened_before(self, micros: int, year: int) -> int:
        """Return W at *micros*, which lies in *year*; only differences of W have a meaning."""
        return self.totals.before(year) + self.year(year).opened_before(micros)

    def at_first(self, opened: int, micros: int) -> int | None:
        """Return the first instant at which W is *opened*, which is more than it is at *micros*."""
        low, step, last = self.year_of(micros), 1, self.source.years[1]
        while low + step <= last and self.totals.before(low + step) < opened:
            low, step = low + step, 2 * step
        years = range(low, min(low + step, last) + 1)
        year = years[bisect_left(years, opened, key=self.totals.before) - 1]  # the last that begins with less
        opened -= self.totals.before(year)
        return self.year(year).at_first(opened) if opened <= self.year(year).total else None

    def at_last(self, opened: int, micros: int) -> int | None:
        """Return the last instant at which W is *opened*, which is less than it is at *micros*."""
        first, high, step = self.source.years[0], self.year_of(micros), 1
        while high - step >= first and self.totals.before(high - step) > opened:
            high, step = high - step, 2 * step
        years = range(max(high - step, first), high + 1)
        index = bisect_right(years, opened, key=self.totals.before) - 1  # the last that begins with no more
        return None if index < 0 else self.year(years[index]).at_last(opened - self.totals.before(years[index]))

    def next_open(self, micros: int) -> int | None:
        """Return the first open instant from *micros* on."""
        for year in self._years_from(micros):
            windows = self.year(year)
            index = bisect_right(windows.ends, micros)  # the first window that ends later
            if index < len(windows.ends):
                return max(windows.starts[index], micros)
        return None

    def next_close(self, micros: int) -> int | None:
        """Return the end of the open window around *micros*, or else of the next one."""
        for year in self._years_from(micros):
            windows = self.year(year)
            for index in range(bisect_right(windows.ends, micros), len(windows.ends)):
                closing = windows.ends[index]
                if closing < windows.end or not self._runs_into(year + 1):
                    return closing
        return None

    def previous_open(self, micros: int) -> int | None:
        """Return the last opening at or before *micros*."""
        for year in self._years_back_from(micros):
            windows = self.year(year)
            for index in range(bisect_right(windows.starts, micros) - 1, -1, -1):
                opening = windows.starts[index]
                if opening > windows.start or not self._runs_into(year):
                    return opening
        return None

    def previous_close(self, micros: int) -> int | None:
        """Return the last closing at or before *micros*."""
        for year in self._years_back_from(micros):
            windows = self.year(year)
            for index in range(bisect_right(windows.ends, micros) - 1, -1, -1):
                closing = windows.ends[index]
                if closing < windows.end or not self._runs_into(year + 1):
                    return closing
        return None

    def windows(self, start: int, end: int) -> Iterator[Stretch]:
        """Walk the open windows with a part in `[start, end)`, whole, but for what lies in years before *start*."""
        held: Stretch | None = None  # a window that reaches the end of its year, and may go on in the next
        for year in range(self.year_of(start), self.source.years[1] + 1):
            windows = self.year(year)
            if windows.start >= end:
                break
            for index in range(bisect_right(windows.ends, start), len(windows.ends)):
                opening, closing = windows.starts[index], windows.ends[index]
                if held is not None:
                    if opening == held[1]:
                        opening = held[0]
                    else:
                        yield held
                    held = None
                if opening >= end:
                    return
                if closing == windows.end:
                    held = (opening, closing)
                else:
                    yield opening, closing
        if held is not None:
            yield held

    def _runs_into(self, year: int) -> bool:
        """Tell whether a window goes on from the year before into *year*; at either end of the span it might."""
        first, last = self.source.years
        if not first < year <= last:
            return True
        ends, starts = self.year(year - 1).ends, self.year(year).starts
        return bool(ends and starts) and ends[-1] == starts[0]

    def _years_from(self, micros: int) -> range:
        """Return the years to search from *micros* on: all that are known, or as many as show every year to come."""
        year, last = self.year_of(micros), self.source.years[1]
        if self.source.irregular is not None:
            last = min(last, max(year, self.source.irregular[1]) + CYCLE + 1)
        return range(year, last + 1)

    def _years_back_from(self, micros: int) -> range:
        """Return the years to search back from *micros*: all that are known, or as many as show every year before."""
        year, first = self.year_of(micros), self.source.years[0]
        if self.source.irregular is not None:
            first = max(first, min(year, self.source.irregular[0]) - CYCLE - 1)
        return range(year, first - 1, -1)
