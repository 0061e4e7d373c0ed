"""DuckDB: the recipes of docs/sql.md and docs/columns.md give the kernel's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engines.pages import recipes

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar
    from tests.columns.engine_rows import EngineRows

duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install duckdb")
pytest.importorskip("pyarrow", reason="the rows come from Arrow: pip install pyarrow")


@pytest.fixture
def connection(french: BusinessCalendar, rows: EngineRows) -> Any:  # noqa: ANN401 -- a connection
    """Return a database with the tickets and the hours."""
    from tests.engines.hours import hours_table

    made = duckdb.connect()
    made.register("tickets", rows.arrow())
    made.register("hours", hours_table(french))
    return made


def test_plain_sql(connection: Any, rows: EngineRows) -> None:  # noqa: ANN401 -- a connection
    """Two ASOF joins count the elapsed time, two more find the due dates; nulls stay."""
    elapsed, due = recipes("sql.md", "## DuckDB")
    assert [row[1] for row in connection.sql(f"{elapsed} ORDER BY id").fetchall()] == rows.elapsed
    found = connection.sql(f"SELECT id, epoch_us(due) FROM ({due}) ORDER BY id").fetchall()  # noqa: S608 -- our own page
    assert [row[1] for row in found] == rows.due


def test_functions(connection: Any, french: BusinessCalendar, rows: EngineRows) -> None:  # noqa: ANN401 -- a connection
    """The adapter, as the page shows it."""
    names = {"connection": connection, "desk": french}
    exec(recipes("columns.md", "## Engines")[1], names)  # noqa: S102 -- our own page
    relation: Any = names["answered"]
    found = sorted(relation.select("id, elapsed, epoch_us(due)").fetchall())
    assert [row[1] for row in found] == rows.elapsed
    assert [row[2] for row in found] == rows.due
