"""Closed dates given one by one, each with its name: bridges, works, the day of a move."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from attrs import field, frozen

from sla_rules.calendars.holidays import Holidays, known_year
from sla_rules.calendars.instants import as_date
from sla_rules.calendars.texts import as_text
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["ClosedDates"]


def _pairs(dates: Mapping[date, str] | Iterable[date]) -> tuple[tuple[date, str], ...]:
    """Read the dates into pairs, sorted; bare dates have no name."""
    named: Iterable[tuple[object, object]]
    if isinstance(dates, Mapping):
        named = cast("Mapping[object, object]", dates).items()
    elif hasattr(dates, "__iter__"):
        named = ((day, "") for day in dates)
    else:
        msg = f"dates: {dates!r} is not a mapping of dates to names; write {{date(2026, 5, 15): 'bridge'}}"
        raise InvalidTypeError(msg)
    checked: dict[date, str] = {}
    for day, name in named:
        checked[as_date(day, "dates")] = as_text(name, f"dates: the name of {day}", "bridge")
    return tuple(sorted(checked.items()))


@frozen(repr=False, cache_hash=True)
class ClosedDates(Holidays):
    """
    Dates closed by name: a mapping of date to name, or bare dates.

    All other dates are open, without limit of years, unless *first_year* and *last_year* say which years
    the list is complete for. A datetime is refused with `InvalidTypeError`: it is one instant, and a closed
    date a local day.

    >>> from datetime import date
    >>> ClosedDates({date(2026, 5, 15): "bridge"}).names(2026)
    mappingproxy({datetime.date(2026, 5, 15): 'bridge'})
    """

    dates: tuple[tuple[date, str], ...] = field(converter=_pairs)
    years: tuple[int, int] = field(default=(1, 9999), kw_only=True)

    def __attrs_post_init__(self) -> None:
        try:
            first, last = self.years
            whole = 1 <= first <= last <= 9999 and type(first) is type(last) is int
        except (TypeError, ValueError):
            whole = False
        if not whole:
            msg = f"years: {self.years!r} is not a first and a last year; write years=(2026, 2027)"
            raise InvalidValueError(msg)
        for day, _ in self.dates:
            if not self.first_year <= day.year <= self.last_year:
                msg = f"dates: {day.isoformat()} lies outside the years {self.first_year} to {self.last_year}"
                raise InvalidValueError(msg)

    @property
    def first_year(self) -> int:
        """The first year that the list is complete for."""
        return self.years[0]

    @property
    def last_year(self) -> int:
        """The last year that the list is complete for."""
        return self.years[1]

    def names(self, year: int) -> Mapping[date, str]:
        """Tell the closed dates of *year* with their names."""
        known_year(year, self.first_year, self.last_year, self)
        return _of_year(self, year)

    def __repr__(self) -> str:
        years = "" if self.years == (1, 9999) else f", years={self.years!r}"
        return f"ClosedDates({dict(self.dates)!r}{years})"


# A calendar asks for the year of each date that it compiles.
@lru_cache(maxsize=512)
def _of_year(closed: ClosedDates, year: int) -> Mapping[date, str]:
    return MappingProxyType({day: name for day, name in closed.dates if day.year == year})
