"""
The predicate: which wall-clock hours each date has, and from them the windows of real time that are open.

Let L be the wall-clock times that are in the hours of their date, or that the date before reaches after midnight.
The service is open at an instant exactly when the local clock then shows a time of L. Daylight saving needs no rule:
a skipped time is never shown, a repeated one is shown twice.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from sla_rules.calendars.day_hours import DAY
from sla_rules.calendars.instants import DAY_MICROS, EPOCH_ORDINAL, EPOCH_WEEKDAY, LAST_MICROS, SECOND_MICROS, year_at
from sla_rules.calendars.stretches import clip, subtract, unite
from sla_rules.calendars.window import Window
from sla_rules.calendars.zones import DATED_CHANGES, offsets, start_of_day, year_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.day_hours import DayHours
    from sla_rules.calendars.holidays import Holidays
    from sla_rules.calendars.recurring_closures import RecurringClosure
    from sla_rules.calendars.stretches import Stretch
    from sla_rules.calendars.weekly_hours import VersionedHours, WeeklyHours
    from sla_rules.calendars.zones import Offset


class Schedule:
    """The hours of every date in one zone, by precedence: weekly < holiday < exception < opening < closure."""

    __slots__ = (
        "_closed",
        "_closures",
        "_exceptions",
        "_hours",
        "_nights",
        "_openings",
        "holidays",
        "span",
        "years",
        "zone",
    )

    def __init__(
        self,
        zone: ZoneInfo,
        hours: WeeklyHours | VersionedHours,
        holidays: Holidays | None,
        exceptions: Mapping[date, DayHours],
        openings: tuple[Window, ...],
        closures: tuple[Window | RecurringClosure, ...],
    ) -> None:
        self.zone = zone
        self.holidays = holidays
        self.years = (1, 9999) if holidays is None else (holidays.first_year, holidays.last_year)
        self._hours = hours
        self._exceptions = exceptions
        self._openings = unite(window.micros for window in openings)
        self._closed = unite(closure.micros for closure in closures if isinstance(closure, Window))
        self._closures = tuple(closure for closure in closures if not isinstance(closure, Window))
        self._nights = self._reaches_past_midnight()
        self.span = self._known_span()

    def hours_on(self, day: date) -> DayHours:
        """Return the hours of *day*, its night included; windows are no part of them."""
        return self._hours_on(day, self._closed_dates(day.year))

    def open_windows(self, start: int, end: int) -> list[Stretch]:
        """Return the open windows inside `[start, end)`, in microseconds of UTC."""
        zone_offsets = offsets(self.zone, start, end)
        first, last = self._local_dates(zone_offsets)
        opened = _shown(_wall_clock(self._hours_between(first, last)), zone_offsets)
        if self._openings:
            opened = unite(opened + clip(self._openings, start, end))
        if self._closed:
            opened = subtract(opened, self._closed)
        for closure in self._closures:
            opened = subtract(opened, self.closed_by(closure, start, end))
        return opened

    def closed_by(self, closure: RecurringClosure, start: int, end: int) -> list[Stretch]:
        """Return the windows inside `[start, end)`, in microseconds of UTC, that *closure* closes."""
        zone_offsets = offsets(self.zone, start, end)
        dates = _dates_between(closure, *self._local_dates(zone_offsets))
        return _shown(_wall_clock((day, closure.hours) for day in dates), zone_offsets)

    def _hours_on(self, day: date, closed_dates: Mapping[date, str]) -> DayHours:
        hours = self._exceptions.get(day)
        if hours is not None:
            return hours
        week = self._hours.in_force(day)
        return week.on_holidays if day in closed_dates else week.week[day.weekday()]

    def _closed_dates(self, year: int) -> Mapping[date, str]:
        return {} if self.holidays is None else self.holidays.names(year)

    def _hours_between(self, first: int, last: int) -> Iterator[tuple[int, DayHours]]:
        """Walk the hours of the dates *first* to *last*, in days from 1970-01-01."""
        special = self._special_hours(_date_of(first).year, _date_of(last).year)
        changes = (day.toordinal() - EPOCH_ORDINAL for day in self._hours.dates())
        cuts = [first, *(change for change in changes if first < change <= last), last + 1]
        for start, end in pairwise(cuts):
            week = self._hours.in_force(_date_of(start)).week
            for number in range(start, end):
                hours = special.get(number)
                yield number, week[(number + EPOCH_WEEKDAY) % 7] if hours is None else hours

    def _special_hours(self, first: int, last: int) -> dict[int, DayHours]:
        """Return the hours of the holidays and exceptions of the years *first* to *last*, by days from 1970-01-01."""
        special: dict[int, DayHours] = {}
        for year in range(first, last + 1):
            closed_dates = self._closed_dates(year)
            for day in (*closed_dates, *(day for day in self._exceptions if day.year == year)):
                special[day.toordinal() - EPOCH_ORDINAL] = self._hours_on(day, closed_dates)
        return special

    def _local_dates(self, zone_offsets: list[Offset]) -> tuple[int, int]:
        """Return the first and last date, in days from 1970-01-01, whose hours can be shown on the clocks."""
        # A date more where nights reach into the next; each year that is touched asks for its holidays.
        first = min((start + offset) // DAY_MICROS for start, _, offset in zone_offsets) - self._nights
        last = max((end - 1 + offset) // DAY_MICROS for _, end, offset in zone_offsets)
        known_first = date(self.years[0], 1, 1).toordinal() - EPOCH_ORDINAL
        known_last = date(self.years[1], 12, 31).toordinal() - EPOCH_ORDINAL
        return max(first, known_first), min(last, known_last)

    @property
    def irregular(self) -> tuple[int, int] | None:
        """
        The years before and after which the windows repeat every 400 years; None when nobody can say.

        Outside all that is dated they hang on the day of the week and on the rules of the zone alone.
        """
        if self._closures:
            return None
        days = [*self._exceptions, *self._hours.dates()]
        if self.holidays is not None:
            from sla_rules.calendars.closed_dates import ClosedDates

            if not isinstance(self.holidays, ClosedDates):
                return None
            days += [day for day, _ in self.holidays.dates]
        edges = [edge for window in (*self._openings, *self._closed) for edge in window]
        years = [day.year for day in days] + [year_at(edge) for edge in edges] + [*DATED_CHANGES]
        return min(years) - 1, max(years) + 1

    def _known_span(self) -> tuple[int, int]:
        """
        Return the first known instant and the end of the last.

        Where hours reach past midnight, the first morning also hangs on the date before the first known year.
        """
        first, last = self.years
        start = year_start(self.zone, first)
        if first > 1 and self._nights:
            start = start_of_day(self.zone, date(first, 1, 2))
        return start, min(year_start(self.zone, last + 1), LAST_MICROS)

    def _reaches_past_midnight(self) -> bool:
        hours = [*self._exceptions.values(), *(closure.hours for closure in self._closures)]
        for week in self._hours.versions():
            hours += [*week.week, week.on_holidays]
        return any(end > DAY for its_hours in hours for _, end in its_hours.stretches)


def _wall_clock(hours: Iterable[tuple[int, DayHours]]) -> list[Stretch]:
    """Return the wall-clock times in the hours of the dates, as microseconds from 1970-01-01 on that clock."""
    return unite(
        (day * DAY_MICROS + start * SECOND_MICROS, day * DAY_MICROS + end * SECOND_MICROS)
        for day, its_hours in hours
        for start, end in its_hours.stretches
    )


def _shown(wall_clock: list[Stretch], zone_offsets: list[Offset]) -> list[Stretch]:
    """Return the instants, in microseconds of UTC, at which the local clock shows a time of *wall_clock*."""
    shown: list[Stretch] = []
    for start, end, offset in zone_offsets:
        part = [
            (opening - offset, closing - offset) for opening, closing in clip(wall_clock, start + offset, end + offset)
        ]
        if shown and part and shown[-1][1] == part[0][0]:  # the parts follow each other and can only touch
            part[0] = (shown.pop()[0], part[0][1])
        shown += part
    return shown


def _date_of(number: int) -> date:
    """Return the date that lies *number* days from 1970-01-01."""
    return date.fromordinal(EPOCH_ORDINAL + number)


def _dates_between(closure: RecurringClosure, first: int, last: int) -> list[int]:
    """Return the dates of *closure* from *first* to *last*, in days from 1970-01-01."""
    years = range(_date_of(first).year, _date_of(last).year + 1)
    days = (day.toordinal() - EPOCH_ORDINAL for year in years for day in closure.dates(year))
    return [day for day in days if first <= day <= last]
