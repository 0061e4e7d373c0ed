"""The one check of instants and dates, and their microseconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from sla_rules.calendars.instants import LAST_MICROS, as_date, as_micros, from_micros, instant
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError, OutOfRangeError

PARIS = ZoneInfo("Europe/Paris")


class NoOffset(tzinfo):
    """A zone that does not know its offset."""

    def utcoffset(self, _at: datetime | None) -> timedelta | None:
        """Return nothing."""
        return None

    def dst(self, _at: datetime | None) -> timedelta | None:
        """Return nothing."""
        return None

    def tzname(self, _at: datetime | None) -> str | None:
        """Return nothing."""
        return None


def test_instant() -> None:
    """An aware datetime is taken as it is; a Timestamp becomes a datetime, its fold kept."""
    at = datetime(2026, 3, 2, 9, tzinfo=PARIS)
    assert instant(at, "at") is at
    fold = pd.Timestamp("2026-10-25T00:30:00.000001+00:00").tz_convert("Europe/Paris")
    twice = instant(pd.Timestamp("2026-10-25T01:30:00+00:00").tz_convert(PARIS), "at")
    assert type(instant(fold, "at")) is datetime
    assert (twice.hour, twice.fold) == (2, 1)


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (datetime(2026, 3, 2), NaiveDatetimeError, r"at: 2026-03-02T00:00:00 has no zone, so it names no instant"),
        (datetime(2026, 3, 2, tzinfo=NoOffset()), NaiveDatetimeError, "has no zone"),
        (date(2026, 3, 2), InvalidTypeError, r"at: datetime.date\(2026, 3, 2\) is a date; an aware datetime is wanted"),
        ("2026-03-02", InvalidTypeError, "at: '2026-03-02' is a str"),
        (None, InvalidTypeError, "at: None is a NoneType"),
        (pd.NaT, InvalidValueError, "at: NaT is no instant; drop the row or fill it first"),
        (pd.Timestamp(1, tz="UTC"), InvalidValueError, "has 1 ns, finer than a microsecond; round it first"),
    ],
)
def test_refused_instants(value: object, error: type[Exception], message: str) -> None:
    """What names no instant is refused with the field, the value and what is wanted."""
    with pytest.raises(error, match=message):
        instant(value, "at")


def test_dates() -> None:
    """A date is a date; a datetime needs a zone to have one."""
    assert as_date(date(2026, 3, 2), "day") == date(2026, 3, 2)
    with pytest.raises(InvalidTypeError, match=r"write value.astimezone\(zone\).date\(\), naming the zone"):
        as_date(datetime(2026, 3, 2, tzinfo=UTC), "day")
    with pytest.raises(InvalidTypeError, match=r"day: '2026-03-02' is a str; a datetime.date is wanted"):
        as_date("2026-03-02", "day")


def test_microseconds() -> None:
    """Instants are counted from 1970-01-01 UTC, folds and gaps by PEP 495."""
    assert as_micros(datetime(1970, 1, 1, 1, tzinfo=PARIS)) == 0
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    assert as_micros(twice.replace(fold=1)) - as_micros(twice) == 3_600_000_000
    # 02:30 on 29 March 2026 is skipped: it is the instant that the winter clock would show so, 03:30 in summer time.
    gap = datetime(2026, 3, 29, 2, 30, tzinfo=PARIS)
    assert from_micros(as_micros(gap), PARIS) == datetime(2026, 3, 29, 3, 30, tzinfo=PARIS)


def test_the_end_of_time() -> None:
    """An instant whose date is past the year 9999 in a zone cannot be shown there."""
    with pytest.raises(OutOfRangeError, match="dates end with the years 1 and 9999"):
        from_micros(LAST_MICROS - 1, timezone(timedelta(hours=1)))
