"""The hours of a week, read from the text that OpenStreetMap and shop doors use, and their versions over time."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.dated import dict_of
from sla_rules.calendars.day_hours import ALL_DAY, OFF, DayHours, fault, parse_hours
from sla_rules.calendars.texts import as_text
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
PUBLIC_HOLIDAY = "PH"

_RULE = re.compile(r"\s*(?P<days>[^\s\d:]+(?:\s*[,-]\s*[^\s\d:]+)*)\s+(?P<hours>\S.*)", re.DOTALL)
_WEEK_LENGTH = 7


def _seven(week: tuple[DayHours, ...]) -> tuple[DayHours, ...]:
    """Check that there are hours for each of the seven days."""
    given: object = week
    if not isinstance(given, tuple) or not all(isinstance(hours, DayHours) for hours in given):
        msg = f"week: {week!r} is no tuple of DayHours; seven are wanted, Monday first, or WeeklyHours.parse"
        raise InvalidTypeError(msg)
    if len(week) != _WEEK_LENGTH:
        msg = f"week: {len(week)} days; hours of seven days are wanted, Monday first"
        raise InvalidValueError(msg)
    return week


def _day_hours(hours: DayHours) -> DayHours:
    if not isinstance(hours, DayHours):
        msg = f"on_holidays: {hours!r} is a {type(hours).__name__}; DayHours are wanted"
        raise InvalidTypeError(msg)
    return hours


@frozen
class WeeklyHours:
    """
    The hours of each weekday, Monday first, and those of a public holiday.

    Local wall-clock time. Without `PH` hours the service is closed on public holidays. Raises InvalidValueError
    unless there are seven days.

    >>> hours = WeeklyHours.parse("Mo-Fr 09:00-12:00,14:00-18:00; Sa 22:00-06:00")
    >>> str(hours.week[5])
    '22:00-06:00'
    """

    week: tuple[DayHours, ...] = field(converter=_seven)
    on_holidays: DayHours = field(default=OFF, converter=_day_hours)

    @classmethod
    def parse(cls, text: str) -> WeeklyHours:
        """
        Read a week such as `Mo-Fr 09:30-18:00; Sa 10:00-24:00; PH off` or `24/7`.

        Raises HoursSyntaxError, naming the fault and its place in the text.

        >>> WeeklyHours.parse("Mo-Fr 09:30-18:00; Fr 09:30-17:00")
        Traceback (most recent call last):
            ...
        sla_rules.errors.HoursSyntaxError: hours: 'Mo-Fr 09:30-18:00; Fr 09:30-17:00', character 20: \
