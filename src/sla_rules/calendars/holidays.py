"""
Whole days on which the service is closed, each with its name: the base of every source of such days.

A source answers one question, the names of one year, with a mapping that nobody can change. Sources are
values themselves: two of them unite with `|` and part with `-`. A calendar asks a source once for each year
that it compiles. Nothing here knows of hours or zones.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sla_rules.calendars.instants import as_date
from sla_rules.errors import InvalidTypeError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_rules.calendars.holiday_algebra import HolidaysDifference, HolidaysUnion

__all__ = ["Holidays"]

BETWEEN_NAMES = "; "
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
        from sla_rules.calendars.holiday_algebra import HolidaysUnion

        return HolidaysUnion(self, other)

    def __sub__(self, other: object) -> HolidaysDifference:
        if not isinstance(other, Holidays):
            return NotImplemented
        from sla_rules.calendars.holiday_algebra import HolidaysDifference

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


def joined_names(left: str, right: str) -> str:
    """
    Join the names of one date, each once, as the holidays package does.

    >>> joined_names("Ascension; Fête du Travail", "Ascension")
    'Ascension; Fête du Travail'
    """
    names = (*left.split(BETWEEN_NAMES), *right.split(BETWEEN_NAMES))
    return BETWEEN_NAMES.join(dict.fromkeys(filter(None, names)))
