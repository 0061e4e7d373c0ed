"""The days of a year as a calendar sees them, before anything is drawn."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.day_explanation import DayKind
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.calendars.passages import PassageKind, passages
from sla_rules.calendars.stretches import clip
from sla_rules.calendars.zones import end_of_day, start_of_day
from sla_rules.errors import InvalidTypeError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.calendar import Calendar


_FIRST = as_micros(datetime.min.replace(tzinfo=UTC))


class DayLook(StrEnum):
    """What a day is in the figure: the last that applies; the words have the same keys after `day_`."""

    OPEN = "open"
    NONE = "none"
    HOLIDAY = "holiday"
    EXCEPTION = "exception"
    EXCEPTION_OFF = "exception_off"
    OPENING = "opening"
    CLOSURE = "closure"


class YearDay(NamedTuple):
    """
    One date: what it is, its *hours* in words and its name, "" without one.

    *open* is the real time that is open between its midnights, *shift* how far the clocks went forward that day.
    """

    day: date
    look: DayLook
    hours: str
    name: str
    business: bool
    open: timedelta
    shift: timedelta


def days_of(calendar: Calendar, year: int) -> Iterator[YearDay]:
    """
    Yield the days of *year* in the zone of *calendar*.

    Raises OutOfRangeError for a year that the calendar does not know, InvalidTypeError for what is no whole number.
    """
    if isinstance(year, bool) or not isinstance(year, int):
        msg = f"year: {year!r} is a {type(year).__name__}; a whole number is wanted"
        raise InvalidTypeError(msg)
    first, last = calendar.timeline.source.years
    zone = calendar.day_zone
    if start_of_day(zone, date(first, 1, 1)) < _FIRST:  # year 1 begins before all instants east of Greenwich
        first += 1
    if not first <= year <= last:
        msg = f"year: {year} is outside the years this calendar knows, {first} to {last}"
        raise OutOfRangeError(msg, first=date(first, 1, 1), last=date(last, 12, 31))
    day = date(year, 1, 1)
    while day.year == year:
        yield _day(calendar, day, zone)
        if day == date.max:
            return
        day += timedelta(days=1)


def _day(calendar: Calendar, day: date, zone: ZoneInfo) -> YearDay:
    explained = calendar.explain_day(day)
    start, end = start_of_day(zone, day), end_of_day(zone, day)
    opened = sum(last - first for first, last in clip(list(calendar.timeline.windows(start, end)), start, end))
    look = DayLook.OPEN if explained.hours else DayLook.NONE
    name = ""
    if explained.kind in {DayKind.HOLIDAY, DayKind.EXCEPTION}:
        look, name = DayLook(explained.kind), explained.name
    elif explained.kind is DayKind.COMBINED:
        look, name = _combined(calendar, start, end, look)
    if look is DayLook.EXCEPTION and not explained.hours:
        look = DayLook.EXCEPTION_OFF
    for kind, windows in ((DayLook.OPENING, explained.openings), (DayLook.CLOSURE, explained.closures)):
        if windows:
            look, name = kind, ", ".join(filter(None, (name, *(window.name for window in windows))))
    return YearDay(
        day=day,
        look=look,
        hours=str(explained.hours),
        name=name,
        business=bool(explained.hours),
        open=opened * MICROSECOND,
        shift=_day_length_lost(start, end),
    )


def _combined(calendar: Calendar, start: int, end: int, look: DayLook) -> tuple[DayLook, str]:
    """Return what closed a day of combined calendars, the first reason that has a name."""
    for passage in passages(calendar, from_micros(start, calendar.day_zone), from_micros(end, calendar.day_zone)):
        if passage.kind in _REASONS and passage.window.name:
            return _REASONS[passage.kind], passage.window.name
    return look, ""


_REASONS = {
    PassageKind.HOLIDAY: DayLook.HOLIDAY,
    PassageKind.EXCEPTION: DayLook.EXCEPTION,
    PassageKind.CLOSURE: DayLook.CLOSURE,
}


def _day_length_lost(start: int, end: int) -> timedelta:
    """Return how much shorter than 24 hours a day is: what the clocks went forward."""
    return timedelta(days=1) - (end - start) * MICROSECOND
