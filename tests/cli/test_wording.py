"""Figures in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessDays, BusinessHours, CalendarMonths, ClockHours, Limit
from sla_rules.cli.wording import at_time, in_hours, limit_in_words, on_a_watch, percent

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, "-"),
        (timedelta(0), "0 h"),
        (timedelta(hours=24), "24 h"),
        (timedelta(minutes=5), "0 h 05 min"),
        (timedelta(seconds=1), "0 h 00 min 01 s"),
        (timedelta(hours=24, microseconds=-1), "23 h 59 min 59.999999 s"),
        (timedelta(milliseconds=1500), "0 h 00 min 01.5 s"),
        (timedelta(hours=-2, minutes=-30), "-2 h 30 min"),
        (timedelta(days=100), "2400 h"),
    ],
)
def test_hours_are_exact(amount: timedelta | None, words: str) -> None:
    """No second is rounded away: a microsecond under a limit does not read as the limit."""
    assert in_hours(amount) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, ""),
        (timedelta(hours=31, minutes=5), "31:05:00"),
        (timedelta(seconds=1, microseconds=1), "0:00:01.000001"),
    ],
)
def test_a_watch_counts_past_a_day(amount: timedelta | None, words: str) -> None:
    """A spreadsheet reads 31:05:00 as 31 hours; nothing is written for nothing."""
    assert on_a_watch(amount) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, "-"),
        (datetime(2026, 5, 1, 9, 30, tzinfo=PARIS), "Fri 2026-05-01 09:30"),
        (datetime(2026, 5, 3, 9, 30, 1, tzinfo=PARIS), "Sun 2026-05-03 09:30:01"),
        (datetime(2026, 5, 4, 9, 30, 0, 1, tzinfo=PARIS), "Mon 2026-05-04 09:30:00.000001"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=PARIS), "Sun 2026-10-25 02:30+02:00"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), "Sun 2026-10-25 02:30+01:00"),
    ],
)
def test_instants_are_exact(at: datetime | None, words: str) -> None:
    """An instant has its seconds when it has any, and its offset where the clock shows its time twice."""
    assert at_time(at) == words


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (None, "-"),
        (Fraction(0), "0.00 %"),
        (Fraction(1), "100.00 %"),
        (Fraction(19, 20), "95.00 %"),
        (Fraction(949_999, 1_000_000), "94.99 %"),
        (Fraction(1, 3), "33.33 %"),
        (Fraction(2, 3), "66.66 %"),
    ],
)
def test_percentages_are_rounded_down(ratio: Fraction | None, words: str) -> None:
    """A share just under the target never reads as the target."""
    assert percent(ratio) == words


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (None, "-"),
        (BusinessHours(2.5), "2 h 30 min of business time"),
        (ClockHours(4), "4 h of real time"),
        (BusinessDays(1), "1 business day"),
        (CalendarMonths(6), "6 calendar months"),
    ],
)
def test_a_limit_says_what_it_counts(limit: Limit | None, words: str) -> None:
    """The four kinds of amounts read differently."""
    assert limit_in_words(limit) == words
