"""How each kind of limit is counted from an instant, forward and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros, instant
from sla_rules.calendars.limits import BusinessDays, BusinessHours, CalendarMonths, ClockHours
from sla_rules.calendars.zones import end_of_day, start_of_day
from sla_rules.errors import InvalidTypeError, OutOfRangeError

if TYPE_CHECKING:
    from datetime import datetime
    from typing import NoReturn

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit


def add_limit(calendar: Calendar, start: datetime, limit: Limit) -> datetime:
    """
    Return the instant at which *limit* from *start* is used up, in the zone of *start*.

    Business days and months end at 24:00 of their last day; the day of *start* does not count.
    Raises InvalidTypeError for what is no limit.
    """
    start = instant(start, "start")
    match limit:
        case BusinessHours():
            return calendar.add(start, limit.duration)
        case ClockHours():
            return _later(start, limit.duration // MICROSECOND)
        case BusinessDays():
            day = calendar.add_business_days(local_date(calendar, start), limit.count)
        case CalendarMonths():
            day = months_later(local_date(calendar, start), limit.count)
        case _:
            _refuse(limit)
    return from_micros(end_of_day(calendar.day_zone, day), start.tzinfo)


def subtract_limit(calendar: Calendar, end: datetime, limit: Limit) -> datetime:
    """
    Return the latest instant from which whole *limit* lies before *end*, in the zone of *end*.

    Business days and months begin at 00:00 of their first day; neither the day of *end* nor the day that ends at
    that instant counts. Raises InvalidTypeError for what is no limit.
    """
    end = instant(end, "end")
    match limit:
        case BusinessHours():
            return calendar.subtract(end, limit.duration)
        case ClockHours():
            return _later(end, -(limit.duration // MICROSECOND))
        case BusinessDays():
            day = calendar.add_business_days(local_date(calendar, end), -limit.count)
        case CalendarMonths():
            day = months_later(local_date(calendar, end), -limit.count)
        case _:
            _refuse(limit)
    return from_micros(start_of_day(calendar.day_zone, day), end.tzinfo)


def local_date(calendar: Calendar, at: datetime) -> date:
    """Return the date that the clocks of the calendar show at *at*."""
    return at.astimezone(calendar.day_zone).date()


def months_later(day: date, months: int) -> date:
    """
    Return the same day of the month *months* later, or the last day of that month when it has none.

    >>> from datetime import date
    >>> months_later(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    from dateutil.relativedelta import relativedelta

    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        msg = f"amount: {months} months from {day} leave the dates there are, {date.min} to {date.max}"
        raise OutOfRangeError(msg, first=date.min, last=date.max) from None


def _later(start: datetime, micros: int) -> datetime:
    """Return the instant *micros* of real time after *start*; in one zone Python would add wall-clock time."""
    return from_micros(as_micros(start) + micros, start.tzinfo)


def _refuse(limit: object) -> NoReturn:
    msg = (
        f"amount: {limit!r} is a {type(limit).__name__}; "
        "a timedelta, BusinessHours, BusinessDays, ClockHours or CalendarMonths is wanted"
    )
    raise InvalidTypeError(msg)
