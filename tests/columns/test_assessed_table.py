"""Assessed columns put beside those of the table they are of."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from sla_rules import franceconnect
from sla_rules.columns import assess

from .paper_lives import at

pl, pa = pytest.importorskip("polars"), pytest.importorskip("pyarrow")

STARTS = ["2026-03-02T08:00", "2026-03-12T08:00"]


def later() -> object:
    """Return an agreement whose second version promises no treatment."""
    agreement = franceconnect.agreement()
    return agreement.amended(date(2026, 3, 5), commitments=(agreement.terms.commitment("handling"),), escalations=())


TABLES = {
    "pandas": pd.DataFrame({"received_at": pd.to_datetime(STARTS, utc=True)}, index=["x", "y"]),
    "pandas on Arrow": pd.DataFrame({"received_at": pd.to_datetime(STARTS, utc=True)}).convert_dtypes(
        dtype_backend="pyarrow"
    ),
    "polars": pl.DataFrame({"received_at": STARTS}).with_columns(
        pl.col("received_at").str.to_datetime(time_zone="UTC")
    ),
    "arrow": pa.table({"received_at": pa.array(np.array(STARTS, "M8[us]")).cast(pa.timestamp("us", "UTC"))}),
    "series": {"received_at": pl.Series(STARTS).str.to_datetime(time_zone="UTC")},
    "whole numbers": pl.DataFrame({"received_at": np.array(STARTS, "M8[us]").view("i8")}),
}


@pytest.mark.parametrize("kind", list(TABLES))
def test_nothing_is_null_in_each_kind(kind: str) -> None:
    """What the later version does not promise is null in every kind of table, states and times alike."""
    answered = assess(later(), TABLES[kind], now=at(300))  # type: ignore[arg-type] # an agreement
    for figure in ("state", "due_at", "remaining"):
        column = answered[f"resolution_{figure}"]
        values = column.to_pylist() if hasattr(column, "to_pylist") else list(column)
        assert [value is None or bool(pd.isna(value)) for value in values] == [
            figure != "state",
            True,
        ]
    assert list(answered["handling_escalation"]) == [0, 0] or answered["handling_escalation"].to_pylist() == [0, 0]
