"""Zones as stretches of constant offset, which is all that business time needs to know of daylight saving."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sla_rules.calendars.instants import (
    DAY_MICROS,
    EPOCH_ORDINAL,
    FIRST_MICROS,
    LAST_MICROS,
    MICROSECOND,
    SECOND_MICROS,
    as_micros,
    from_micros,
)
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    # A stretch of UTC microseconds [from, to) and the microseconds that local clocks are ahead of UTC in it.
    Offset = tuple[int, int, int]

# The years of the first and the last change of offset that the tz database dates, with room to spare; outside them a
# zone has one offset or follows a yearly rule. A test reads the whole database for this too.
DATED_CHANGES = (1700, 2100)

# Some systems add to the database a name for whatever zone the machine stands in.
MACHINE_ZONES = ("localtime", "posixrules")

# Changes of offset are looked for between samples this far apart. The shortest time that two changes of any
# zone lie apart is 3.98 days (Freetown, 1939); a test reads the whole tz database to hold us to that.
SAMPLING_STEP = 3 * DAY_MICROS
# Changes are kept by chunks of time, so that the calendars of one zone share them.
CHUNK = 128 * SAMPLING_STEP


def as_zone_key(value: str | tzinfo) -> str:
    """
    Return the name of a zone of the tz database, given as that name or as a ZoneInfo.

    Raises InvalidValueError when there is no such zone.

    >>> as_zone_key(ZoneInfo("Europe/Paris"))
    'Europe/Paris'
    """
    key = value if isinstance(value, str) else getattr(value, "key", None)
    if value is UTC:
        key = "UTC"
    if key in MACHINE_ZONES:
        key = None
    try:
        return ZoneInfo(key).key  # type: ignore[arg-type] # None is refused below, as any other nameless zone
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        msg = f"tz: {value!r} is no zone of the tz database; a name such as 'Europe/Paris' or 'UTC' is wanted"
        raise InvalidValueError(msg) from None


def offsets(zone: tzinfo, start: int, end: int) -> list[Offset]:
    """
    Return the stretches of constant offset of *zone* that make up `[start, end)`, in microseconds of UTC.

    >>> [offset // 3_600_000_000 for _, _, offset in offsets(ZoneInfo("Europe/Paris"), 0, 400 * 10**6 * 86_400)]
    [1]
    """
    stretches: list[Offset] = []
    at, offset = start, _offset_at(zone, start)
    for chunk in range(start // CHUNK, (end - 1) // CHUNK + 1):
        for change, following in _changes_in(zone, chunk):
            if start < change < end:
                stretches.append((at, change, offset))
                at, offset = change, following
    stretches.append((at, end, offset))
    return stretches


def year_start(zone: tzinfo, year: int) -> int:
    """Return the instant, in UTC microseconds, at which *year* begins in *zone*; 10000 is the end of time."""
    if year > date.max.year:
        return min(as_micros(datetime.max.replace(tzinfo=zone)) + 1, LAST_MICROS)
    return max(as_micros(datetime(year, 1, 1, tzinfo=zone)), FIRST_MICROS)


def start_of_day(zone: tzinfo, day: date) -> int:
    """Return the first instant, in UTC microseconds, at which the clocks of *zone* show *day* or a later date."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    first, second = as_micros(midnight), as_micros(midnight.replace(fold=1))
    if first == second:
        return first
    wall = _midnight(day)
    return min(
        max(start, wall - offset)
        for start, end, offset in offsets(zone, *_around(first, second))
        if wall - offset < end
    )


def end_of_day(zone: tzinfo, day: date) -> int:
    """
    Return the end, in UTC microseconds, of the last instant at which those clocks show *day* or an earlier date.

    It is the start of the next date, but where clocks run back over midnight: then they show the date again. Where they
    run back to midnight itself, it is over when they first show it.
    """
    if day == date.max:
        return year_start(zone, day.year + 1)
    following = day + timedelta(days=1)
    midnight = datetime(following.year, following.month, following.day, tzinfo=zone)
    first, second = as_micros(midnight), as_micros(midnight.replace(fold=1))
    if first == second:
        return first
    wall = _midnight(following)
    return max(
        min(end, wall - offset)
        for start, end, offset in offsets(zone, *_around(first, second))
        if start < wall - offset
    )


def _midnight(day: date) -> int:
    """Return 00:00 of *day* in microseconds from 1970-01-01 on the wall clock."""
    return (day.toordinal() - EPOCH_ORDINAL) * DAY_MICROS


def _around(first: int, second: int) -> tuple[int, int]:
    """Return a stretch that holds the change of clocks between the two readings of one wall-clock time."""
    return min(first, second) - DAY_MICROS, max(first, second) + DAY_MICROS


@lru_cache(maxsize=4096)
def _changes_in(zone: tzinfo, chunk: int) -> tuple[tuple[int, int], ...]:
    """Return the instants of the chunk at which the offset changes, each with the offset from then on."""
    start, end = chunk * CHUNK, (chunk + 1) * CHUNK
    found: list[tuple[int, int]] = []
    before = _offset_at(zone, start)
    for sample, offset in _samples(zone, start + SAMPLING_STEP, end):
        if offset != before:
            found.append((_change_between(zone, sample - SAMPLING_STEP, sample), offset))
            before = offset
    return tuple(found)


def _samples(zone: tzinfo, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Walk the offsets at each step from *start* to *end*, both included."""
    if not FIRST_MICROS + CHUNK < start < end < LAST_MICROS - CHUNK:  # near the ends of time one by one
        for sample in range(start, end + 1, SAMPLING_STEP):
            yield sample, _offset_at(zone, sample)
        return
    moment, step = from_micros(start, UTC), SAMPLING_STEP * MICROSECOND
    shown: timedelta | None = None
    offset = 0
    for sample in range(start, end + 1, SAMPLING_STEP):
        following = moment.astimezone(zone).utcoffset()
        if following is not None and following != shown:
            shown, offset = following, following // MICROSECOND
        yield sample, offset
        moment += step


def _change_between(zone: tzinfo, start: int, end: int) -> int:
    """Return the one instant in `(start, end]` at which the offset changes, by halving whole seconds."""
    before = _offset_at(zone, start)
    while end - start > SECOND_MICROS:
        middle = (start + end) // 2 // SECOND_MICROS * SECOND_MICROS
        if _offset_at(zone, middle) == before:
            start = middle
        else:
            end = middle
    return end


def _offset_at(zone: tzinfo, micros: int) -> int:
    # Two days from either end of time the local date may not exist; no zone changes its offset there.
    micros = min(max(micros, FIRST_MICROS + 2 * DAY_MICROS), LAST_MICROS - 2 * DAY_MICROS)
    offset = from_micros(micros, zone).utcoffset()
    assert offset is not None  # noqa: S101 -- for the type checker: zones of the tz database have one
    return offset // MICROSECOND
