"""The business calendar: zone, hours, holidays and exceptions as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from attrs import field, fields, frozen

from sla_rules.calendars.business_day_table import BusinessDayTable
from sla_rules.calendars.calendar import Calendar
from sla_rules.calendars.calendar_parts import as_closures, as_exceptions, as_holidays, as_hours, as_openings
from sla_rules.calendars.schedule import Schedule
from sla_rules.calendars.stretches import clip
from sla_rules.calendars.timeline import Timeline
from sla_rules.calendars.window import Window
from sla_rules.calendars.zones import as_zone_key, end_of_day, start_of_day
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from datetime import date

    from sla_rules.calendars.calendar_parts import Exceptions
    from sla_rules.calendars.day_explanation import DayExplanation
    from sla_rules.calendars.day_hours import DayHours
    from sla_rules.calendars.holidays import Holidays
    from sla_rules.calendars.recurring_closures import RecurringClosure
    from sla_rules.calendars.weekly_hours import VersionedHours, WeeklyHours


@frozen(kw_only=True, repr=False)
class BusinessCalendar(Calendar):
    """
    When a service is open: weekly hours in a zone, holidays, dated exceptions, and windows of opening and closure.

    For a date the later wins: weekly hours, holiday, exception, then openings, then closures. An exception replaces
    the hours of its date whole, the night that the date opens included; its text is as in `DayHours.parse`, alone or
    with a name. Local wall-clock hours; instants are aware datetimes. Two calendars are equal when they are built
    from equal parts. Safe to share between threads.

    Raises InvalidValueError for a zone that does not exist or a calendar that can never open, HoursSyntaxError for
    hours that cannot be read, InvalidTypeError for a part of the wrong kind.

    >>> from sla_rules import BusinessCalendar, PublicHolidays, WeeklyHours
    >>> french = BusinessCalendar(
    ...     tz="Europe/Paris",
    ...     hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"),
    ...     holidays=PublicHolidays("FR"),
    ...     exceptions={date(2026, 12, 24): ("09:30-12:00", "Christmas Eve")},
    ... )
    >>> str(french.explain_day(date(2026, 12, 24)))
    'exception: 09:30-12:00, Christmas Eve'
    """

    tz: str = field(converter=as_zone_key)
    hours: WeeklyHours | VersionedHours = field(converter=as_hours)
    holidays: Holidays | None = field(default=None, converter=as_holidays)
    exceptions: Exceptions = field(default=(), converter=as_exceptions)
    openings: tuple[Window, ...] = field(default=(), converter=as_openings)
    closures: tuple[Window | RecurringClosure, ...] = field(default=(), converter=as_closures)

    # Derived; compiled year by year when asked.
    _schedule: Schedule = field(init=False, eq=False)
    timeline: Timeline = field(init=False, eq=False)
    _business_days: BusinessDayTable = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a calendar that can never open, and prepare its tables."""
        weeks = self.hours.versions()
        on_holidays = self.holidays is not None and any(week.on_holidays for week in weeks)
        if not (any(weeks) or on_holidays or self.openings or any(hours for _, (hours, _) in self.exceptions)):
            msg = f"hours: {str(weeks[0])!r} is never open, nor does any exception or opening; give some open time"
            raise InvalidValueError(msg)
        exceptions = {day: hours for day, (hours, _) in self.exceptions}
        zone = ZoneInfo(self.tz)
        schedule = Schedule(zone, self.hours, self.holidays, exceptions, self.openings, self.closures)
        object.__setattr__(self, "_schedule", schedule)
        object.__setattr__(self, "timeline", Timeline(schedule))
        object.__setattr__(self, "_business_days", BusinessDayTable(self.is_business_day, schedule.years))

    @property
    def day_zone(self) -> ZoneInfo:
        """The zone whose dates the calendar counts."""
        return self._schedule.zone

    def hours_on(self, day: date) -> DayHours:
        """Return the hours of a date, its night included; windows of opening and closure are no part of them."""
        return self._schedule.hours_on(self._known_date(day, "day"))

    def explain_day(self, day: date) -> DayExplanation:
        """Say why a date is open or closed; `str` of the answer is a sentence."""
        from sla_rules.calendars.day_explanation import DayExplanation, DayKind

        hours = self.hours_on(day)
        touching = self._windows_on(day)
        for exceptional, (_, name) in self.exceptions:
            if exceptional == day:
                return DayExplanation(day, DayKind.EXCEPTION, hours, name, *touching)
        holiday = None if self.holidays is None else self.holidays.names(day.year).get(day)
        if holiday is not None:
            return DayExplanation(day, DayKind.HOLIDAY, hours, holiday or "closed date", *touching)
        return DayExplanation(day, DayKind.WEEKLY, hours, "", *touching)

    def closures_between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return every closure inside `[start, end)`, in microseconds of UTC, with its name, in the order given."""
        found = []
        for closure in self.closures:
            stretches = (
                [closure.micros] if isinstance(closure, Window) else self._schedule.closed_by(closure, start, end)
            )
            found += [(*stretch, closure.name) for stretch in clip(stretches, start, end)]
        return found

    def sources(self) -> tuple[str, ...]:
        """Return the published data that its dates come from, such as `"holidays 0.109"`, without that of zones."""
        return () if self.holidays is None else self.holidays.sources()

    def _windows_on(self, day: date) -> tuple[tuple[Window, ...], tuple[Window, ...]]:
        """Return the openings and closures that touch *day*."""
        start, end = start_of_day(self.day_zone, day), end_of_day(self.day_zone, day)
        touching = [
            tuple(w for w in windows if isinstance(w, Window) and w.micros[0] < end and w.micros[1] > start)
            for windows in (self.openings, self.closures)
        ]
        return touching[0], touching[1]

    def __repr__(self) -> str:
        """Write a call that builds the same value."""
        parts = [f"tz={self.tz!r}", f"hours={self.hours!r}"]
        if self.holidays is not None:
            parts.append(f"holidays={self.holidays!r}")
        if self.exceptions:
            shown = (f"{day!r}: ({str(hours)!r}, {name!r})" for day, (hours, name) in self.exceptions)
            parts.append(f"exceptions={{{', '.join(shown)}}}")
        parts += [f"{name}={value!r}" for name in ("openings", "closures") if (value := getattr(self, name))]
        return f"BusinessCalendar({', '.join(parts)})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what the calendar is built from, not its tables."""
        given = {part.name: getattr(self, part.name) for part in fields(BusinessCalendar) if part.init}
        return _rebuild, (given,)


def _rebuild(given: dict[str, object]) -> BusinessCalendar:
    return BusinessCalendar(**given)  # type: ignore[arg-type] # the very fields that __reduce__ took
