"""When tickets come in and when the service is open, by day of the week and hour, before anything is drawn."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.zones import end_of_day, offsets, start_of_day
from sla_rules.tickets.series import each_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.ticket import Ticket

HOUR_MICROS = 3_600_000_000


class Cell(NamedTuple):
    """An hour of a day of the week (0 is Monday) of the local clock: tickets received open and closed, *share* open."""

    weekday: int
    hour: int
    while_open: int
    while_closed: int
    share: Fraction


class Arrivals(NamedTuple):
    """The cells of all 168 hours of a week, and the dates of the first and the last ticket; None when there is none."""

    cells: tuple[Cell, ...]
    first: date | None
    last: date | None

    @property
    def received(self) -> int:
        """How many tickets were received."""
        return self.while_open + sum(cell.while_closed for cell in self.cells)

    @property
    def while_open(self) -> int:
        """How many of them while the service was open."""
        return sum(cell.while_open for cell in self.cells)


def arrivals_of(tickets: Iterable[Ticket], calendar: Calendar) -> Arrivals:
    """
    Return the arrivals of *tickets* on the clocks of *calendar*'s zone.

    Raises InvalidTypeError for what is no ticket, InvalidValueError for one that comes twice.
    """
    zone = calendar.day_zone
    counts: Counter[tuple[int, int, bool]] = Counter()
    days: set[date] = set()
    for ticket in each_once(tickets):
        at = ticket.received_at
        local = at.astimezone(zone)
        days.add(local.date())
        counts[local.weekday(), local.hour, calendar.is_open(at)] += 1
    if not days:
        return Arrivals((), None, None)
    first, last = min(days), max(days)
    shares = _shares(calendar, first, last, zone)
    cells = (
        Cell(
            weekday,
            hour,
            counts[weekday, hour, True],
            counts[weekday, hour, False],
            shares.get((weekday, hour), Fraction(0)),
        )
        for weekday in range(7)
        for hour in range(24)
    )
    return Arrivals(tuple(cells), first, last)


def _shares(calendar: Calendar, first: date, last: date, zone: ZoneInfo) -> Mapping[tuple[int, int], Fraction]:
    """Return which part of each hour was open over the weeks around the dates from *first* to *last*, both included."""
    first -= timedelta(days=first.weekday())
    last += timedelta(days=6 - last.weekday())
    start, end = start_of_day(zone, first), end_of_day(zone, last)
    opened: Counter[tuple[int, int]] = Counter()
    lasted: Counter[tuple[int, int]] = Counter()
    for at, until, weekday, hour in _hours([(start, end)], zone):
        lasted[weekday, hour] += until - at
    windows = [(max(at, start), min(until, end)) for at, until in calendar.timeline.windows(start, end)]
    for at, until, weekday, hour in _hours(windows, zone):
        opened[weekday, hour] += until - at
    return {key: Fraction(opened[key], total) for key, total in lasted.items()}


def _hours(stretches: Iterable[tuple[int, int]], zone: ZoneInfo) -> Iterator[tuple[int, int, int, int]]:
    """Cut *stretches*, in microseconds of UTC, at the full hours of the local clock; yield each part and its hour."""
    for first, last in stretches:
        for start, end, offset in offsets(zone, first, last):
            at = start
            while at < end:
                number = (at + offset) // HOUR_MICROS
                until = min((number + 1) * HOUR_MICROS - offset, end)
                # 1970-01-01 was a Thursday
                yield at, until, (number // 24 + 3) % 7, number % 24
                at = until
