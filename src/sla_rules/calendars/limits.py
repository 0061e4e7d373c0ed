"""
Amounts of the four kinds a contract counts in; none is ever turned silently into another.

Eight business hours, a business day, a day of the clock and a month are four different promises.
"""

from __future__ import annotations

from datetime import timedelta

from attrs import field, frozen

from sla_rules.calendars.instants import MICROSECOND, plain_timedelta
from sla_rules.errors import InvalidTypeError, InvalidValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    Hours = float | Fraction | Decimal | timedelta

HOUR_MICROS = 3_600_000_000


def _duration(hours: Hours) -> timedelta:
    """Return hours as a timedelta, exactly; zero, less, and what microseconds cannot hold are refused."""
    try:
        duration = (
            plain_timedelta(hours, "hours") if isinstance(hours, timedelta) else _whole_micros(hours) * MICROSECOND
        )
    except OverflowError:
        msg = (
            f"hours: {hours!r} is more than a timedelta holds; at most {timedelta.max // timedelta(hours=1)} are wanted"
        )
        raise InvalidValueError(msg) from None
    if duration <= timedelta(0):
        msg = f"hours: {hours!r} is no limit; an amount greater than zero is wanted"
        raise InvalidValueError(msg)
    return duration


def _whole_micros(hours: float | Fraction | Decimal) -> int:
    from decimal import Decimal
    from fractions import Fraction

    if isinstance(hours, bool) or not isinstance(hours, int | float | Fraction | Decimal):
        msg = f"hours: {hours!r} is a {type(hours).__name__}; a number of hours or a timedelta is wanted"
        raise InvalidTypeError(msg)
    try:
        micros = Fraction(hours) * HOUR_MICROS
    except (ValueError, OverflowError):
        msg = f"hours: {hours!r} is not finite; a number of hours or a timedelta is wanted"
        raise InvalidValueError(msg) from None
    if micros.denominator != 1:
        msg = f"hours: {hours!r} is no whole number of microseconds; write Fraction(1, 10) or timedelta(minutes=6)"
        raise InvalidValueError(msg)
    return int(micros)


def _count(count: int) -> int:
    if isinstance(count, bool) or not isinstance(count, int):
        msg = f"count: {count!r} is a {type(count).__name__}; a whole number is wanted"
        raise InvalidTypeError(msg)
    if count <= 0:
        msg = f"count: {count!r} is no limit; a whole number greater than zero is wanted"
        raise InvalidValueError(msg)
    return count


def _hours_text(duration: timedelta) -> str:
    """Write a duration as the plainest argument that gives it back: 48, 2.5 or a timedelta."""
    micros = duration // MICROSECOND
    if micros % HOUR_MICROS == 0:
        return str(micros // HOUR_MICROS)
    if micros % (HOUR_MICROS // 4) == 0:  # quarters of an hour are exact as floats
        return repr(micros / HOUR_MICROS)
    return repr(duration)


@frozen(repr=False)
class BusinessHours:
    """
    An amount of open time, in hours of the calendar (*heures ouvrées*).

    Given as hours or as a timedelta, kept as *duration*. Raises InvalidValueError for zero, less, or what
    microseconds cannot hold; InvalidTypeError for another type.

    >>> BusinessHours(2.5).duration
    datetime.timedelta(seconds=9000)
    """

    duration: timedelta = field(converter=_duration)

    def __repr__(self) -> str:
        """Write a call that builds the same value."""
        return f"BusinessHours({_hours_text(self.duration)})"


@frozen(repr=False)
class ClockHours:
    """
    An amount of real time, in hours of the clock, day and night.

    Given as hours or as a timedelta, kept as *duration*. Raises as BusinessHours does.

    >>> ClockHours(4)
    ClockHours(4)
    """

    duration: timedelta = field(converter=_duration)

    def __repr__(self) -> str:
        """Write a call that builds the same value."""
        return f"ClockHours({_hours_text(self.duration)})"


@frozen
class BusinessDays:
    """
    A number of business days (*jours ouvrés*): the day of the event does not count, the term ends at 24:00.

    Raises InvalidValueError for zero or less, InvalidTypeError for what is no whole number.

    >>> BusinessDays(10).count
    10
    """

    count: int = field(converter=_count)


@frozen
class CalendarMonths:
    """
    A number of months: to the same day of the month, or its last day when it has none, ending at 24:00.

    Raises InvalidValueError for zero or less, InvalidTypeError for what is no whole number.

    >>> CalendarMonths(6).count
    6
    """

    count: int = field(converter=_count)


Limit = BusinessHours | BusinessDays | ClockHours | CalendarMonths
