"""Columns of labels, read as places among their distinct values."""

from __future__ import annotations

from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.columns import labels
from sla_rules.columns.labels import FEW, Labels, as_array, read_ids, read_labels
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def of_arrow(values: Sequence[Any]) -> Any:  # noqa: ANN401 -- an array of Arrow
    """Return an array of Arrow."""
    import pyarrow as pa

    return pa.array(values)


def of_arrow_dictionary(values: Sequence[Any]) -> Any:  # noqa: ANN401 -- an array of Arrow
    """Return an array of Arrow that holds its texts once already."""
    return of_arrow(values).dictionary_encode()


def of_polars(values: Sequence[Any]) -> Any:  # noqa: ANN401 -- a Series
    """Return a Series of Polars."""
    import polars as pl

    return pl.Series(values)


MAKERS: dict[str, Callable[[Sequence[Any]], Any]] = {
    name: make
    for name, (package, make) in {
        "objects": ("numpy", lambda values: np.array(values, object)),
        "pandas": ("pandas", pd.Series),
        "pandas categories": ("pandas", lambda values: pd.Series(values, dtype="category")),
        "polars": ("polars", of_polars),
        "arrow": ("pyarrow", of_arrow),
        "arrow dictionary": ("pyarrow", of_arrow_dictionary),
    }.items()
    if find_spec(package) is not None
}


def said(found: Labels) -> list[Any]:
    """Return what each row says."""
    return [None if code < 0 else found.values[code] for code in found.codes.tolist()]  # noqa: PD011 -- none of pandas


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("values", [["b", "a", None, "b"], ["b", "b", "a"], [3, 1, 3], ["é", "e"]])
def test_every_kind_of_column_says_the_same(kind: str, values: list[Any]) -> None:
    """Texts and whole numbers, with and without nulls; pandas turns whole numbers beside a null into floats itself."""
    for read in (read_labels, read_ids):
        assert said(read(MAKERS[kind](values), "state")) == values


@pytest.mark.parametrize("read", [read_labels, read_ids])
@pytest.mark.parametrize("values", [["b", "a", "b", ""], [], [2, 1, 2], list(map(str, range(FEW + 2)))])
def test_arrays_without_nulls(read: Callable[..., Labels], values: list[Any]) -> None:
    """Fixed texts and whole numbers, few and many of them; a blank id says nothing."""
    array = np.array(values) if values else np.array([], "U1")
    assert said(read(array, "state")) == [None if read is read_ids and value == "" else value for value in values]


@given(st.lists(st.sampled_from(["", "a", "b", "ab", "ba", "Awaiting User Info", "Awaiting Vendor"]), max_size=30))
def test_values_come_as_they_first_appear(values: list[str]) -> None:
    """The codes count the distinct values from the top, however they were found."""
    found = read_labels(np.array(values, "U20"), "state")
    assert said(found) == values
    assert found.values == list(dict.fromkeys(values))  # noqa: PD011 -- none of pandas


