"""The verbs over Dask's partitions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar
    from tests.columns.engine_rows import EngineRows

dd = pytest.importorskip("dask.dataframe", reason="Dask is not installed: pip install 'dask[dataframe]'")

from sla_rules.columns.dask_engine import on_partitions  # noqa: E402 -- after the skip


def test_partitions(french: BusinessCalendar, rows: EngineRows) -> None:
    """Four partitions give what the whole gives, and the types that were announced."""
    frame = dd.from_pandas(rows.arrow().to_pandas(), npartitions=4)
    elapsed = on_partitions("elapsed", french, frame["opened"], frame["closed"])
    due = on_partitions("add", french, frame["opened"], timedelta(hours=24))
    found = elapsed.compute(scheduler="synchronous")
    assert found.dtype == elapsed.dtype == "m8[us]"
    assert [None if value is None else value // timedelta(microseconds=1) for value in _plain(found)] == rows.elapsed
    found = due.compute(scheduler="synchronous")
    assert found.dtype == due.dtype == frame["opened"].dtype
    assert found.isna().tolist() == rows.nulls.tolist()
    assert found.dropna().astype("int64").tolist() == [each for each in rows.due if each is not None]


def test_what_is_wrong_is_said_at_once(french: BusinessCalendar, rows: EngineRows) -> None:
    """A column without times is refused before anything is computed."""
    frame = dd.from_pandas(rows.arrow().to_pandas(), npartitions=2)
    with pytest.raises(InvalidTypeError, match=r"end \(column 'is_late'\): "):
        on_partitions("elapsed", french, frame["opened"], (frame["id"] > 3).rename("is_late"))


def _plain(series: Any) -> list[timedelta | None]:  # noqa: ANN401 -- of pandas
    return [None if missing else value for value, missing in zip(series, series.isna(), strict=True)]
