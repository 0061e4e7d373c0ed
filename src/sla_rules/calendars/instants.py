"""
Instants as whole microseconds, and the one check that refuses what names no instant.

Python stores a moment as a wall clock and a zone. Two such moments of one zone are subtracted as wall clocks,
daylight saving ignored; two of different zones are subtracted truly. Counting from an epoch in UTC is therefore exact.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError, OutOfRangeError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_ORDINAL = EPOCH.toordinal()
EPOCH_WEEKDAY = EPOCH.weekday()
MICROSECOND = timedelta(microseconds=1)
SECOND_MICROS = 1_000_000
DAY_MICROS = 86_400 * SECOND_MICROS

# Python's own span of instants: UTC years 1 to 9999; the end is excluded.
FIRST_MICROS = (datetime(1, 1, 1, tzinfo=UTC) - EPOCH) // MICROSECOND
LAST_MICROS = (datetime.max.replace(tzinfo=UTC) - EPOCH) // MICROSECOND + 1


def instant(value: object, field: str) -> datetime:
    """
    Return *value* as a plain aware datetime, or say why it names no instant.

    A `pandas.Timestamp` is accepted when its nanoseconds are zero. Raises InvalidTypeError for another type,
    NaiveDatetimeError without a zone, InvalidValueError for NaT and for nanoseconds.

    >>> instant(datetime(2026, 3, 2, 9, 30), "start")
    Traceback (most recent call last):
        ...
    sla_rules.errors.NaiveDatetimeError: start: 2026-03-02T09:30:00 has no zone, so it names no instant; \
write datetime(..., tzinfo=ZoneInfo('Europe/Paris')) or value.replace(tzinfo=...)
    """
    if not isinstance(value, datetime):
        msg = f"{field}: {value!r} is a {type(value).__name__}; an aware datetime is wanted"
        raise InvalidTypeError(msg)
    if type(value) is not datetime:
        value = _plain(value, field)
    if value.utcoffset() is None:
        msg = (
            f"{field}: {value.isoformat()} has no zone, so it names no instant; "
            "write datetime(..., tzinfo=ZoneInfo('Europe/Paris')) or value.replace(tzinfo=...)"
        )
        raise NaiveDatetimeError(msg)
    return value


def plain_timedelta(value: timedelta, field: str) -> timedelta:
    """
    Return *value* as a plain timedelta; raises InvalidValueError for the nanoseconds of a `pandas.Timedelta`.

    >>> plain_timedelta(timedelta(hours=1), "amount")
    datetime.timedelta(seconds=3600)
    """
    if type(value) is timedelta:
        return value
    nanoseconds = getattr(value, "nanoseconds", 0)
    if nanoseconds:
        msg = f"{field}: {value!r} has {nanoseconds} ns, finer than a microsecond; round it first: value.floor('us')"
        raise InvalidValueError(msg)
    return timedelta(value.days, value.seconds, value.microseconds)


def as_date(value: object, field: str) -> date:
    """
    Return *value* when it is a date and not a datetime, whose day depends on a zone.

    Raises InvalidTypeError otherwise.

    >>> as_date(date(2026, 5, 1), "day")
    datetime.date(2026, 5, 1)
    """
    if isinstance(value, datetime) or not isinstance(value, date):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a datetime.date is wanted"
        if isinstance(value, datetime):
            msg += " (write value.astimezone(zone).date(), naming the zone)"
        raise InvalidTypeError(msg)
    return value


def as_micros(value: datetime) -> int:
    """Return the microseconds from 1970-01-01 in UTC to the aware datetime *value*, gaps and folds by PEP 495."""
    since = value - EPOCH
    # What `since // MICROSECOND` says, in half the time.
    return (since.days * 86_400 + since.seconds) * SECOND_MICROS + since.microseconds


def year_at(micros: int) -> int:
    """Return the year in UTC; the end of time counts as the last."""
    return (EPOCH + min(micros, LAST_MICROS - 1) * MICROSECOND).year


def from_micros(micros: int, zone: tzinfo | None) -> datetime:
    """
    Return the instant *micros* microseconds after 1970-01-01 in UTC, as the clocks of *zone* show it.

    Raises OutOfRangeError where those clocks would leave the years 1 to 9999.
    """
    try:
        return (EPOCH + micros * MICROSECOND).astimezone(zone)
    except OverflowError:
        first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        msg = f"{micros} microseconds from 1970-01-01 cannot be shown in {zone}: dates end with the years 1 and 9999"
        raise OutOfRangeError(msg, first=first, last=last) from None


def _plain(value: datetime, field: str) -> datetime:
    """Turn an instance of a subclass of datetime into a datetime, refusing what would be lost."""
    if value != value:  # noqa: PLR0124 -- NaT is the one datetime that differs from itself
        msg = f"{field}: NaT is no instant; drop the row or fill it first"
        raise InvalidValueError(msg)
    nanosecond = getattr(value, "nanosecond", 0)
    if nanosecond:
        msg = f"{field}: {value!r} has {nanosecond} ns, finer than a microsecond; round it first: value.floor('us')"
        raise InvalidValueError(msg)
    parts = (value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)
    return datetime(*parts, tzinfo=value.tzinfo, fold=value.fold)
