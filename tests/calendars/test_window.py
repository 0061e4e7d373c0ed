"""A window: its ends, its length, and what is none."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from sla_rules import Window
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError

PARIS = ZoneInfo("Europe/Paris")
NINE = datetime(2026, 3, 2, 9, tzinfo=PARIS)
NOON = datetime(2026, 3, 2, 12, tzinfo=PARIS)


def test_half_open() -> None:
    """The start is in, the end is out."""
    window = Window(NINE, NOON)
    assert NINE in window
    assert NOON - timedelta(microseconds=1) in window
    assert NOON not in window


def test_real_time() -> None:
    """25 October 2026 has 25 hours in Paris, and the second 02:30 is an hour after the first."""
    day = Window(datetime(2026, 10, 25, tzinfo=PARIS), datetime(2026, 10, 26, tzinfo=PARIS))
    assert day.duration == timedelta(hours=25)
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    assert Window(twice, twice.replace(fold=1)).duration == timedelta(hours=1)


def test_equal_instants_are_equal_windows() -> None:
    """A window is its instants, whatever zone they are written in; folds are told apart."""
    window = Window(NINE, NOON)
    assert window == Window(NINE.astimezone(UTC), NOON.astimezone(UTC))
    assert hash(window) == hash(Window(NINE.astimezone(UTC), NOON.astimezone(UTC)))
    assert pickle.loads(pickle.dumps(window)) == window
    early = datetime(2026, 10, 25, 1, tzinfo=PARIS)
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    assert Window(early, twice) != Window(early, twice.replace(fold=1))


def test_refused() -> None:
    """Empty, reversed, naive and nameless ends are refused, with the value and what is wanted."""
    with pytest.raises(InvalidValueError, match=r"end: .* is not later than start .*; a window is never empty"):
        Window(NINE, NINE)
    with pytest.raises(InvalidValueError, match="end:"):
        Window(NOON, NINE)
    with pytest.raises(NaiveDatetimeError, match="start: 2026-03-02T09:00:00 has no zone"):
        Window(NINE.replace(tzinfo=None), NOON)
    with pytest.raises(InvalidTypeError, match=r"end: datetime.date\(2026, 3, 3\) is a date"):
        Window(NINE, date(2026, 3, 3))  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="name: 5 is a int; a text is wanted"):
        Window(NINE, NOON, 5)  # type: ignore[arg-type]


def test_pandas_timestamps() -> None:
    """A Timestamp becomes a plain datetime."""
    window = Window(pd.Timestamp(NINE), pd.Timestamp(NOON))
    assert window == Window(NINE, NOON)
    assert type(window.start) is datetime
