"""Series of pandas and Polars, arrays of Arrow: the same kind out, nulls, units, zones and index kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from sla_rules import columns
from sla_rules.errors import InvalidTypeError, InvalidValueError, NaiveDatetimeError

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

PARIS = ZoneInfo("Europe/Paris")
STARTS = np.array(["2026-03-06T17:00", "NaT", "2026-03-09T10:00"], "M8[us]")
ENDS = np.array(["2026-03-09T17:00", "2026-03-09T17:00", "2026-03-19T10:00"], "M8[us]")
TWO_HOURS = timedelta(hours=2)
ELAPSED = [timedelta(hours=8.5), None, timedelta(hours=68)]
DUE = [datetime(2026, 3, 9, 10, 30), None, datetime(2026, 3, 9, 12)]


def plain(column: Any) -> list[Any]:  # noqa: ANN401 -- any kind of column
    """Return the values, null as None, times without zone on their own clock."""
    values = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    found = [None if value is None or value is pd.NA or value is pd.NaT else value for value in values]
    found = [value.to_pydatetime() if isinstance(value, pd.Timestamp) else value for value in found]
    found = [value.to_pytimedelta() if isinstance(value, pd.Timedelta) else value for value in found]
    return [value.replace(tzinfo=None) if isinstance(value, datetime) else value for value in found]


def check(french: BusinessCalendar, starts: Any, ends: Any) -> None:  # noqa: ANN401 -- any kind of column
    """Ask every verb, and compare values and types."""
    elapsed = columns.elapsed(french, starts, ends, tz="Europe/Paris")
    assert plain(elapsed) == ELAPSED
    due = columns.add(french, starts, TWO_HOURS, tz="Europe/Paris")
    assert plain(due) == DUE
    back = columns.subtract(french, due, TWO_HOURS, tz="Europe/Paris")
    assert plain(back) == plain(starts)
    assert plain(columns.next_open(french, starts, tz="Europe/Paris")) == plain(starts)
    is_open = columns.is_open(french, starts, tz="Europe/Paris")
    assert plain(is_open) == [True, None, True]
    assert {type(answer) for answer in (elapsed, due, is_open)} <= {type(starts), type(is_open), type(elapsed)}
    if hasattr(starts, "dtype"):
        assert due.dtype == starts.dtype
        assert type(elapsed) is type(due) is type(is_open) is type(starts)
    else:
        assert due.type == starts.type


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("tz", [None, "Europe/Paris", PARIS, timezone(timedelta(hours=1))])
def test_pandas_on_numpy(french: BusinessCalendar, unit: str, tz: Any) -> None:  # noqa: ANN401 -- a name or a zone
    """Every unit of pandas 2 and 3, naive or in a zone of any make; the index and the name stay."""
    series = [pd.Series(column.astype(f"M8[{unit}]"), index=[7, 5, 6], name="opened") for column in (STARTS, ENDS)]
    starts, ends = (one if tz is None else one.dt.tz_localize(tz) for one in series)
    check(french, starts, ends)
    due = columns.add(french, starts, TWO_HOURS, tz="Europe/Paris")
    assert (due.index.tolist(), due.name) == ([7, 5, 6], "opened")
    assert columns.is_open(french, starts[[7, 6]], tz="Europe/Paris").dtype == bool
    assert str(columns.is_open(french, starts, tz="Europe/Paris").dtype) == "boolean"


@pytest.mark.parametrize("package", ["pandas", "polars", "pyarrow"])
def test_nobody_knows_yet_what_nulls_will_be(french: BusinessCalendar, package: str) -> None:
    """An extract in which nothing is resolved yet has a column of no type; it holds times like any other."""
    made = pytest.importorskip(package)
    nothing = made.nulls(3) if package == "pyarrow" else made.Series([None] * 3)
    assert plain(columns.add(french, nothing, TWO_HOURS)) == [None] * 3
    elapsed = columns.elapsed(french, STARTS, nothing, tz="Europe/Paris")
    assert np.isnat(elapsed).all()
    assert plain(columns.is_open(french, nothing)) == [None] * 3


@pytest.mark.parametrize("tz", ["America/New_York", "America/Port-au-Prince", "Etc/GMT+5", "EST5EDT", "+02:00"])
def test_pandas_in_zones_of_any_name(french: BusinessCalendar, tz: str) -> None:
    """A zone may have digits, signs and underscores in its name; the answer is in it, at the same instants."""
    starts = pd.Series(STARTS).dt.tz_localize("Europe/Paris").dt.tz_convert(tz)
    ends = pd.Series(ENDS).dt.tz_localize("Europe/Paris").dt.tz_convert(tz)
    assert plain(columns.elapsed(french, starts, ends)) == ELAPSED
    due = columns.add(french, starts, TWO_HOURS)
    assert due.dtype == starts.dtype
    assert plain(due.dt.tz_convert("Europe/Paris")) == DUE
    assert plain(columns.is_open(french, starts)) == [True, None, True]


@pytest.mark.parametrize("tz", [None, "Europe/Paris"])
def test_pandas_on_arrow(french: BusinessCalendar, tz: str | None) -> None:
    """What Arrow backs stays on Arrow."""
    pa = pytest.importorskip("pyarrow")
    for unit in ("ms", "us", "ns"):
        dtype = pd.ArrowDtype(pa.timestamp(unit, tz))
        starts, ends = (
            (pd.Series(column) if tz is None else pd.Series(column).dt.tz_localize(tz)).astype(dtype)
            for column in (STARTS, ENDS)
        )
        check(french, starts, ends)
        assert str(columns.elapsed(french, starts, ends, tz="Europe/Paris").dtype) == f"duration[{unit}][pyarrow]"
        assert str(columns.is_open(french, starts, tz="Europe/Paris").dtype) == "bool[pyarrow]"


@pytest.mark.parametrize("dtype", ["Int64", "int64[pyarrow]"])
def test_nullable_whole_numbers_of_pandas(french: BusinessCalendar, dtype: str) -> None:
    """They are microseconds, and stay nullable whole numbers."""
    if "pyarrow" in dtype:
        pytest.importorskip("pyarrow")
    monday = int(datetime(2026, 3, 9, 10, tzinfo=PARIS).timestamp()) * 1_000_000
    asked = pd.Series([monday, None], dtype=dtype)
    due = columns.add(french, asked, TWO_HOURS)
    assert str(due.dtype) == dtype
    assert plain(due) == [monday + 7_200_000_000, None]
    assert plain(columns.elapsed(french, asked, due)) == [7_200_000_000, None]
    assert str(columns.elapsed(french, asked[:1], due[:1]).dtype) == dtype


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
@pytest.mark.parametrize("tz", [None, "Europe/Paris"])
def test_polars(french: BusinessCalendar, unit: str, tz: str | None) -> None:
    """Series of every unit, naive or not, keep name and type."""
    pl = pytest.importorskip("polars")
    starts, ends = (
        pl.Series("opened", column).cast(pl.Datetime(unit)).dt.replace_time_zone(tz) for column in (STARTS, ENDS)
    )
    check(french, starts, ends)
    due = columns.add(french, starts, TWO_HOURS, tz="Europe/Paris")
    assert (due.name, due.dtype) == ("opened", pl.Datetime(unit, tz))


def test_polars_dates_and_numbers(french: BusinessCalendar) -> None:
    """Dates are counted in, whole numbers are microseconds."""
    pl = pytest.importorskip("polars")
    days = pl.Series([date(2026, 3, 2), None])
    assert columns.business_days(french, days, date(2026, 3, 9)).to_list() == [5, None]
    numbers = pl.Series([0, None])
    assert columns.elapsed(french, numbers, numbers).to_list() == [0, None]
    assert columns.add(french, numbers, TWO_HOURS).dtype == pl.Int64


@pytest.mark.parametrize("tz", [None, "Europe/Paris"])
def test_arrow(french: BusinessCalendar, tz: str | None) -> None:
    """Arrays in one piece and in chunks, each as it came."""
    pa = pytest.importorskip("pyarrow")
    for unit in ("s", "ms", "us", "ns"):
        zone = ZoneInfo("UTC") if tz is None else PARIS
        arrays = [
            pa.array(
                [None if np.isnat(at) else at.item().replace(tzinfo=zone) for at in column], pa.timestamp(unit, tz)
            )
            for column in (STARTS, ENDS)
        ]
        check(french, *arrays)
        check(french, *(pa.chunked_array([array[:1], array[1:]]) for array in arrays))


def test_single_start_and_a_column_of_amounts(french: BusinessCalendar) -> None:
    """The answer is of the amounts' kind, in the zone of the single start or, for numpy, on the clocks of *tz*."""
    friday = datetime(2026, 3, 6, 17, tzinfo=PARIS)
    amounts = np.array([7_200, -3_600], "m8[s]")
    series = columns.add(french, friday, pd.Series(amounts))
    assert str(series.dtype) == "datetime64[s, Europe/Paris]"
    assert plain(series) == [datetime(2026, 3, 9, 10, 30), datetime(2026, 3, 6, 16)]
    in_utc = columns.add(french, friday.astimezone(UTC), pd.Series(amounts))
    assert str(in_utc.dtype) == "datetime64[s, UTC]"
    array = columns.add(french, friday, amounts, tz="Europe/Paris")
    assert array.astype(str).tolist() == ["2026-03-09T10:30:00", "2026-03-06T16:00:00"]
    with pytest.raises(NaiveDatetimeError, match=r"tz: the answer carries no zone"):
        columns.add(french, friday, amounts)
    pl = pytest.importorskip("polars")
    answered = columns.add(french, friday, pl.Series(amounts.astype("m8[us]")))
    assert answered.dtype == pl.Datetime("us", "Europe/Paris")


