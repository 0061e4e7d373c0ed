"""
Union and difference of sources of holidays, made by `|` and `-`.

The answer for a year is kept once it was put together, for a calendar asks it for each date of the year.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.holidays import Holidays, joined_names
from sla_rules.calendars.nesting import nested_in
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from attrs import Attribute

__all__ = ["HolidaysDifference", "HolidaysUnion"]


def _is_source(_: object, attribute: Attribute[Holidays], value: object) -> None:
    if not isinstance(value, Holidays):
        msg = f"{attribute.name}: {value!r} is no source of holidays; give a PublicHolidays, ClosedDates, …"
        raise InvalidTypeError(msg)


@frozen(repr=False, cache_hash=True)
class _Pair(Holidays):
    """Two sources, known in the years that both know."""

    left: Holidays = field(validator=_is_source)
    right: Holidays = field(validator=_is_source)
    # How many stand one inside the other.
    nested: int = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "nested", nested_in(self.left, self.right, "holidays"))
        if self.first_year > self.last_year:
            spans = " and ".join(f"{each.first_year}-{each.last_year}" for each in (self.left, self.right))
            msg = f"holidays: {self.left!r} and {self.right!r} know no year in common ({spans})"
            raise InvalidValueError(msg)

    @property
    def first_year(self) -> int:
        """The later of the two first years."""
        return max(self.left.first_year, self.right.first_year)

    @property
    def last_year(self) -> int:
        """The earlier of the two last years."""
        return min(self.left.last_year, self.right.last_year)

    def sources(self) -> tuple[str, ...]:
        """Tell the published data behind either, each once."""
        return tuple(dict.fromkeys(self.left.sources() + self.right.sources()))


@frozen(repr=False, cache_hash=True)
class HolidaysUnion(_Pair):
    """
    The dates of either source; made by `left | right`.

    A date of both bears both names, the left one first, unless they are the same.
    """

    def names(self, year: int) -> Mapping[date, str]:
        """Tell the dates of either with their names."""
        return _united(self.left, self.right, year)

    def __repr__(self) -> str:
        return f"({self.left!r} | {self.right!r})"


@frozen(repr=False, cache_hash=True)
class HolidaysDifference(_Pair):
    """The dates of the first source that are not in the second; made by `left - right`."""

    def names(self, year: int) -> Mapping[date, str]:
        """Tell the dates that only the left source has."""
        return _without(self.left, self.right, year)

    def __repr__(self) -> str:
        return f"({self.left!r} - {self.right!r})"


@lru_cache(maxsize=512)
def _united(left: Holidays, right: Holidays, year: int) -> Mapping[date, str]:
    ours, theirs = left.names(year), right.names(year)
    return MappingProxyType(
        {day: joined_names(ours.get(day, ""), theirs.get(day, "")) for day in sorted({*ours, *theirs})}
    )


@lru_cache(maxsize=512)
def _without(left: Holidays, right: Holidays, year: int) -> Mapping[date, str]:
    theirs = right.names(year)
    return MappingProxyType({day: name for day, name in left.names(year).items() if day not in theirs})
