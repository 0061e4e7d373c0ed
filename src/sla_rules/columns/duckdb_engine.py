"""DuckDB: the verbs as functions of SQL, called with Arrow arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_rules.columns.arrow_functions import arrow_function

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar

# Open time is BIGINT microseconds, as it is in the kernel; to_microseconds(n) makes an INTERVAL of it.
_TYPES = {
    "elapsed": (["TIMESTAMPTZ", "TIMESTAMPTZ"], "BIGINT"),
    "add": (["TIMESTAMPTZ", "BIGINT"], "TIMESTAMPTZ"),
    "subtract": (["TIMESTAMPTZ", "BIGINT"], "TIMESTAMPTZ"),
    "next_open": (["TIMESTAMPTZ"], "TIMESTAMPTZ"),
    "is_open": (["TIMESTAMPTZ"], "BOOLEAN"),
    "business_days": (["DATE", "DATE"], "BIGINT"),
}


def register(connection: Any, calendar: Calendar, prefix: str = "sla_") -> None:  # noqa: ANN401 -- a DuckDBPyConnection
    """
    Give the connection the functions `sla_elapsed`, `sla_add` and so on of one calendar.

    Open time goes in and comes out as BIGINT microseconds; what a verb raises fails the query.

    >>> import duckdb
    >>> connection = duckdb.connect()
    >>> register(connection, calendar)
    >>> connection.sql("SELECT sla_elapsed('2026-03-06 16:00+00', '2026-03-09 09:00+00')").fetchall()
    [(5400000000,)]
    """
    for verb, (taken, returned) in _TYPES.items():
        function = arrow_function(verb, calendar)
        connection.create_function(f"{prefix}{verb}", function, taken, returned, type="arrow", null_handling="special")
