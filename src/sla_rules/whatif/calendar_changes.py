"""
Changes of hours: another opening, another closing, other days, closed dates.

Each is a value with a text, and gives another calendar; the calendar that it is given stays as it was.
"""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from sla_rules.calendars.business_calendar import BusinessCalendar
from sla_rules.calendars.day_hours import ALL_DAY, DAY, OFF, DayHours
from sla_rules.calendars.instants import as_date
from sla_rules.calendars.texts import as_text
from sla_rules.calendars.weekly_hours import DAYS, VersionedHours, WeeklyHours
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sla_rules.calendars.calendar import Calendar

    TimeOfDay = str | time

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_NAMED_DAYS = re.compile(r"\s*(?P<days>\S.*?)\s+(?=\d|off)")


def seconds_of(at: object, name: str) -> int:
    """
    Return the seconds since midnight of a time of day; raises InvalidValueError for what is none.

    >>> seconds_of("08:00", "opening"), seconds_of("25:30", "closing")
    (28800, 91800)
    """
    if isinstance(at, time) and at.tzinfo is None and not at.microsecond:
        return at.hour * 3600 + at.minute * 60 + at.second
    match = _TIME.fullmatch(at) if isinstance(at, str) else None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 60, 0)
    total = hours * 3600 + minutes * 60 + seconds
    if minutes >= 60 or seconds >= 60 or total > 2 * DAY:
        msg = f"{name}: {at!r} is no time of day; write '08:00'; times run from 00:00 to 48:00, in whole seconds"
        raise InvalidValueError(msg)
    return total


def time_text(seconds: int) -> str:
    """
    Write seconds since midnight as a time of day.

    >>> time_text(28_800), time_text(91_805)
    ('08:00', '25:30:05')
    """
    minutes, rest = divmod(seconds, 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{rest:02}" if rest else text


def _days(text: str | None) -> tuple[int, ...] | None:
    """Return the days that a text such as `Mo-Fr` names, Monday being 0."""
    if text is None:
        return None
    week = WeeklyHours.parse(f"{as_text(text, 'days', 'Mo-Fr')} 00:00-24:00").week
    return tuple(day for day, hours in enumerate(week) if hours)


@frozen
class Opening:
    """
    The days that have hours open at *at*: earlier than they do, or later.

    Earlier, the first stretch of a day begins then; later, what lies before is cut off. *days* are those concerned,
    such as "Mo-Fr", all when nothing is said. Hours on public holidays and dated exceptions stay. Raises
    InvalidValueError for what is no time of day, and where it leaves a day without hours.

    >>> str(Opening("08:00").calendar(calendar).hours_on(date(2026, 3, 2)))
    '08:00-18:00'
    """

    at: TimeOfDay
    days: str | None = None
    seconds: int = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no time and what are no days."""
        object.__setattr__(self, "seconds", seconds_of(self.at, "opening"))
        _days(self.days)

    @property
    def words(self) -> str:
        """The change in words."""
        return f"opening {time_text(self.seconds)}" + ("" if self.days is None else f" {self.days}")

    def calendar(self, calendar: Calendar) -> BusinessCalendar:
        """Return *calendar* with that opening."""
        return _each_day(calendar, self.words, self._opened, _days(self.days))

    def of_whole_days(self, calendar: Calendar) -> Calendar:
        """Return a calendar that counts whole days, which no opening makes longer or shorter."""
        return calendar

    def _opened(self, hours: DayHours) -> DayHours:
        (first, end), *others = hours.stretches
        if self.seconds <= first:
            return DayHours(((self.seconds, end), *others))
        return hours - DayHours(((0, self.seconds),))


@frozen
class Closing:
    """
    The days that have hours close at *at*: later than they do, or earlier.

    Later, the last stretch of a day ends then; earlier, what lies behind is cut off. A closing after midnight is
    written past 24:00. Otherwise as `Opening`.

    >>> str(Closing("19:30", days="Fr").calendar(calendar).hours_on(date(2026, 3, 6)))
    '09:30-19:30'
    """

    at: TimeOfDay
    days: str | None = None
    seconds: int = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no time and what are no days."""
        object.__setattr__(self, "seconds", seconds_of(self.at, "closing"))
        _days(self.days)

    @property
    def words(self) -> str:
        """The change in words."""
        return f"closing {time_text(self.seconds)}" + ("" if self.days is None else f" {self.days}")

    def calendar(self, calendar: Calendar) -> BusinessCalendar:
        """Return *calendar* with that closing."""
        return _each_day(calendar, self.words, self._closed, _days(self.days))

    def of_whole_days(self, calendar: Calendar) -> Calendar:
        """Return a calendar that counts whole days, which no closing makes longer or shorter."""
        return calendar

    def _closed(self, hours: DayHours) -> DayHours:
        *others, (start, end) = hours.stretches
        if self.seconds >= end:
            return DayHours((*others, (start, self.seconds)))
        return hours - DayHours(((self.seconds, 2 * DAY),)) if self.seconds < 2 * DAY else hours


@frozen
class Hours:
    """
    The days named in *text* have these hours instead of theirs: `Sa 09:00-12:00; Fr off`.

    Raises HoursSyntaxError for a text that cannot be read.

    >>> str(Hours("Sa 09:00-12:00").calendar(calendar).hours)
    'Mo-Fr 09:30-18:00; Sa 09:00-12:00'
    """

    text: str

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be read."""
        WeeklyHours.parse(self.text)

    @property
    def words(self) -> str:
        """The change in words."""
        return self.text

    def calendar(self, calendar: Calendar) -> BusinessCalendar:
        """Return *calendar* with those hours on those days."""
        return _each_week(calendar, self.words, lambda week: self._replaced(week, self._given()))

    def of_whole_days(self, calendar: Calendar) -> Calendar:
        """Return a calendar that counts whole days, with those days whole, or closed, instead."""
        whole = {day: ALL_DAY if hours else OFF for day, hours in self._given().items()}
        return _each_week(calendar, self.words, lambda week: self._replaced(week, whole))

    def _given(self) -> dict[str, DayHours]:
        """Return the hours of each day that the text names, `PH` among them."""
        week = WeeklyHours.parse(self.text)
        hours = dict(zip(DAYS, week.week, strict=True))
        named: dict[str, DayHours] = {}
        for rule in self.text.split(";"):
            match = _NAMED_DAYS.match(rule)
            if match is None or match["days"].strip() == "PH":
                named |= hours if match is None else {"PH": week.on_holidays}
            else:
                named |= {DAYS[day]: week.week[day] for day in _days(match["days"]) or ()}
        return named

    def _replaced(self, week: WeeklyHours, given: dict[str, DayHours]) -> WeeklyHours:
        days = tuple(given.get(day, hours) for day, hours in zip(DAYS, week.week, strict=True))
        return WeeklyHours(days, given.get("PH", week.on_holidays))


@frozen
class Closed:
    """
    The dates from *first* to *last*, both included, are closed, whatever hours or exceptions they have.

    Special openings, windows of real time, still open them. Raises InvalidValueError when *last* comes first,
    InvalidTypeError for what is no date.

    >>> year_end = Closed(date(2026, 12, 25), date(2026, 12, 31), "year's end")
    >>> str(year_end.calendar(calendar).explain_day(date(2026, 12, 28)))
    "exception: off, year's end"
    """

    first: date
    last: date
    name: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what are no dates, or not in order."""
        if as_date(self.last, "last") < as_date(self.first, "first"):
            msg = f"last: {self.last} comes before first, {self.first}; a later date, or the same one, is wanted"
            raise InvalidValueError(msg)
        as_text(self.name, "name")

    @property
    def words(self) -> str:
        """The change in words."""
        return f"closed {self.first}" + ("" if self.last == self.first else f" to {self.last}")

    def calendar(self, calendar: Calendar) -> BusinessCalendar:
        """Return *calendar* with those dates closed."""
        known = _business_calendar(calendar, self.words)
        dates = (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))
        return known.evolve(exceptions=dict(known.exceptions) | dict.fromkeys(dates, (OFF, self.name)))

    def of_whole_days(self, calendar: Calendar) -> Calendar:
        """Return a calendar that counts whole days with those dates closed."""
        return self.calendar(calendar)


