"""Totals by year, summed up to any year from whichever year was asked first."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class RunningTotals:
    """
    The sum of a yearly total over the years before a given one, counted from the first year ever asked.

    Only differences of two sums have a meaning, so it does not matter which year was asked first. Safe to share
    between threads.

    >>> totals = RunningTotals(lambda year: 10)
    >>> totals.before(2030) - totals.before(2026)
    40
    """

    __slots__ = ("_before", "_first", "_last", "_lock", "_total")

    def __init__(self, total: Callable[[int], int]) -> None:
        self._total = total
        self._before: dict[int, int] = {}
        self._first = self._last = 0
        self._lock = Lock()

    def before(self, year: int) -> int:
        """Return the sum of the totals of the years before *year*."""
        known = self._before.get(year)
        return self._extend(year) if known is None else known

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
