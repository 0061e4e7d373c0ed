"""
Whole days on which the service is closed, each with its name: the base of every source of such days.

A source answers one question, the names of one year, with a mapping that nobody can change. Sources are
values themselves: two of them unite with `|` and part with `-`. A calendar asks a source once for each year
that it compiles. Nothing here knows of hours or zones.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.instants import as_date
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrs import Attribute

__all__ = ["Holidays", "HolidaysDifference", "HolidaysUnion"]

_FIRST_YEAR = date.min.year
_LAST_YEAR = date.max.year


class Holidays:
    """
    A source of closed dates; subclass it for a source of your own and answer `names`.

    A source is a frozen value: equal sources give equal answers, in any thread and at any time.

    >>> from datetime import date
    >>> from sla_rules import ClosedDates
    >>> bridge = ClosedDates({date(2026, 5, 15): "bridge"})
    >>> date(2026, 5, 15) in bridge
    True
    >>> (bridge - bridge).names(2026)
    mappingproxy({})
    """

    __slots__ = ()

    @property
    def first_year(self) -> int:
        """The first year that the source knows; 1 when it has no limit."""
        return _FIRST_YEAR

    @property
    def last_year(self) -> int:
        """The last year that the source knows; 9999 when it has no limit."""
        return _LAST_YEAR

    def names(self, year: int) -> Mapping[date, str]:
        """
        Tell the closed dates of *year* with their names: a mapping that cannot be changed, in order of date.

        Raises `OutOfRangeError` for a year that the source does not know: not knowing is never "open".
        """
        raise NotImplementedError

    def sources(self) -> tuple[str, ...]:
        """Tell the published data behind the dates, such as `"holidays 0.109"`; empty when given by hand."""
        return ()

    def __contains__(self, day: object) -> bool:
        day = as_date(day, "day")
        return day in self.names(day.year)

    def __or__(self, other: object) -> HolidaysUnion:
        if not isinstance(other, Holidays):
            return NotImplemented
        return HolidaysUnion(self, other)

    def __sub__(self, other: object) -> HolidaysDifference:
        if not isinstance(other, Holidays):
            return NotImplemented
        return HolidaysDifference(self, other)


def known_year(year: object, first: int, last: int, source: object) -> int:
    """Give *year* back if *source* knows it, being in *first* to *last*; raises OutOfRangeError otherwise."""
    if not isinstance(year, int):
        msg = f"year: {year!r} is a {type(year).__name__}; a whole number such as 2026 is wanted"
        raise InvalidTypeError(msg)
    if first <= year <= last:
        return year
    msg = f"year: {year} is outside {first} to {last}, the years that {source!r} knows"
    raise OutOfRangeError(msg, first=date(first, 1, 1), last=date(last, 12, 31))


def _is_source(_: object, attribute: Attribute[Holidays], value: object) -> None:
    if not isinstance(value, Holidays):
        msg = f"{attribute.name}: {value!r} is no source of holidays; give a PublicHolidays, ClosedDates, …"
        raise InvalidTypeError(msg)


@frozen(repr=False)
class _Pair(Holidays):
    """Two sources, known in the years that both know."""

    left: Holidays = field(validator=_is_source)
    right: Holidays = field(validator=_is_source)

    def __attrs_post_init__(self) -> None:
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


@frozen(repr=False)
class HolidaysUnion(_Pair):
    """
    The dates of either source; made by `left | right`.

    A date of both bears both names, the left one first, unless they are the same.
    """

    def names(self, year: int) -> Mapping[date, str]:
        """Tell the dates of either with their names."""
        left, right = self.left.names(year), self.right.names(year)
        return MappingProxyType(
            {day: _joined(left.get(day), right.get(day)) for day in sorted({*left, *right})}
        )

    def __repr__(self) -> str:
        return f"({self.left!r} | {self.right!r})"


@frozen(repr=False)
class HolidaysDifference(_Pair):
    """The dates of the first source that are not in the second; made by `left - right`."""

    def names(self, year: int) -> Mapping[date, str]:
        """Tell the dates that only the left source has."""
        left, right = self.left.names(year), self.right.names(year)
        return MappingProxyType({day: name for day, name in left.items() if day not in right})

    def __repr__(self) -> str:
        return f"({self.left!r} - {self.right!r})"


def _joined(left: str | None, right: str | None) -> str:
    """Join the names that one date bears in two sources."""
    return "; ".join(dict.fromkeys(name for name in (left, right) if name))