Fr is named twice; name each day once
        """
        text = as_text(text, "hours", "Mo-Fr 09:30-18:00")
        hours: dict[str, DayHours] = {}
        place = 0
        for rule in text.split(";"):
            for day, its_hours in _parse_rule(rule, text, place).items():
                if day in hours:
                    at = place + len(rule) - len(rule.lstrip())
                    fault(text, at, f"{day} is named twice", "name each day once")
                hours[day] = its_hours
            place += len(rule) + 1
        return cls(tuple(hours.get(day, OFF) for day in DAYS), hours.get(PUBLIC_HOLIDAY, OFF))

    def __str__(self) -> str:
        """Write the week in the one canonical form that `parse` reads back."""
        if self.week == (ALL_DAY,) * _WEEK_LENGTH:
            rules = ["24/7"]
        else:
            rules = [f"{_days_text(self.week, hours)} {hours}" for hours in dict.fromkeys(self.week) if hours]
        if self.on_holidays:
            rules.append(f"{PUBLIC_HOLIDAY} {self.on_holidays}")
        return "; ".join(rules) or "Mo-Su off"

    def __repr__(self) -> str:
        """Write a call that builds the same value."""
        return f"WeeklyHours.parse({str(self)!r})"

    def __bool__(self) -> bool:
        """Tell whether any weekday has hours."""
        return any(self.week)

    def in_force(self, _day: date) -> WeeklyHours:
        """Return the week in force on a date: always this one; `VersionedHours` has several."""
        return self

    def versions(self) -> tuple[WeeklyHours, ...]:
        """Return every week that is ever in force."""
        return (self,)

    def dates(self) -> tuple[date, ...]:
        """Return the dates on which another week comes into force: none."""
        return ()


def as_weekly_hours(value: WeeklyHours | str) -> WeeklyHours:
    """Return weekly hours, reading a text; raises InvalidTypeError for anything else."""
    if isinstance(value, str):
        return WeeklyHours.parse(value)
    if not isinstance(value, WeeklyHours):
        msg = (
            f"hours: {value!r} is a {type(value).__name__}; WeeklyHours or a text such as 'Mo-Fr 09:30-18:00' is wanted"
        )
        raise InvalidTypeError(msg)
    return value


def _sorted_changes(
    changes: Mapping[date, WeeklyHours | str] | tuple[tuple[date, WeeklyHours], ...],
) -> tuple[tuple[date, WeeklyHours], ...]:
    dated = dict_of(changes, "changes", "{date(2026, 7, 1): 'Mo-Fr 08:00-16:00'}")
    return tuple((day, as_weekly_hours(hours)) for day, hours in dated.items())


@frozen
class VersionedHours:
    """
    Weekly hours that change: *initial* before the first change, then each week from its date on.

    Raises InvalidTypeError for a date that is none, HoursSyntaxError for a text that cannot be read.

    >>> from datetime import date
    >>> hours = VersionedHours("Mo-Fr 09:00-18:00", {date(2026, 3, 1): "Mo-Fr 09:30-18:00"})
    >>> str(hours.in_force(date(2026, 3, 1)))
    'Mo-Fr 09:30-18:00'
    """

    initial: WeeklyHours = field(converter=as_weekly_hours)
    changes: tuple[tuple[date, WeeklyHours], ...] = field(converter=_sorted_changes)

    def in_force(self, day: date) -> WeeklyHours:
        """Return the week in force on *day*."""
        change = bisect_right(self.changes, day, key=_effective)
        return self.changes[change - 1][1] if change else self.initial

    def versions(self) -> tuple[WeeklyHours, ...]:
        """Return every week that is ever in force."""
        return (self.initial, *(hours for _, hours in self.changes))

    def dates(self) -> tuple[date, ...]:
        """Return the dates on which another week comes into force."""
        return tuple(day for day, _ in self.changes)

    def __repr__(self) -> str:
        """Write a call that builds the same value."""
        changes = ", ".join(f"{day!r}: {str(hours)!r}" for day, hours in self.changes)
        return f"VersionedHours({str(self.initial)!r}, {{{changes}}})"


def _effective(change: tuple[date, WeeklyHours]) -> date:
    return change[0]


def _parse_rule(rule: str, text: str, place: int) -> dict[str, DayHours]:
    """Read one rule of the week, such as `Mo-Fr 09:30-18:00`, that stands at *place* in *text*."""
    if rule.strip() == "24/7":
        return dict.fromkeys(DAYS, ALL_DAY)
    place += len(rule) - len(rule.lstrip())
    match = _RULE.fullmatch(rule)
    if match is None:
        accepted = "write days and hours: 'Mo-Fr 09:30-18:00', 'Sa off', 'PH 10:00-12:00' or '24/7'"
        fault(text, place, f"{rule.strip()!r} is no rule", accepted)
    hours = parse_hours(match["hours"], text, place + match.start("hours") - (len(rule) - len(rule.lstrip())))
    days: dict[str, DayHours] = {}
    for item in match["days"].split(","):
        for day in _parse_days(item, text, place):
            if day in days:
                fault(text, place, f"{day} is named twice", "name each day once")
            days[day] = hours
    return days


def _parse_days(item: str, text: str, place: int) -> tuple[str, ...]:
    names = [name.strip() for name in item.split("-")]
    if names == [PUBLIC_HOLIDAY]:
        return (PUBLIC_HOLIDAY,)
    for name in names:
        if name not in DAYS:
            fault(text, place, f"{name!r} is no day", f"days are {', '.join(DAYS)} and {PUBLIC_HOLIDAY} (alone)")
    if len(names) > 2:
        fault(text, place, f"{item.strip()!r} is no range of days", "write two days: 'Mo-Fr'")
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    length = (last - first) % _WEEK_LENGTH + 1  # Fr-Mo runs over the week-end
    return tuple(DAYS[(first + step) % _WEEK_LENGTH] for step in range(length))


def _days_text(week: tuple[DayHours, ...], hours: DayHours) -> str:
    """Name the days that have *hours*, runs of days as ranges."""
    runs: list[list[str]] = []
    for index, day in enumerate(DAYS):
        if week[index] != hours:
            continue
        if runs and DAYS.index(runs[-1][-1]) == index - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
