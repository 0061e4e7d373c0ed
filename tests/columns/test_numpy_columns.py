"""Arrays of numpy in and out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from sla_rules import columns
from sla_rules.columns.numpy_columns import read_numpy
from sla_rules.columns.reading import Holds
from sla_rules.columns.time_column import NULL
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

MONDAY = int(datetime(2026, 3, 9, 10, tzinfo=UTC).timestamp()) * 1_000_000
HOUR = 3_600_000_000


@pytest.mark.parametrize("dtype", ["int64", ">i8", "int32", "uint32"])
def test_whole_numbers_are_microseconds(french: BusinessCalendar, dtype: str) -> None:
    """Any type that int64 holds; the answer is int64 microseconds."""
    asked = np.array([100], dtype)
    answered = columns.add(french, asked, timedelta(hours=1))
    assert answered.dtype == np.int64
    assert answered.tolist() == columns.add(french, asked.astype(np.int64), timedelta(hours=1)).tolist()


def test_no_copy_is_made() -> None:
    """int64 and datetime64 of the machine's own order are read where they stand."""
    for array in (np.zeros(3, np.int64), np.zeros(3, "M8[us]")):
        assert np.shares_memory(read_numpy(array, "at").values, array)


def test_strided_and_swapped_arrays(french: BusinessCalendar) -> None:
    """Every other row, read only, in the other byte order: all the same rows."""
    asked = np.arange(MONDAY, MONDAY + 40 * HOUR, HOUR).view("M8[us]")
    expected = columns.next_open(french, asked[::2].copy(), tz="UTC")
    asked.flags.writeable = False
    for other in (asked[::2], asked.astype(">M8[us]")[::2]):
        assert columns.next_open(french, other, tz="UTC").tolist() == expected.tolist()


def test_dates_are_midnights(french: BusinessCalendar) -> None:
    """datetime64[D] is a column of dates, and of instants where a zone is said."""
    reading = read_numpy(np.array(["2026-03-09"], "M8[D]"), "at")
    assert reading.holds is Holds.DATES
    assert columns.is_open(french, np.array(["2026-03-09"], "M8[D]"), tz="Europe/Paris").tolist() == [False]


@pytest.mark.parametrize(
    "array", [np.zeros(2), np.zeros(2, bool), np.array(["a"]), np.array([None]), np.zeros(1, "u8")]
)
def test_other_types_are_refused(array: Any) -> None:  # noqa: ANN401 -- an array
    """Floats, booleans, texts, objects and uint64, with the first value."""
    with pytest.raises(InvalidTypeError, match=r"end: a column of .* holds no times that can be read"):
        read_numpy(array, "end")


def test_one_dimension() -> None:
    """A matrix is no column."""
    with pytest.raises(InvalidValueError, match=r"at: an array of 2 dimensions is no column"):
        read_numpy(np.zeros((2, 2), "M8[us]"), "at")


def test_plain_arrays_hold_no_null(french: BusinessCalendar) -> None:
    """Booleans and whole numbers have no NaT: the row is named rather than answered falsely."""
    asked = np.array(["2026-03-09", "NaT"], "M8[s]")
    with pytest.raises(InvalidValueError, match=r"answer: row 1: NaT has no answer that an array of bool can hold"):
        columns.is_open(french, asked, tz="UTC")
    with pytest.raises(InvalidValueError, match=r"answer: row 1: NaT has no answer that an array of int64 can hold"):
        columns.business_days(french, asked.astype("M8[D]"), asked.astype("M8[D]"))


@pytest.mark.parametrize("rows", [[MONDAY, NULL], [NULL, NULL]])
def test_whole_numbers_hold_no_null(french: BusinessCalendar, rows: list[int]) -> None:
    """The number that stands for NaT elsewhere is refused in either column and in starts, alone or among others."""
    nulls, mondays = np.array(rows), np.array([MONDAY, MONDAY])
    count = rows.count(NULL)
    message = rf"answer: row {rows.index(NULL)}: NaT has no answer .* of int64 can hold; .*; {count} such row"
    for starts, ends in ((nulls, mondays), (mondays, nulls)):
        with pytest.raises(InvalidValueError, match=message):
            columns.elapsed(french, starts, ends)
    with pytest.raises(InvalidValueError, match=message):
        columns.add(french, nulls, timedelta(hours=1))


def test_masked_arrays_stay_masked(french: BusinessCalendar) -> None:
    """A mask is a null, and the answer has it."""
    asked = np.ma.masked_array(np.array(["2026-03-09T10:00"] * 2, "M8[s]"), [False, True])
    for answered in (
        columns.is_open(french, asked, tz="UTC"),
        columns.elapsed(french, asked, asked, tz="UTC"),
        columns.next_open(french, asked, tz="UTC"),
        columns.business_days(french, asked.astype("M8[D]"), asked.astype("M8[D]")),
    ):
        assert isinstance(answered, np.ma.MaskedArray)
        assert np.ma.getmaskarray(answered).tolist() == [False, True]
    unmasked = np.ma.masked_array(np.array([MONDAY]))
    assert columns.is_open(french, unmasked).tolist() == [True]


def test_empty_columns(french: BusinessCalendar) -> None:
    """No rows, no answers; the type is right."""
    nothing = np.empty(0, "M8[us]")
    assert columns.elapsed(french, nothing, nothing, tz="UTC").dtype == "m8[us]"
    assert columns.add(french, np.empty(0, np.int64), timedelta(1)).dtype == np.int64
    assert columns.is_open(french, nothing, tz="UTC").dtype == bool
