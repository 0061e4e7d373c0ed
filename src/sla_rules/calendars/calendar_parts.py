"""The parts that a business calendar is built from, each checked and put into its one form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sla_rules.calendars.dated import dict_of
from sla_rules.calendars.day_hours import DayHours
from sla_rules.calendars.holidays import Holidays
from sla_rules.calendars.texts import as_text, each_a
from sla_rules.calendars.weekly_hours import VersionedHours, WeeklyHours, as_weekly_hours
from sla_rules.calendars.window import Window
from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sla_rules.calendars.recurring_closures import RecurringClosure

# An exception's hours, alone or with a name.
Exceptional = str | DayHours | tuple[str | DayHours, str]
Exceptions = tuple[tuple[date, tuple[DayHours, str]], ...]

_EXAMPLE = "{date(2026, 12, 24): '09:30-12:00'}"


def as_hours(value: WeeklyHours | VersionedHours | str) -> WeeklyHours | VersionedHours:
    """Return the hours of a calendar, reading a text; raises InvalidTypeError for anything else."""
    return value if isinstance(value, VersionedHours) else as_weekly_hours(value)


def as_holidays(value: Holidays | None) -> Holidays | None:
    """Return the closed dates of a calendar; raises InvalidTypeError for anything else."""
    if value is not None and not isinstance(value, Holidays):
        msg = f"holidays: {value!r} is a {type(value).__name__}; PublicHolidays, ClosedDates or None is wanted"
        raise InvalidTypeError(msg)
    return value


def as_exceptions(value: Mapping[date, Exceptional] | Exceptions) -> Exceptions:
    """
    Return dated exceptions in order, each with its hours and its name.

    Raises InvalidTypeError or InvalidValueError, naming what is wrong, and HoursSyntaxError for a text of hours.
    """
    return tuple((day, _exceptional(hours)) for day, hours in dict_of(value, "exceptions", _EXAMPLE).items())


def as_openings(value: Iterable[Window]) -> tuple[Window, ...]:
    """Return windows; raises InvalidTypeError for anything else."""
    return each_a(value, "openings", Window)


def as_closures(value: Iterable[Window | RecurringClosure]) -> tuple[Window | RecurringClosure, ...]:
    """Return windows and recurring closures; raises InvalidTypeError for anything else."""
    if value == ():
        return ()
    from sla_rules.calendars.recurring_closures import RecurringClosure

    return each_a(value, "closures", Window, RecurringClosure)


def _exceptional(value: Exceptional) -> tuple[DayHours, str]:
    match value:
        case str():
            return DayHours.parse(value), ""
        case DayHours():
            return value, ""
        case (str() as hours, name):
            return DayHours.parse(hours), as_text(name, "exceptions", "Christmas Eve")
        case (DayHours() as hours, name):
            return hours, as_text(name, "exceptions", "Christmas Eve")
    msg = (
        f"exceptions: {value!r} is a {type(value).__name__}; hours such as '09:30-12:00' or 'off' are wanted, "
        "alone or with a name: ('09:30-12:00', 'Christmas Eve')"
    )
    raise InvalidTypeError(msg)
