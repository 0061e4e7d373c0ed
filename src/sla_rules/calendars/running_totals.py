"""Totals by year, summed up to any year from whichever year was asked first."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


CYCLE = 400  # years of the Gregorian calendar, a whole number of weeks


class RunningTotals:
    """
    The sum of a yearly total over the years before a given one, counted from the first year ever asked.

    Only differences of two sums have a meaning, so it does not matter which year was asked first. Before and after
    the *irregular* years, where they are given, the totals repeat every 400 years, save that of the year 1, in which
    time begins. Safe to share between threads.

    >>> totals = RunningTotals(lambda year: 10)
    >>> totals.before(2030) - totals.before(2026)
    40
    """

    __slots__ = ("_before", "_first", "_irregular", "_last", "_lock", "_total")

    def __init__(self, total: Callable[[int], int], irregular: tuple[int, int] | None = None) -> None:
        self._total = total
        self._irregular = irregular
        self._before: dict[int, int] = {}
        self._first = self._last = 0
        self._lock = Lock()

    def before(self, year: int) -> int:
        """Return the sum of the totals of the years before *year*."""
        known = self._before.get(year)
        if known is not None:
            return known
        return self._extend(year) if self._irregular is None else self._by_cycles(year, *self._irregular)

    def _by_cycles(self, year: int, first: int, last: int) -> int:
        """Return the sum before *year* from that of a year nearer to the irregular ones, *first* to *last*."""
        if year > last + CYCLE:
            cycles = (year - last - 1) // CYCLE
            return self.before(year - cycles * CYCLE) + cycles * self._between(last + 1, last + 1 + CYCLE)
        if year == 1:
            return self.before(2) - self._total(1)
        if year <= first - CYCLE:
            cycles = (first - year) // CYCLE
            return self.before(year + cycles * CYCLE) - cycles * self._between(first - CYCLE, first)
        return self._extend(year)

    def _between(self, first: int, end: int) -> int:
        return self._extend(end) - self._extend(first)

    def distance(self, year: int) -> int:
        """Return how many totals have to be worked out to sum up to *year*."""
        return max(self._first - year, year - self._last, 0) if self._before else 0

    def _extend(self, year: int) -> int:
        with self._lock:
            before = self._before
            if not before:
                before[year] = 0
                self._first = self._last = year
            while self._last < year:
                before[self._last + 1] = before[self._last] + self._total(self._last)
                self._last += 1
            while self._first > year:
                before[self._first - 1] = before[self._first] - self._total(self._first - 1)
                self._first -= 1
            return before[year]
