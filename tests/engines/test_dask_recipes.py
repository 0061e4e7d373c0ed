"""Dask: the recipe of docs/columns.md gives the kernel's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engines.pages import recipes

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar
    from tests.columns.engine_rows import EngineRows

dd = pytest.importorskip("dask.dataframe", reason="Dask is not installed: pip install 'dask[dataframe]'")


def test_partitions(french: BusinessCalendar, rows: EngineRows) -> None:
    """The adapter, as the page shows it."""
    names: dict[str, Any] = {"desk": french, "tickets": dd.from_pandas(rows.arrow().to_pandas(), npartitions=3)}
    exec(recipes("columns.md", "## Engines")[2], names)  # noqa: S102 -- our own page
    for name, expected in (("elapsed", rows.elapsed), ("due", rows.due)):
        found = names[name].compute(scheduler="synchronous").dropna().astype("int64").tolist()
        assert found == [each for each in expected if each is not None]
