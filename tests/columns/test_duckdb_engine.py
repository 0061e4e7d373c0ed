"""The verbs as functions of DuckDB's SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar
    from tests.columns.engine_rows import EngineRows

duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install duckdb")
pytest.importorskip("pyarrow", reason="DuckDB calls with Arrow arrays: pip install pyarrow")

from sla_rules.columns.duckdb_engine import register  # noqa: E402 -- after the skip


def test_every_function(french: BusinessCalendar, rows: EngineRows) -> None:
    """Each on a table, nulls included."""
    connection = duckdb.connect()
    connection.register("tickets", rows.arrow())
    register(connection, french)
    found = connection.sql(
        "SELECT sla_elapsed(opened, closed), epoch_us(sla_add(opened, amount)), sla_is_open(opened),"
        " sla_business_days(opened_on, closed_on),"
        " sla_next_open(sla_subtract(sla_add(opened, amount), amount)) = sla_next_open(opened)"
        " FROM tickets ORDER BY id"
    ).fetchall()
    assert [list(column) for column in zip(*found, strict=True)][:4] == [
        rows.elapsed,
        rows.due,
        rows.is_open,
        rows.days,
    ]


def test_another_prefix_for_another_calendar(french: BusinessCalendar) -> None:
    """Two calendars in one connection; what a verb refuses fails the query with its message."""
    connection = duckdb.connect()
    register(connection, french)
    register(connection, french.evolve(hours="Mo-Su 00:00-24:00"), prefix="night_")
    query = "SELECT sla_is_open(t), night_is_open(t) FROM (SELECT TIMESTAMPTZ '2026-03-06 23:00+00' t)"
    assert connection.sql(query).fetchall() == [(False, True)]
    with pytest.raises(duckdb.Error, match=r"outside the time this calendar knows"):
        connection.sql("SELECT sla_is_open(TIMESTAMPTZ '1500-03-06 23:00+00')").fetchall()
