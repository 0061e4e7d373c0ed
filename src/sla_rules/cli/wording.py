"""Figures in words, free of the machine's locale; a verdict never hangs on a rounded one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sla_rules.assessments.words import words_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from fractions import Fraction

    from sla_rules.calendars.limits import Limit

# The words of explanations, so that a figure is written in one way everywhere.
_ENGLISH = words_of("en")


def in_hours(amount: timedelta | None) -> str:
    """
    Write an amount of time in hours, minutes and seconds, exactly; "-" for None.

    >>> in_hours(timedelta(hours=31, minutes=5)), in_hours(timedelta(hours=24) - timedelta(microseconds=1))
    ('31 h 05 min', '23 h 59 min 59.999999 s')
    """
    return "-" if amount is None else _ENGLISH.amount(amount)


def on_a_watch(amount: timedelta | None) -> str:
    """
    Write an amount of time as spreadsheets read one, exactly; empty for None.

    >>> on_a_watch(timedelta(hours=31, minutes=5))
    '31:05:00'
    """
    if amount is None:
        return ""
    hours, rest = divmod(amount, timedelta(hours=1))
    # the rest is under an hour, so that its own text is 0:MM:SS with a fraction only where there is one
    return f"{hours}:{str(rest).split(':', 1)[1]}"


def on_day(day: date) -> str:
    """
    Write a date with its day of the week.

    >>> from datetime import date
    >>> on_day(date(2026, 5, 1))
    'Fri 2026-05-01'
    """
    return _ENGLISH.day(day)


def at_time(at: datetime | None) -> str:
    """
    Write an instant as its own zone's clock shows it, to the minute when it is a whole one; "-" for None.

    The offset is added only where the clock shows that time twice.

    >>> from datetime import datetime
    >>> from zoneinfo import ZoneInfo
    >>> at_time(datetime(2026, 4, 30, 17, tzinfo=ZoneInfo("Europe/Paris")))
    'Thu 2026-04-30 17:00'
    >>> at_time(datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Paris")))
    'Sun 2026-10-25 02:30+01:00'
    """
    return "-" if at is None else _ENGLISH.instant(at)


def percent(ratio: Fraction | None, decimals: int = 2) -> str:
    """
    Write a ratio in percent, rounded down to two decimals or more, so that a miss never reads as the target.

    >>> from fractions import Fraction
    >>> percent(Fraction(94999, 100000)), percent(Fraction(19, 20)), percent(Fraction(2, 3), 4)
    ('94.99 %', '95.00 %', '66.6666 %')
    """
    if ratio is None:
        return "-"
    whole, rest = divmod(ratio.numerator * 10 ** (decimals + 2) // ratio.denominator, 10**decimals)
    return f"{whole}.{rest:0{decimals}} %"


def points(before: Fraction, after: Fraction) -> str:
    """
    Write by how many points of percent one ratio is above another, as `percent` shows both.

    >>> from fractions import Fraction
    >>> points(Fraction(19, 20), Fraction(94999, 100000)), points(Fraction(19, 20), Fraction(1))
    ('-0.01', '+5.00')
    """
    hundredths = after.numerator * 10_000 // after.denominator - before.numerator * 10_000 // before.denominator
    whole, rest = divmod(abs(hundredths), 100)
    return f"{'-' if hundredths < 0 else '+'}{whole}.{rest:02}"


def limit_in_words(limit: Limit | None) -> str:
    """
    Write a limit with the kind that it counts; "-" for None.

    >>> from sla_rules import BusinessDays, BusinessHours
    >>> limit_in_words(BusinessHours(2.5)), limit_in_words(BusinessDays(2))
    ('2 h 30 min of business time', '2 business days')
    """
    return _ENGLISH.limit(limit)


def plural(count: int, one: str, many: str | None = None) -> str:
    """
    Write a count with its noun.

    >>> plural(1, "ticket"), plural(2, "ticket"), plural(0, "reply", "replies")
    ('1 ticket', '2 tickets', '0 replies')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
