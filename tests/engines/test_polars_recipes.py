"""Polars: the recipes of docs/sql.md and docs/columns.md give the kernel's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engines.hours import hours_table
from tests.engines.pages import recipes

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar
    from tests.columns.engine_rows import EngineRows

pl = pytest.importorskip("polars", reason="Polars is not installed: pip install polars")
pytest.importorskip("pyarrow", reason="the rows come from Arrow: pip install pyarrow")


def answered(recipe: str, **names: Any) -> Any:  # noqa: ANN401 -- frames
    """Run a recipe and return the frame that it names so, in the order of the rows."""
    space: dict[str, Any] = dict(names)
    exec(recipe, space)  # noqa: S102 -- our own page
    return space["answered"].sort("id")


def test_without_an_adapter(french: BusinessCalendar, rows: EngineRows) -> None:
    """join_asof on the table counts the elapsed time."""
    (recipe,) = recipes("sql.md", "## Polars")
    found = answered(recipe, tickets=pl.from_arrow(rows.arrow()), hours=pl.from_arrow(hours_table(french)))
    assert found["elapsed"].to_list() == rows.elapsed


def test_expressions(french: BusinessCalendar, rows: EngineRows) -> None:
    """The adapter, as the page shows it."""
    found = answered(recipes("columns.md", "## Engines")[0], tickets=pl.from_arrow(rows.arrow()), desk=french)
    assert found["elapsed"].to_physical().to_list() == rows.elapsed
    assert found["due"].to_physical().to_list() == rows.due