CalendarChange = Opening | Closing | Hours | Closed
"""A change of hours."""


def counts_whole_days(calendar: Calendar) -> bool:
    """Tell whether *calendar* opens its days whole or not at all: a business day has 24 hours in it."""
    weeks = calendar.hours.versions() if isinstance(calendar, BusinessCalendar) else ()
    return bool(weeks) and all(hours in (ALL_DAY, OFF) for week in weeks for hours in week.week)


def _each_day(
    calendar: Calendar, words: str, change: Callable[[DayHours], DayHours], days: tuple[int, ...] | None
) -> BusinessCalendar:
    """Change the hours of the days that have any; refuse what leaves a day without."""

    def changed(week: WeeklyHours) -> WeeklyHours:
        made = []
        for day, hours in enumerate(week.week):
            concerned = hours and (days is None or day in days)
            now = change(hours) if concerned else hours
            if concerned and not now:
                msg = f"{words}: leaves no hours on {DAYS[day]}, which has {hours}; write '{DAYS[day]} off' to close it"
                raise InvalidValueError(msg)
            made.append(now)
        return WeeklyHours(tuple(made), week.on_holidays)

    return _each_week(calendar, words, changed)


def _each_week(calendar: Calendar, words: str, change: Callable[[WeeklyHours], WeeklyHours]) -> BusinessCalendar:
    """Change every week that is ever in force."""
    known = _business_calendar(calendar, words)
    hours = known.hours
    if isinstance(hours, VersionedHours):
        changes = tuple((since, change(week)) for since, week in hours.changes)
        return known.evolve(hours=evolve(hours, initial=change(hours.initial), changes=changes))
    return known.evolve(hours=change(hours))


def _business_calendar(calendar: Calendar, words: str) -> BusinessCalendar:
    """Return *calendar* when it has hours of its own; a combination has none that could be changed."""
    if not isinstance(calendar, BusinessCalendar):
        msg = f"{words}: a {type(calendar).__name__} has no hours of its own; change the calendars that it is made of"
        raise InvalidTypeError(msg)
    return calendar