def test_kinds_mix(french: BusinessCalendar) -> None:
    """A numpy column beside one of pandas: the first says what the answer is like."""
    series = pd.Series(ENDS).dt.tz_localize("Europe/Paris")
    assert isinstance(columns.elapsed(french, STARTS, series, tz="Europe/Paris"), np.ndarray)
    assert isinstance(columns.elapsed(french, series, STARTS, tz="Europe/Paris"), pd.Series)


def test_an_index_is_not_aligned(french: BusinessCalendar) -> None:
    """Pandas would match rows by index, the kernel by order: where they differ, neither is guessed."""
    starts, ends = pd.Series(STARTS, name="opened"), pd.Series(ENDS, index=[2, 1, 0], name="closed")
    with pytest.raises(InvalidValueError, match=r"end \(column 'closed'\): its index differs from that of start"):
        columns.elapsed(french, starts, ends, tz="UTC")


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([datetime(2026, 3, 9, tzinfo=UTC)], dtype=object, name="opened"),
        pd.Series(["2026-03-09"], name="opened"),
        pd.Series([1.5], name="opened"),
        pd.Series([True], name="opened"),
        pd.Series([1], dtype="uint64", name="opened"),
    ],
    ids=lambda column: str(column.dtype),
)
def test_columns_without_times(french: BusinessCalendar, column: Any) -> None:  # noqa: ANN401 -- a Series
    """Objects, texts, floats and booleans are refused: the column, its first value, and how many."""
    with pytest.raises(InvalidTypeError, match=r"at \(column 'opened'\): a column of .*row 0: .*; 1 such row"):
        columns.is_open(french, column)


def test_naive_columns(french: BusinessCalendar) -> None:
    """A column without a zone names no instants until *tz* says whose clocks they are."""
    with pytest.raises(
        NaiveDatetimeError, match=r"at \(column 'opened'\): its 3 times carry no zone.*tz='Europe/Paris'"
    ):
        columns.is_open(french, pd.Series(STARTS, name="opened"))