def test_two_texts_of_one_word_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the words of two texts are the same, the texts themselves decide."""
    monkeypatch.setattr(labels, "_words", lambda plain: np.zeros(len(plain), np.uint64))
    assert said(read_labels(np.array(["b", "a", "b"]), "state")) == ["b", "a", "b"]


def test_masked_rows_and_nans_say_nothing() -> None:
    """A mask, NaN among floats, NaN among objects."""
    masked = np.ma.masked_array(np.array(["a", "b"]), [True, False])
    assert said(read_labels(masked, "state")) == said(read_ids(masked, "id")) == [None, "b"]
    assert said(read_labels(np.array([1.0, np.nan, 1.0]), "severity")) == [1.0, None, 1.0]
    assert said(read_labels(np.array([1, float("nan"), None], object), "severity")) == [1, None, None]
    assert said(read_labels(np.ma.masked_array(np.array(["a", "b"], object), [True, False]), "id")) == [None, "b"]


@pytest.mark.parametrize("kind", ["polars", "arrow", "pandas", "objects"])
def test_a_nan_says_nothing_in_any_package(kind: str) -> None:
    """It stands where no number is, as a null does."""
    if kind in MAKERS:
        assert said(read_labels(MAKERS[kind]([1.5, float("nan"), None, 1.5]), "severity")) == [1.5, None, None, 1.5]
    times = np.array(["2026-03-02", "NaT"], "M8[us]")
    assert said(read_labels(times, "by")) == [datetime(2026, 3, 2), None]


@pytest.mark.skipif(not hasattr(np.dtypes, "StringDType"), reason="numpy has them since 2.0")
def test_texts_of_numpy_with_nulls() -> None:
    """Texts of any length, of which some may be missing."""
    texts = np.array(["a", None, "b"], np.dtypes.StringDType(na_object=None))
    assert said(read_labels(texts, "state")) == ["a", None, "b"]
    assert said(read_labels(np.array(["a", "b"], np.dtypes.StringDType()), "state")) == ["a", "b"]


def test_a_mask_stays_as_it_was() -> None:
    """Reading a column does not write to it."""
    column = np.ma.masked_array([1.0, np.nan, 2.0], [True, False, False])
    assert said(read_labels(column, "severity")) == [None, None, 2.0]
    assert column.mask.tolist() == [True, False, False]


def test_a_column_as_an_array() -> None:
    """Masked rows are None."""
    assert as_array(np.ma.masked_array([1, 2], [False, True]), "id").tolist() == [1, None]
    assert as_array(np.ma.masked_array([1, 2], [False, False]), "id").tolist() == [1, 2]


def test_all_rows_null() -> None:
    """A column of nothing but nulls has no values."""
    for kind in {"polars", "arrow"} & MAKERS.keys():
        assert said(read_labels(MAKERS[kind]([None, None]), "state")) == [None, None]


def test_a_column_of_texts_without_any() -> None:
    """A column that may hold texts, and has nulls alone or no row, has no values either."""
    made: list[Any] = []
    if "polars" in MAKERS:
        import polars as pl

        made += [pl.Series([None, None], dtype=pl.String), pl.Series([], dtype=pl.String)]
    if "arrow" in MAKERS:
        import pyarrow as pa

        made += [pa.array([None, None], pa.string()), pa.array([], pa.string())]
    for column in made:
        found = read_labels(column, "state")
        assert (found.values, said(found)) == ([], [None] * len(column))  # noqa: PD011 -- none of pandas


def test_whole_numbers_are_told_apart_to_the_last_bit() -> None:
    """2**53 and 2**53 + 1 are one float, and two ids."""
    near = [2**53, 2**53 + 1]
    for column in (np.array(near), pd.Series(near)):
        assert said(read_ids(column, "id")) == near


def test_ids_that_stand_together_and_those_that_do_not() -> None:
    """The short way, for rows of one id that stand together, gives the codes of the long one."""
    for values in (["b", "b", "a"], ["b", "a", "b"]):
        for column in (np.array(values), pd.Series(values)):
            assert read_ids(column, "id").codes.tolist() == [["b", "a"].index(value) for value in values]


@pytest.mark.parametrize(
    "column", [np.array([1.5]), np.array([True]), np.array(["a", 1.5], object), np.array([1, "a"], object)]
)
def test_other_ids_are_refused(column: Any) -> None:  # noqa: ANN401 -- an array
    """Floats, booleans, and texts beside numbers are no ids."""
    with pytest.raises(InvalidTypeError, match=r"id: row [01]: (1\.5|True|'a') is a \w+; texts alone, or whole"):
        read_ids(column, "id")


def test_what_is_no_column_is_refused() -> None:
    """A list, and an array of two dimensions."""
    for read in (read_labels, read_ids):
        with pytest.raises(InvalidTypeError, match="state: list is no column that is known"):
            read(["a"], "state")
        with pytest.raises(InvalidValueError, match="state: an array of 2 dimensions is no column"):
            read(np.zeros((1, 1), int), "state")
