"""Instants as integers: microseconds since 1970 in UTC, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

MICROSECONDS_A_SECOND = 1_000_000
MICROSECONDS_A_DAY = 86_400 * MICROSECONDS_A_SECOND
MICROSECOND = timedelta(microseconds=1)
NAIVE_EPOCH = datetime(1970, 1, 1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_ORDINAL = NAIVE_EPOCH.toordinal()


def microseconds(moment: datetime) -> int:
    """Return the instant of an aware datetime; in a gap, the one that PEP 495 gives."""
    offset = moment.utcoffset()
    assert offset is not None
    return (moment.replace(tzinfo=None) - NAIVE_EPOCH - offset) // MICROSECOND


def at(instant: int, zone: tzinfo = UTC) -> datetime:
    """Return the instant as a datetime of that zone."""
    return (EPOCH + timedelta(microseconds=instant)).astimezone(zone)


def midnight(ordinal: int) -> int:
    """Return the wall-clock microseconds of 00:00 on the date of that ordinal."""
    return (ordinal - EPOCH_ORDINAL) * MICROSECONDS_A_DAY


def ordinal_of(wall: int) -> int:
    """Return the ordinal of the date on which that wall-clock time falls."""
    return wall // MICROSECONDS_A_DAY + EPOCH_ORDINAL
