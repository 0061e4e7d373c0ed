"""Tables of any kind, and their columns."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sla_rules.columns.table import Table
from sla_rules.errors import InvalidTypeError, InvalidValueError
from tests.columns.log_tables import TABLES


@pytest.mark.parametrize("kind", TABLES)
def test_columns_by_name(kind: str) -> None:
    """Every kind gives a column of its own."""
    table = Table(TABLES[kind]({"state": ["a", "b"]}), "log")
    assert table.names == ("state",)
    assert [str(value) for value in table.column("state", "state")] == ["a", "b"]


def test_a_missing_column_is_told_with_those_that_are_there() -> None:
    """The message names the argument, the column and the table."""
    with pytest.raises(InvalidValueError, match="opened_at: log has no column 'opened'; its columns are id, 1"):
        Table(pd.DataFrame({"id": [1], 1: [2]}), "log").column("opened", "opened_at")


@pytest.mark.parametrize("table", [[1], None, "id"])
def test_what_is_no_table_is_refused(table: object) -> None:
    """A list, nothing, a text."""
    with pytest.raises(InvalidTypeError, match=f"log: {type(table).__name__} is no table that is known"):
        Table(table, "log")


def test_columns_of_one_name_are_refused() -> None:
    """Which of them is meant cannot be known; pandas and Arrow allow it."""
    twice = pd.DataFrame([[1, 2, 3]], columns=["at", "id", "at"])
    with pytest.raises(InvalidValueError, match="log: 2 columns are called 'at'; one of each name is wanted"):
        Table(twice, "log")
    arrow = pytest.importorskip("pyarrow")
    with pytest.raises(InvalidValueError, match="log: 2 columns are called 'at'"):
        Table(arrow.table([[1], [2]], names=["at", "at"]), "log")


def test_a_lazy_table_is_refused() -> None:
    """It has no rows yet."""
    polars = pytest.importorskip("polars")
    with pytest.raises(InvalidTypeError, match=r"log: LazyFrame .* \(collect a lazy one first\)"):
        Table(polars.LazyFrame({"id": [1]}), "log")


def test_one_value_is_no_column() -> None:
    """A mapping holds columns."""
    table = Table({"id": "INC-1", "at": np.array([1])}, "log")
    with pytest.raises(InvalidTypeError, match="log: column 'id' is a str; a column is wanted"):
        table.column("id", "id")
