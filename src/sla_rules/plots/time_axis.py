"""
An axis of real time, written on the clocks of one zone.

Positions are milliseconds of UTC on a plain scale of numbers, and every tick is computed here. Nothing is left to the
zone of the browser; a day of 23 or 25 hours is as long as it was.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import altair as alt

from sla_rules.calendars.instants import DAY_MICROS, as_micros, from_micros
from sla_rules.calendars.zones import start_of_day
from sla_rules.plots.look import looked_up
from sla_rules.plots.words import month, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from sla_rules.assessments.words import Words

# So many steps and no more have room.
MOST_TICKS = 12
_HOUR_MICROS = DAY_MICROS // 24
# Ticks so many hours, days, Mondays, months or years apart.
_HOURS, _DAYS, _WEEKS, _MONTHS = (1, 2, 3, 6, 12), (1, 2), (1, 2), (1, 2, 3, 6)


class Tick(NamedTuple):
    """A tick: where it stands, in microseconds of UTC, and its label, line by line."""

    micros: int
    label: tuple[str, ...]


def position(micros: int) -> int:
    """
    Return where an instant stands on the axis: whole milliseconds, which a browser counts exactly.

    >>> position(1_772_443_800_000_999)
    1772443800000
    """
    return micros // 1_000


def time_scale(start: int, end: int) -> alt.Scale:
    """Return the scale from *start* to *end*, in microseconds of UTC."""
    return alt.Scale(domain=[position(start), position(end)], nice=False, zero=False)


def time_axis(start: int, end: int, zone: ZoneInfo, words: Words, title: str) -> alt.Axis:
    """Return the axis from *start* to *end*, with the ticks of `ticks`."""
    shown = ticks(start, end, zone, words)
    labels = {str(position(tick.micros)): tick.label for tick in shown}
    return alt.Axis(
        title=title,
        values=[position(tick.micros) for tick in shown],
        labelExpr=looked_up(labels),
        labelOverlap=False,
        grid=True,
    )


def ticks(start: int, end: int, zone: ZoneInfo, words: Words) -> tuple[Tick, ...]:
    """
    Return the ticks between two instants, in microseconds of UTC: on full hours, midnights, Mondays or firsts.

    The finest step of which fewer than `MOST_TICKS` fill the time between is taken. A time of day that the clocks show
    twice has two.

    >>> from sla_rules.plots.words import words_of
    >>> start, end = (as_micros(datetime(2026, 3, day, tzinfo=paris)) for day in (27, 31))
    >>> [" ".join(tick.label) for tick in ticks(start, end, paris, words_of("en"))]
    ['Fri 27 Mar', '12:00', 'Sat 28 Mar', '12:00', 'Sun 29 Mar', '12:00', 'Mon 30 Mar', '12:00', 'Tue 31 Mar']
    """
    hours, days = (end - start) / _HOUR_MICROS, (end - start) / DAY_MICROS
    for step in _HOURS:
        if hours / step < MOST_TICKS:
            return tuple(_of_hours(start, end, zone, step, words))
    first, last = (from_micros(micros, zone).date() for micros in (start, end))
    for step in _DAYS:
        if days / step < MOST_TICKS:
            return _of_dates(_days(first, last, step), start, end, zone, words)
    for step in _WEEKS:
        if days / step < MOST_TICKS * 7:
            monday = first - timedelta(days=first.weekday())
            return _of_dates(_days(monday, last, 7 * step), start, end, zone, words)
    for step in _MONTHS:
        if days / step < MOST_TICKS * 28:
            return _of_dates(_firsts(first, last, step), start, end, zone, words)
    years = 1
    while days / years >= MOST_TICKS * 365:
        years *= 2
    return _of_dates(_firsts(first, last, 12 * years), start, end, zone, words)


def _of_hours(start: int, end: int, zone: ZoneInfo, step: int, words: Words) -> Iterator[Tick]:
    """Yield the ticks on every *step*-th hour of the local clock, midnights as dates."""
    for day in _days(from_micros(start, zone).date(), from_micros(end, zone).date(), 1):
        found: dict[int, tuple[str, ...]] = {}
        for hour in range(0, 24, step):
            for fold in (0, 1):
                at = datetime(day.year, day.month, day.day, hour, tzinfo=zone, fold=fold)
                micros = as_micros(at)
                if from_micros(micros, UTC).astimezone(zone).replace(tzinfo=None) != at.replace(tzinfo=None):
                    continue  # the clocks skip it
                found.setdefault(micros, (words.time(at),) if hour else _dated(day, words))
        yield from (Tick(micros, found[micros]) for micros in sorted(found) if start <= micros <= end)


def _of_dates(dates: Iterator[date], start: int, end: int, zone: ZoneInfo, words: Words) -> tuple[Tick, ...]:
    """Return a tick at the beginning of each of *dates*; firsts of months go without a day of the week."""
    found = [(start_of_day(zone, day), day) for day in dates]
    shown = [(micros, day) for micros, day in found if start <= micros <= end]
    months = len(shown) > 1 and all(day.day == 1 for _, day in shown)
    return tuple(
        Tick(micros, (month(words, day.month), str(day.year)) if months else _dated(day, words))
        for micros, day in shown
    )


def _dated(day: date, words: Words) -> tuple[str, ...]:
    return words.days[day.weekday()], short_day(words, day)


def _days(first: date, last: date, step: int) -> Iterator[date]:
    """Yield every *step*-th date from *first* to *last*, both included."""
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1, step))


def _firsts(first: date, last: date, step: int) -> Iterator[date]:
    """Yield the first of every *step*-th month, counted from the beginning of the era."""
    for number in range((first.year * 12 + first.month - 1) // step * step, last.year * 12 + last.month, step):
        if number >= 12:
            yield date(number // 12, number % 12 + 1, 1)
