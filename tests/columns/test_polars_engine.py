"""The verbs as expressions of Polars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar
    from tests.columns.engine_rows import EngineRows

pl = pytest.importorskip("polars", reason="Polars is not installed: pip install polars")
pytest.importorskip("pyarrow", reason="the rows come from Arrow: pip install pyarrow")

from sla_rules.columns.polars_engine import expression  # noqa: E402 -- after the skip


def test_a_lazy_frame(french: BusinessCalendar, rows: EngineRows) -> None:
    """Every verb on a lazy frame: the types are known before it is collected, the answers are the kernel's."""
    lazy = (
        pl.from_arrow(rows.arrow())
        .lazy()
        .select(
            elapsed=expression("elapsed", french, "opened", pl.col("closed")),
            due=expression("add", french, "opened", timedelta(hours=24)),
            is_open=expression("is_open", french, "opened"),
            days=expression("business_days", french, "opened_on", "closed_on"),
        )
    )
    found = lazy.collect()
    assert found.schema == lazy.collect_schema()
    assert found["elapsed"].to_physical().to_list() == rows.elapsed
    assert found["due"].to_physical().to_list() == rows.due
    assert found["is_open"].to_list() == rows.is_open
    assert found["days"].to_list() == rows.days


def test_single_values_and_options(french: BusinessCalendar) -> None:
    """A datetime among the arguments is for all rows; naive columns want their zone, in any unit."""
    frame = pl.DataFrame({"opened": [datetime(2026, 3, 6, 17)]}).cast(pl.Datetime("ms"))
    monday = datetime(2026, 3, 9, 9, tzinfo=UTC)
    found = frame.select(expression("elapsed", french, "opened", monday, tz="Europe/Paris", threads=2))
    assert found["opened"].to_list() == [timedelta(hours=1.5)]
