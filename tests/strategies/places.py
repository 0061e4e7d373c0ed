"""Zones, and the dates next to which business time goes wrong."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from tests.oracle import MICROSECONDS_A_DAY, at, offset_changes
from tests.oracle.clock import midnight

if TYPE_CHECKING:
    from tests.strategies.source import Source

ZONES = (
    "Europe/Paris",
    "UTC",
    "America/Sao_Paulo",  # switched at midnight: dates that begin at 01:00, hours 23:00-24:00 that come twice
    "Asia/Kolkata",  # a half hour
    "Australia/Lord_Howe",  # switches by half an hour
    "Pacific/Apia",  # skipped 30 December 2011
    "America/St_Johns",  # switched at 00:01: local dates run backwards
    "Africa/Casablanca",  # changes around Ramadan
    "Europe/Dublin",  # winter time is the exception
    "Antarctica/Troll",  # switches by two hours
    "Pacific/Kwajalein",  # skipped 21 August 1993
    "America/New_York",
)
SPECIAL_DATES = {
    "Europe/Paris": (date(1911, 3, 11), date(1940, 6, 14), date(1945, 9, 16)),
    "Pacific/Apia": (date(2011, 12, 30), date(2011, 12, 31)),
    "Pacific/Kwajalein": (date(1993, 8, 21), date(1969, 9, 30)),
    "America/St_Johns": (date(2006, 10, 29), date(1988, 4, 3)),
    "America/Sao_Paulo": (date(2018, 2, 18), date(2018, 11, 4)),
    "Africa/Casablanca": (date(2026, 2, 15), date(2018, 10, 28)),
}
# Years in which these zones changed their offset at or near midnight, as they no longer do.
YEARS = {"America/St_Johns": (1988, 2011), "America/Sao_Paulo": (1990, 2018)}
COMMON_DATES = (
    date(2026, 6, 15),
    date(2024, 2, 29),
    date(2025, 12, 31),
    date(2000, 2, 29),
    date(2100, 2, 28),
)


@cache
def change_dates(zone: str, year: int) -> tuple[date, ...]:
    """Return the dates of the year, in UTC, on which the zone changes its offset."""
    first, last = midnight(date(year, 1, 1).toordinal()), midnight(date(year + 1, 1, 1).toordinal())
    return tuple(at(instant, UTC).date() for instant, _ in offset_changes(zone, first, last))


def anchor(source: Source, zone: str) -> date:
    """Pick a date around which the calendar departs from its usual week and the questions are asked."""
    kind = source.number(0, 9)
    if kind == 0:
        return source.pick(COMMON_DATES)
    if kind <= 3:
        return source.pick(SPECIAL_DATES.get(zone, COMMON_DATES))
    dates = change_dates(zone, source.number(*YEARS.get(zone, (2004, 2030))))
    return source.pick(dates or COMMON_DATES) + timedelta(days=source.pick((0, 0, 0, 1, -1)))


def span(day: date, before: int, after: int) -> tuple[int, int]:
    """Return the UTC instants from that many days before the date to that many after."""
    middle = midnight(day.toordinal())
    return middle - before * MICROSECONDS_A_DAY, middle + after * MICROSECONDS_A_DAY
