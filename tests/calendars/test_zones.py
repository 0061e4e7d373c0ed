"""Zones as stretches of constant offset, against the tz database itself."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo
from zoneinfo import _zoneinfo as slow_zoneinfo  # type: ignore[attr-defined]

import pytest

from sla_rules.calendars.instants import DAY_MICROS, FIRST_MICROS, LAST_MICROS, MICROSECOND, as_micros
from sla_rules.calendars.zones import (
    DATED_CHANGES,
    SAMPLING_STEP,
    as_zone_key,
    end_of_day,
    offsets,
    start_of_day,
    year_start,
)
from sla_rules.errors import InvalidValueError

PARIS = ZoneInfo("Europe/Paris")
HOUR = 3_600_000_000


def changes(key: str) -> list[tuple[int, int]]:
    """Read the changes of offset out of the zone's file: second of UTC, and seconds ahead of UTC from then on."""
    zone: Any = slow_zoneinfo.ZoneInfo.no_cache(key)
    offset = zone._tti_before.utcoff if zone._tti_before is not None else None
    found = []
    for at, info in zip(zone._trans_utc, zone._ttinfos, strict=True):
        if info.utcoff != offset:
            found.append((at, round(info.utcoff.total_seconds())))
        offset = info.utcoff
    return found


def test_no_two_changes_between_samples() -> None:
    """Sampling finds every change, because no two changes of any zone are closer than a step."""
    closest = min(
        later - earlier for key in zoneinfo.available_timezones() for (earlier, _), (later, _) in pairwise(changes(key))
    )
    assert timedelta(seconds=closest) > SAMPLING_STEP * MICROSECOND


def test_dated_changes_lie_inside_their_years() -> None:
    """The tz database dates no change outside the years that are taken for irregular; beyond, zones follow a rule."""
    first, last = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in DATED_CHANGES)
    dated = [at for key in zoneinfo.available_timezones() for at, _ in changes(key)]
    assert first < min(dated)
    assert max(dated) < last


@pytest.mark.parametrize(
    "key", ["Europe/Paris", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", "Australia/Lord_Howe", "UTC"]
)
def test_offsets_are_those_of_the_file(key: str) -> None:
    """The stretches begin and end at the changes in the zone's file, to the second."""
    start, end = as_micros(datetime(1880, 1, 1, tzinfo=UTC)), as_micros(datetime(2037, 1, 1, tzinfo=UTC))
    got = [(since // 10**6, offset // 10**6) for since, _, offset in offsets(ZoneInfo(key), start, end)][1:]
    assert got == [(at, offset) for at, offset in changes(key) if start < at * 10**6 < end]


def test_stretches_follow_one_another() -> None:
    """Stretches make up the whole span, whatever its ends."""
    start, end = 5, 10 * 365 * DAY_MICROS + 7
    stretches = offsets(PARIS, start, end)
    assert stretches[0][0] == start
    assert stretches[-1][1] == end
    assert all(left[1] == right[0] for left, right in pairwise(stretches))


def test_days_and_years() -> None:
    """Days and years begin at their first instant and end at their last, also where midnight is skipped or repeated."""
    assert year_start(PARIS, 2026) == as_micros(datetime(2025, 12, 31, 23, tzinfo=UTC))
    day = date(2026, 10, 25)
    assert end_of_day(PARIS, day) - start_of_day(PARIS, day) == 25 * HOUR
    # Sao Paulo skipped 00:00 to 01:00 on 4 November 2018: the 3rd ends and the 4th begins at 03:00 UTC.
    saopaulo = ZoneInfo("America/Sao_Paulo")
    switch = as_micros(datetime(2018, 11, 4, 3, tzinfo=UTC))
    assert end_of_day(saopaulo, date(2018, 11, 3)) == start_of_day(saopaulo, date(2018, 11, 4)) == switch
    # St John's went back at 00:01 to 23:01 on 29 October 2006: midnight came at 02:30 and again at 03:30 UTC.
    stjohns = ZoneInfo("America/St_Johns")
    assert start_of_day(stjohns, date(2006, 10, 29)) == as_micros(datetime(2006, 10, 29, 2, 30, tzinfo=UTC))
    assert end_of_day(stjohns, date(2006, 10, 28)) == as_micros(datetime(2006, 10, 29, 3, 30, tzinfo=UTC))
    # The Azores go back at 01:00 to 00:00: midnight of 25 October 2026 comes at 00:00 and again at 01:00 UTC, but the
    # 24th does not.
    azores = ZoneInfo("Atlantic/Azores")
    midnight = as_micros(datetime(2026, 10, 25, tzinfo=UTC))
    assert end_of_day(azores, date(2026, 10, 24)) == start_of_day(azores, date(2026, 10, 25)) == midnight
    # Toronto skipped 23:30 to 00:30 in the night to 31 March 1919: one date ends and the next begins at 04:30 UTC.
    toronto = ZoneInfo("America/Toronto")
    switch = as_micros(datetime(1919, 3, 31, 4, 30, tzinfo=UTC))
    assert end_of_day(toronto, date(1919, 3, 30)) == start_of_day(toronto, date(1919, 3, 31)) == switch
    # Apia skipped 30 December 2011 whole, at 10:00 UTC.
    apia, switch = ZoneInfo("Pacific/Apia"), as_micros(datetime(2011, 12, 30, 10, tzinfo=UTC))
    assert {end_of_day(apia, date(2011, 12, day)) for day in (29, 30)} == {switch}
    assert {start_of_day(apia, date(2011, 12, day)) for day in (30, 31)} == {switch}


def test_the_ends_of_time() -> None:
    """The first year begins and the last one ends where Python's instants do."""
    assert year_start(PARIS, 1) == FIRST_MICROS
    assert year_start(ZoneInfo("UTC"), 10_000) == LAST_MICROS
    assert end_of_day(ZoneInfo("UTC"), date.max) == LAST_MICROS
    assert year_start(ZoneInfo("Asia/Tokyo"), 10_000) == LAST_MICROS - 9 * HOUR


def test_zone_keys() -> None:
    """A zone is named by its key, and given by name or as a ZoneInfo."""
    assert as_zone_key("Europe/Paris") == as_zone_key(PARIS) == "Europe/Paris"
    assert as_zone_key(UTC) == "UTC"


@pytest.mark.parametrize(
    "value", ["Europe/Pari", "", "localtime", "/etc/passwd", None, timezone(timedelta(hours=1)), 5, "Europe"]
)
def test_refused_zones(value: object) -> None:
    """What is no zone of the tz database is refused with the value and what is wanted."""
    with pytest.raises(InvalidValueError, match="is no zone of the tz database; a name such as 'Europe/Paris'"):
        as_zone_key(value)  # type: ignore[arg-type]
