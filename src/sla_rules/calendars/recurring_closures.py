"""
Closures that come again by rule: whole dates, and hours such as a maintenance window each first Sunday.

The rule is one of RFC 5545, "FREQ=MONTHLY;BYDAY=1SU", and names dates; the hours stand beside it, in local
wall-clock time, so that a window from 02:00 to 04:00 means the same all year round.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.day_hours import DayHours
from sla_rules.calendars.holidays import Holidays, known_year
from sla_rules.calendars.instants import as_date
from sla_rules.calendars.recurrence import canonical_rule, recurring_dates
from sla_rules.calendars.texts import as_text
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["RecurringClosure", "RecurringDates"]


@frozen
class RecurringDates(Holidays):
    """
    Whole dates closed by a rule of RFC 5545, from *start* on.

    A date of the rule that lies before *start* does not count, and *start* itself only if the rule names it.
    Raises `InvalidValueError` naming the part of the rule that is wrong.

    >>> from datetime import date
    >>> stocktaking = RecurringDates("FREQ=YEARLY;BYMONTH=6;BYDAY=-1FR", date(2024, 1, 1), "stocktaking")
    >>> stocktaking.names(2026)
    mappingproxy({datetime.date(2026, 6, 26): 'stocktaking'})
    """

    rule: str
    start: date
    name: str = ""

    def __attrs_post_init__(self) -> None:
        _check(self)

    def names(self, year: int) -> Mapping[date, str]:
        """Tell the dates of *year* that the rule names."""
        known_year(year, self.first_year, self.last_year, self)
        return MappingProxyType(dict.fromkeys(recurring_dates(self.rule, self.start, year, year), self.name))


def _hours(given: DayHours | str) -> DayHours:
    """Read hours that close something."""
    hours = given if isinstance(given, DayHours) else DayHours.parse(as_text(given, "hours", "02:00-04:00"))
    if hours:
        return hours
    msg = "hours: 'off' closes nothing; write '02:00-04:00', or '00:00-24:00' for the whole date"
    raise InvalidValueError(msg)


@frozen
class RecurringClosure:
    """
    Hours closed on the dates of a rule of RFC 5545, in local wall-clock time.

    A night belongs to the date that it opens on, as in all hours. *hours* is a `DayHours` or a text such as
    "02:00-04:00". Raises `InvalidValueError` naming the part of the rule that is wrong, and for empty
    hours.

    >>> from datetime import date
    >>> maintenance = RecurringClosure("FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1), "02:00-04:00", "upgrades")
    >>> maintenance.dates(2026)[:2]
    (datetime.date(2026, 1, 4), datetime.date(2026, 2, 1))
    """

    rule: str
    start: date
    hours: DayHours = field(converter=_hours)
    name: str = ""

    def __attrs_post_init__(self) -> None:
        _check(self)

    def dates(self, year: int) -> tuple[date, ...]:
        """Tell the dates of *year* on which the hours are closed, in order."""
        known_year(year, 1, 9999, self)
        return recurring_dates(self.rule, self.start, year, year)


def _check(closure: RecurringDates | RecurringClosure) -> None:
    """Check the fields that both kinds have, and put the rule into its canonical form."""
    as_date(closure.start, "start")
    as_text(closure.name, "name")
    object.__setattr__(closure, "rule", canonical_rule(closure.rule, closure.start))
