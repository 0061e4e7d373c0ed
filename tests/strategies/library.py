"""Plain data of the oracle turned into objects of the library, or of a copy of it under another name."""

from __future__ import annotations

import operator
from importlib import import_module
from typing import TYPE_CHECKING

from tests.oracle import Combined, Plain, Spec, Version

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar, Calendar, ClosedDates, Window
    from sla_rules.calendars.weekly_hours import VersionedHours, WeeklyHours
    from tests.oracle.plain import Stretch

DAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
OPERATORS = {"and": operator.and_, "or": operator.or_, "minus": operator.sub}


class Library:
    """The constructors of the library under test, by the name of its package."""

    def __init__(self, package: str = "sla_rules") -> None:
        module = import_module(package)
        self.business_calendar: type[BusinessCalendar] = module.BusinessCalendar
        self.weekly_hours: type[WeeklyHours] = module.WeeklyHours
        self.closed_dates: type[ClosedDates] = module.ClosedDates
        self.window: type[Window] = module.Window
        self.versioned_hours: type[VersionedHours] = import_module(f"{package}.calendars.weekly_hours").VersionedHours
        self.no_open_time: type[Exception] = import_module(f"{package}.errors").NoOpenTimeError

    def calendar(self, spec: Spec) -> Calendar:
        """Build the calendar that the plain data describes."""
        if isinstance(spec, Combined):
            combined: Calendar = OPERATORS[spec.operation](self.calendar(spec.left), self.calendar(spec.right))
            return combined
        holidays = {day: f"holiday {day}" for day in spec.holidays}
        return self.business_calendar(
            tz=spec.zone,
            hours=self._hours(spec),
            holidays=self.closed_dates(holidays) if holidays else None,
            exceptions={day: day_text(hours) for day, hours in spec.exceptions.items()},
            openings=tuple(self.window(start, end) for start, end in spec.openings),
            closures=tuple(self.window(start, end) for start, end in spec.closures),
        )

    def _hours(self, plain: Plain) -> WeeklyHours | VersionedHours:
        """Build weekly hours, or their versions when there are several."""
        first, *later = plain.versions
        initial = self.weekly_hours.parse(week_text(first))
        if not later:
            return initial
        changes = {each.since: self.weekly_hours.parse(week_text(each)) for each in later}
        return self.versioned_hours(initial, changes=changes)


def clock_text(second: int) -> str:
    """Write a time of day, past 24:00 as well: 34200 is 09:30, 108000 is 30:00."""
    minutes, seconds = divmod(second, 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def day_text(hours: tuple[Stretch, ...]) -> str:
    """Write the hours of one date, a night in either of its two spellings."""
    return ",".join(f"{clock_text(start)}-{clock_text(_end(start, end))}" for start, end in hours) or "off"


def _end(start: int, end: int) -> int:
    """Write 22:00-06:00 rather than 22:00-30:00, so that both spellings of a night are read."""
    day = 86_400
    return end - day if end > day and (end - day) < start and start % 7_200 == 0 else end


def week_text(version: Version) -> str:
    """Write weekly hours, each weekday on its own."""
    parts = [f"{DAY_NAMES[weekday]} {day_text(hours)}" for weekday, hours in sorted(version.week.items())]
    if version.holiday:
        parts.append(f"PH {day_text(version.holiday)}")
    return "; ".join(parts)
