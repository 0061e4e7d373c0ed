"""
Random calendars as plain data: several windows a day, 24:00, nights, seconds, and every kind of departure
from the week.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.oracle import Combined, Plain, Spec, Version, at
from tests.oracle.clock import midnight
from tests.strategies.places import ZONES, anchor
from tests.strategies.source import Drawn, Source, chance

if TYPE_CHECKING:
    from tests.oracle.plain import Stretch

HOUR = 3_600
DAY = 24 * HOUR
OFFICE: tuple[Stretch, ...] = ((34_200, 64_800),)
DAYS = (
    OFFICE,
    ((9 * HOUR, 12 * HOUR), (14 * HOUR, 18 * HOUR)),
    ((22 * HOUR, 30 * HOUR),),
    ((22 * HOUR, 26 * HOUR + 1_800),),
    ((10 * HOUR, 24 * HOUR),),
    ((0, 24 * HOUR),),
    ((0, 2 * HOUR + 1_800), (3 * HOUR, 12 * HOUR)),
    ((2 * HOUR + 1_800, 18 * HOUR),),
    ((60, 23 * HOUR + 59 * 60 + 59),),
    ((20 * HOUR, 44 * HOUR),),
)
# Limits on and around the hours at which zones change their offset.
TIMES = (0, 1, 60, 1_800, 3_600, 5_400, 7_199, 7_200, 9_000, 10_800, 12_600, 43_200, 82_800, 84_600, 86_399)


def _time(source: Source, low: int, high: int) -> int:
    """Pick a second of [low, high]: often a limit that matters, at times any second."""
    kind = source.number(0, 3)
    if kind == 0:
        return source.number(low, high)
    if kind == 1:
        return low + (source.number(0, (high - low) // 1_800)) * 1_800
    options = [time for time in (*TIMES, DAY, *(DAY + time for time in TIMES)) if low <= time <= high]
    return source.pick(options or [low])


def day(source: Source) -> tuple[Stretch, ...]:
    """Pick the hours of one date, never empty."""
    if chance(source, 2):
        return source.pick(DAYS)
    stretches: list[Stretch] = []
    earliest = 0
    for _ in range(source.number(1, 3)):
        if earliest >= DAY:
            break
        start = _time(source, earliest, DAY - 1)
        end = _time(source, start + 1, start + DAY)
        stretches.append((start, end))
        earliest = end + 1
    return tuple(stretches)


def day_or_closed(source: Source) -> tuple[Stretch, ...]:
    """Pick the hours of one date, at times none."""
    return () if chance(source, 3) else day(source)


def version(source: Source, since: date) -> Version:
    """Pick weekly hours: the same from Monday to Friday, the same all week, or each day its own."""
    kind = source.number(0, 4)
    usual = OFFICE if kind == 0 else day(source)
    if kind <= 1:
        week = dict.fromkeys(range(5), usual)
    elif kind == 2:
        week = dict.fromkeys(range(7), usual)
    else:
        week = {weekday: day_or_closed(source) for weekday in range(7)}
        week[source.number(0, 6)] = usual
    return Version(since, week, day(source) if chance(source, 5) else ())


def _near(source: Source, middle: date) -> date:
    """Pick a date within a month of the other, more often one beside it."""
    if chance(source, 3):
        return middle + timedelta(days=source.number(-30, 30))
    return middle + timedelta(days=source.number(-2, 2))


def _window(source: Source, middle: date) -> tuple[datetime, datetime]:
    """Pick a stretch of real time near the date, to the microsecond at times, its ends in two zones."""
    unit = source.pick((3_600_000_000, 60_000_000, 1))
    start = midnight(_near(source, middle).toordinal()) + source.number(0, DAY * 1_000_000 // unit) * unit
    end = start + source.number(1, 3 * DAY * 1_000_000 // unit) * unit
    return at(start), at(end, source.pick((ZoneInfo("Asia/Kolkata"), timezone(timedelta(hours=-3)))))


def plain(source: Source, zone: str, middle: date) -> Plain:
    """Pick a calendar of that zone which departs from its week near the date."""
    versions = [version(source, date.min)]
    if chance(source, 4):
        versions += [version(source, since) for since in sorted({_near(source, middle), _near(source, middle)})]
    holidays = frozenset(_near(source, middle) for _ in range(source.pick((0, 0, 1, 3))))
    exceptions = {_near(source, middle): day_or_closed(source) for _ in range(source.pick((0, 0, 1, 3)))}
    openings = tuple(_window(source, middle) for _ in range(source.pick((0, 0, 0, 1, 2))))
    closures = tuple(_window(source, middle) for _ in range(source.pick((0, 0, 0, 1, 2))))
    return Plain(zone, tuple(versions), holidays, exceptions, openings, closures)


def spec(source: Source) -> tuple[Spec, date]:
    """Pick a calendar, at times a combination across zones, and the date it is about."""
    zone = source.pick(ZONES)
    middle = anchor(source, zone)
    picked: Spec = plain(source, zone, middle)
    for _ in range(source.pick((0, 0, 0, 0, 1, 1, 2))):
        other = plain(source, zone if chance(source, 3) else source.pick(ZONES), middle)
        picked = Combined(source.pick(("and", "or", "minus")), picked, other)
    return picked, middle


@st.composite
def plains(draw: st.DrawFn) -> tuple[Plain, date]:
    """Calendars of one zone, each with the date it is about."""
    source = Drawn(draw)
    zone = source.pick(ZONES)
    middle = anchor(source, zone)
    return plain(source, zone, middle), middle


@st.composite
def specs(draw: st.DrawFn) -> tuple[Spec, date]:
    """Calendars, plain or combined, each with the date it is about."""
    return spec(Drawn(draw))
