"""Business days counted and found, against counting on the fingers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.calendars.business_day_table import BusinessDayTable
from sla_rules.errors import NoOpenTimeError

DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31))


def is_weekday(day: date) -> bool:
    """Say whether the date is a Monday to Friday."""
    return day.weekday() < 5


@given(DAYS, DAYS)
def test_count(start: date, end: date) -> None:
    """Dates from the first to before the second are counted; the other way round with the other sign."""
    table = BusinessDayTable(is_weekday, (1, 9999))
    days = [start + timedelta(days=i) for i in range((end - start).days)]
    assert table.count(start, end) == -table.count(end, start)
    assert start > end or table.count(start, end) == sum(map(is_weekday, days))


@given(DAYS, st.integers(1, 600))
def test_shift(day: date, count: int) -> None:
    """The n-th business day after a date has n business days up to it, and leads back."""
    table = BusinessDayTable(is_weekday, (1, 9999))
    after, before = table.shift(day, count), table.shift(day, -count)
    assert is_weekday(after)
    assert table.count(day + timedelta(days=1), after + timedelta(days=1)) == count
    assert is_weekday(before)
    assert table.count(before, day) == count


def test_bounds() -> None:
    """A search ends with the known years and names both ends; the first and the last date are reached."""
    table = BusinessDayTable(is_weekday, (2024, 2025))
    assert table.shift(date(2025, 12, 30), 1) == date(2025, 12, 31)
    assert table.shift(date(2024, 1, 2), -1) == date(2024, 1, 1)
    with pytest.raises(NoOpenTimeError, match="2 from 2025-12-30, searched from 2025-12-30 to 2025-12-31") as caught:
        table.shift(date(2025, 12, 30), 2)
    assert (caught.value.searched_from, caught.value.searched_to) == (date(2025, 12, 30), date(2025, 12, 31))
    with pytest.raises(NoOpenTimeError, match="searched from 2024-01-01 to 2024-01-01"):
        table.shift(date(2024, 1, 1), -1)
    assert BusinessDayTable(is_weekday, (1, 9999)).shift(date(9999, 12, 30), 1) == date.max
