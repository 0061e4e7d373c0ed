"""The arguments of a call."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sla_rules import BusinessDays, BusinessHours, columns
from sla_rules.columns.call import Call, read
from sla_rules.columns.units import Unit
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError, OutOfRangeError

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

TIMES = np.array(["2026-03-06T17:00"], "M8[s]")


@pytest.mark.parametrize("value", [[1, 2], (1, 2), {"a": 1}])
def test_what_is_no_known_column(value: object) -> None:
    """Lists, tuples and dictionaries are refused by name, with what is wanted."""
    with pytest.raises(InvalidTypeError, match=r"start: (list|tuple|dict) is no column that is known; a numpy array"):
        read(value, "start")


def test_the_finest_unit_of_the_times(french: BusinessCalendar) -> None:
    """Amounts have no say, unless they are all there is."""
    call = Call(french, "UTC", "raise")
    call.times(TIMES, "start")
    call.times(TIMES.astype("M8[ms]"), "end")
    call.amounts(np.array([1], "m8[us]"))
    assert (call.unit, call.rows) == (Unit.of("ms"), 1)


def test_business_hours_are_an_amount(french: BusinessCalendar) -> None:
    """They are open time; other limits are not, and say so."""
    assert columns.add(french, TIMES, BusinessHours(2), tz="Europe/Paris").astype(str).tolist() == [
        "2026-03-09T10:30:00"
    ]
    with pytest.raises(
        InvalidTypeError, match=r"amount: BusinessDays.* is a BusinessDays; a timedelta, a BusinessHours"
    ):
        columns.add(french, TIMES, BusinessDays(2), tz="Europe/Paris")


@pytest.mark.parametrize(
    ("start", "end", "error", "match"),
    [
        (
            TIMES,
            np.array([1], "m8[s]"),
            InvalidTypeError,
            "end: its 1 rows hold amounts of time; wanted are times or whole",
        ),
        (TIMES, np.repeat(TIMES, 2), InvalidValueError, "end: 2 rows, where start has 1; columns of one length"),
        (TIMES, datetime(2026, 3, 9), NaiveDatetimeError, "end: 2026-03-09T00:00:00 has no zone"),
        (TIMES, datetime(1500, 3, 9, tzinfo=UTC), OutOfRangeError, "end: 1500-.* is outside the time"),
        (TIMES, 3, InvalidTypeError, "end: 3 is a int; an aware datetime is wanted"),
    ],
)
def test_what_does_not_go_together(
    french: BusinessCalendar, start: object, end: object, error: type[Exception], match: str
) -> None:
    """Lengths, kinds and single values are checked before any row is."""
    with pytest.raises(error, match=match):
        columns.elapsed(french, start, end, tz="Europe/Paris")


def test_zones_and_policies_are_checked_first(french: BusinessCalendar) -> None:
    """A zone that does not exist, or a policy, is refused by name."""
    with pytest.raises(InvalidValueError, match=r"tz: 'Mars/Olympus' is no zone"):
        columns.is_open(french, TIMES, tz="Mars/Olympus")
    with pytest.raises(InvalidValueError, match=r"wall_time: 'guess' is no policy"):
        columns.is_open(french, np.array([0]), wall_time="guess")


def test_dates(french: BusinessCalendar) -> None:
    """A single date is checked as the scalar call checks it; times are no dates."""
    days = TIMES.astype("M8[D]")
    with pytest.raises(OutOfRangeError, match=r"end: 1500-01-01"):
        columns.business_days(french, days, date(1500, 1, 1))
    with pytest.raises(InvalidTypeError, match=r"end: .* is a datetime; a datetime.date is wanted"):
        columns.business_days(french, days, datetime(2026, 3, 9, tzinfo=UTC))
    with pytest.raises(InvalidTypeError, match=r"start: its 1 rows hold times; wanted are dates"):
        columns.business_days(french, TIMES, days)


def test_long_amounts_are_cut_to_what_is_as_long(french: BusinessCalendar) -> None:
    """The longest timedelta does not overflow."""
    call = Call(french, None, "raise")
    longest = call.amounts(timedelta.max)
    assert isinstance(longest, int)
    assert call.amounts(timedelta.min) == -longest


def test_an_amount_finer_than_a_microsecond_is_refused(french: BusinessCalendar) -> None:
    """As the calendar itself refuses it: nothing below a microsecond is dropped; a whole number of them is taken"""
    pd = pytest.importorskip("pandas")
    start = np.array([0])
    with pytest.raises(InvalidValueError, match=r"^amount: Timedelta\('0 days 00:00:00\.000001001'\) has 1 ns, finer"):
        columns.add(french, start, pd.Timedelta(1001, "ns"))
    assert (
        columns.add(french, start, pd.Timedelta(2000, "ns")).tolist()
        == columns.add(french, start, timedelta(microseconds=2)).tolist()
    )
