"""Business days counted: the integral of "is this date a business day" over dates, kept by year."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

from sla_rules.calendars.running_totals import RunningTotals
from sla_rules.errors import NoOpenTimeError

if TYPE_CHECKING:
    from collections.abc import Callable


class BusinessDayTable:
    """
    The business days of the *years* from first to last, numbered in order.

    >>> table = BusinessDayTable(lambda day: day.weekday() < 5, (1, 9999))
    >>> table.count(date(2026, 3, 2), date(2026, 3, 9))
    5
    """

    __slots__ = ("_days", "_is_business_day", "_totals", "_years")

    def __init__(self, is_business_day: Callable[[date], bool], years: tuple[int, int]) -> None:
        self._is_business_day = is_business_day
        self._years = years
        self._days: dict[int, array[int]] = {}
        self._totals = RunningTotals(lambda year: len(self._year(year)))

    def count(self, start: date, end: date) -> int:
        """Return the number of business days in `[start, end)`, negative when *end* comes first."""
        return self._number(end.toordinal()) - self._number(start.toordinal())

    def shift(self, day: date, count: int) -> date:
        """
        Return the business day *count* after *day*, or before it when negative.

        Raises NoOpenTimeError when the known years end before.
        """
        first, last = self._years
        number = self._number(day.toordinal() + 1) + count - 1 if count > 0 else self._number(day.toordinal()) + count
        for year in range(day.year, last + 1) if count > 0 else range(day.year, first - 1, -1):
            before = self._totals.before(year)
            if before <= number < before + len(self._year(year)):
                return date.fromordinal(self._year(year)[number - before])
        ends = (day, date(last, 12, 31)) if count > 0 else (date(first, 1, 1), day)
        msg = f"not enough business days: {count} from {day}, searched from {ends[0]} to {ends[1]}"
        raise NoOpenTimeError(msg, searched_from=ends[0], searched_to=ends[1])

    def _number(self, ordinal: int) -> int:
        """Return the number of business days before the date of *ordinal*, counted from any fixed one."""
        year = min(date.fromordinal(min(ordinal, date.max.toordinal())).year, self._years[1])
        return self._totals.before(year) + bisect_left(self._year(year), ordinal)

    def _year(self, year: int) -> array[int]:
        """Return the ordinals of the business days of *year*."""
        days = self._days.get(year)
        if days is None:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            ordinals = range(first, last + 1)
            days = array("i", (o for o in ordinals if self._is_business_day(date.fromordinal(o))))
            self._days[year] = days
        return days
