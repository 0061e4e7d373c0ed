"""Columns of times as they come in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from sla_rules import columns
from sla_rules.columns.time_column import NULL, TimeColumn
from sla_rules.columns.units import Unit
from sla_rules.errors import InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

UNITS = ["h", "m", "s", "ms", "us", "ns", "10m", "500ms"]
WALLS = ["2026-03-06T17:00", "NaT", "2026-03-09T10:00"]


def times(unit: str, walls: list[str] = WALLS) -> Any:  # noqa: ANN401 -- an array
    """Return wall-clock times as an array of that unit."""
    return np.array(walls, "M8[s]").astype(f"M8[{unit}]")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("tz", ["UTC", "Europe/Paris"])
def test_every_unit_in_and_out(french: BusinessCalendar, unit: str, tz: str) -> None:
    """The answer has the unit of the column, and the same value whatever the unit; NaT stays."""
    asked = np.array(["2026-03-06T15:00", "NaT", "2026-03-09T11:00"], "M8[s]").astype(f"M8[{unit}]")
    answered = columns.add(french, asked, timedelta(hours=1), tz=tz)
    assert answered.dtype == asked.dtype
    expected = ["2026-03-06T16:00", "NaT", "2026-03-09T12:00"]
    assert answered.astype("M8[s]").astype(str).tolist() == [
        text if text == "NaT" else f"{text}:00" for text in expected
    ]
    elapsed = columns.elapsed(french, asked, answered, tz=tz)
    assert elapsed.dtype == asked.dtype.str.replace("M8", "m8")
    assert elapsed[[0, 2]].astype("m8[s]").tolist() == [timedelta(hours=1)] * 2
    assert np.isnat(elapsed[1])


def test_finer_than_a_microsecond(french: BusinessCalendar) -> None:
    """Nothing is rounded: the first row with nanoseconds is named, and how many there are."""
    asked = times("ns")
    asked[[0, 2]] += np.timedelta64(1, "ns")
    with pytest.raises(
        InvalidValueError, match=r"start: row 0: 2026-03-06T17.* finer than a microsecond, .*; 2 such rows"
    ):
        columns.add(french, asked, timedelta(hours=1), tz="Europe/Paris")


def test_amounts_finer_than_a_microsecond(french: BusinessCalendar) -> None:
    """An amount is shown with its unit."""
    with pytest.raises(InvalidValueError, match=r"amount: row 0: 1500 ns is finer than a microsecond"):
        columns.add(french, times("us")[:1], np.array([1_500], "m8[ns]"), tz="UTC")


@pytest.mark.parametrize("unit", ["s", "us", "D"])
def test_years_that_no_calendar_knows(french: BusinessCalendar, unit: str) -> None:
    """What cannot be multiplied is refused before it overflows."""
    asked = np.array([0, 2**62, NULL, -(2**62)], np.int64).view(f"M8[{unit}]")
    with pytest.raises(OutOfRangeError, match=r"at: row 1: .* is outside the years 1 to 9999; 2 such rows"):
        columns.is_open(french, asked, tz="Europe/Paris")


def test_amounts_that_no_calendar_holds(french: BusinessCalendar) -> None:
    """An amount of many million years is refused, not wrapped."""
    with pytest.raises(OutOfRangeError, match=r"amount: row 0: .* s is outside the years 1 to 9999"):
        columns.add(french, times("us")[:1], np.array([2**60], "m8[s]"), tz="UTC")


def test_times_in_a_gap_or_a_fold(french: BusinessCalendar) -> None:
    """They are refused unless a policy says what they are; the message names the policies."""
    asked = times("us", ["2026-03-29T02:30", "2026-07-01T10:00", "2026-10-25T02:30", "NaT"])
    with pytest.raises(
        InvalidValueError,
        match=r"at: row 0: 2026-03-29T02:30:00.* does not exist once in Europe/Paris, .*; 2 such rows",
    ):
        columns.next_open(french, asked, tz="Europe/Paris")
    answered = columns.next_open(french, asked, tz="Europe/Paris", wall_time="later")
    assert answered.astype("M8[h]").astype(str).tolist() == ["2026-03-30T09", "2026-07-01T10", "2026-10-26T09", "NaT"]


def test_nulls_are_filled_on_the_clock(french: BusinessCalendar) -> None:
    """A null among wall-clock times is null, and harms no other row."""
    asked = times("us", ["NaT", "2026-03-09T10:00", "NaT"])
    assert columns.next_open(french, asked, tz="Europe/Paris").astype(str).tolist()[1] == "2026-03-09T10:00:00.000000"


def test_shown() -> None:
    """Instants are shown with their offset, wall-clock times without."""
    column = TimeColumn("start", np.array([0], np.int64), Unit.of("s"))
    assert (len(column), column.shown(0)) == (1, "1970-01-01T00:00:00+00:00")


def test_all_rows_in_microseconds() -> None:
    """A whole column at once: multiplied, read off a clock, or as it stands; what is null is NULL in each."""
    walls = times("s")
    seconds = TimeColumn("at", walls.view(np.int64), Unit.of("s"))
    assert seconds.in_micros().tolist() == times("us").view(np.int64).tolist()
    assert seconds.in_micros().tolist()[1] == NULL
    nothing = TimeColumn("at", np.full(2, NULL), Unit.of("s"))
    assert nothing.in_micros().tolist() == [NULL, NULL]
    as_it_is = times("us").view(np.int64)
    assert TimeColumn("at", as_it_is, Unit.of("us")).in_micros() is as_it_is
