"""Amounts of the four kinds: exact, positive, and never mixed up."""

from __future__ import annotations

import datetime as dt
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from sla_rules import BusinessDays, BusinessHours, CalendarMonths, ClockHours, Limit
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from sla_rules.calendars.limits import Hours

NAMES = {"BusinessHours": BusinessHours, "ClockHours": ClockHours, "datetime": dt}


@pytest.mark.parametrize(
    ("hours", "duration"),
    [
        (48, timedelta(hours=48)),
        (2.5, timedelta(hours=2, minutes=30)),
        (Fraction(1, 3), timedelta(minutes=20)),
        (Decimal("0.1"), timedelta(minutes=6)),
        (timedelta(microseconds=1), timedelta(microseconds=1)),
    ],
)
def test_exact_hours(hours: Hours, duration: timedelta) -> None:
    """Hours are kept to the microsecond, and written so that they are read back."""
    for kind in (BusinessHours, ClockHours):
        limit = kind(hours)
        assert limit.duration == duration
        assert eval(repr(limit), NAMES) == limit  # noqa: S307 -- our own text


def test_texts() -> None:
    """Whole hours and quarters are written as numbers, the rest as a timedelta."""
    assert repr(BusinessHours(48)) == "BusinessHours(48)"
    assert repr(ClockHours(2.25)) == "ClockHours(2.25)"
    assert repr(BusinessHours(Fraction(1, 3))) == "BusinessHours(datetime.timedelta(seconds=1200))"
    assert repr(BusinessDays(10)) == "BusinessDays(count=10)"


@pytest.mark.parametrize(
    ("hours", "message"),
    [
        (0, "0 is no limit; an amount greater than zero is wanted"),
        (-1, "-1 is no limit"),
        (timedelta(0), "is no limit"),
        (0.1, r"0.1 is no whole number of microseconds; write Fraction\(1, 10\) or timedelta\(minutes=6\)"),
        (float("nan"), "nan is not finite"),
        (float("inf"), "inf is not finite"),
        (Decimal("NaN"), "is not finite"),
        (1e11, "100000000000.0 is more than a timedelta holds"),
        (10**30, "is more than a timedelta holds; at most 23999999999 are wanted"),
        (pd.Timedelta(1001, "ns"), "has 1 ns, finer than a microsecond; round it first"),
    ],
)
def test_refused_hours(hours: Hours, message: str) -> None:
    """Zero, less, what is not finite and what microseconds cannot hold are refused."""
    with pytest.raises(InvalidValueError, match=message):
        BusinessHours(hours)


@pytest.mark.parametrize("hours", ["2", True, None])
def test_refused_types(hours: object) -> None:
    """Hours are a number or a timedelta; True is no number of hours."""
    with pytest.raises(InvalidTypeError, match="a number of hours or a timedelta is wanted"):
        ClockHours(hours)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [BusinessDays, CalendarMonths])
def test_counts(kind: type[BusinessDays | CalendarMonths]) -> None:
    """Days and months are counted in whole numbers above zero."""
    assert kind(6).count == 6
    with pytest.raises(InvalidValueError, match="count: 0 is no limit"):
        kind(0)
    for count in (1.0, True, "1"):
        with pytest.raises(InvalidTypeError, match="a whole number is wanted"):
            kind(count)  # type: ignore[arg-type]


def test_pandas_timedeltas() -> None:
    """A Timedelta becomes a plain timedelta."""
    limit = BusinessHours(pd.Timedelta(90, "min"))
    assert type(limit.duration) is timedelta
    assert limit == BusinessHours(1.5)


def test_kinds_differ() -> None:
    """The same number of two kinds is two limits."""
    limits: list[Limit] = [BusinessHours(24), ClockHours(24)]
    assert limits[0] != limits[1]
