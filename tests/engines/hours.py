"""The calendar as a table of each engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

# The tickets are of 2024 to 2027, their deadlines up to three weeks later.
YEARS = range(2023, 2030)


def hours_table(calendar: BusinessCalendar) -> Any:  # noqa: ANN401 -- a table of Arrow
    """Return the calendar as a table of Arrow."""
    import pyarrow as pa

    table, instants = calendar.to_table(YEARS), pa.timestamp("us", "UTC")
    return pa.table(
        {
            "opening": pa.array(table.openings, pa.int64()).cast(instants),
            "closing": pa.array(table.closings, pa.int64()).cast(instants),
            "opened_before": pa.array(table.opened_before, pa.int64()),
        }
    )
