"""The rows that every engine is asked about, and the kernel's answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules import columns

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

ROWS = 3_000
DAY_MICROS = 86_400_000_000
AMOUNT = 24 * 3_600_000_000


class EngineRows:
    """Random instants of 2024 to 2027 in microseconds, among them nulls, and what the kernel says of them."""

    def __init__(self, calendar: BusinessCalendar) -> None:
        first, last = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000 for year in (2024, 2028))
        source = np.random.default_rng(11)
        starts, ends = source.integers(first, last, (2, ROWS))
        self.nulls = source.random(ROWS) < 0.05
        self.starts = np.ma.masked_array(starts, self.nulls)
        self.ends = np.ma.masked_array(ends)
        self.elapsed = self._listed(columns.elapsed(calendar, self.starts, self.ends))
        self.due = self._listed(columns.add(calendar, self.starts, np.full(ROWS, AMOUNT)))
        self.is_open = self._listed(columns.is_open(calendar, self.starts))
        days = (starts.view("M8[us]").astype("M8[D]"), ends.view("M8[us]").astype("M8[D]"))
        self.days = self._listed(columns.business_days(calendar, np.ma.masked_array(days[0], self.nulls), days[1]))

    @staticmethod
    def _listed(column: Any) -> list[Any]:  # noqa: ANN401 -- a masked array
        return list(column.tolist())

    def arrow(self) -> Any:  # noqa: ANN401 -- a table of Arrow
        """Return the rows as a table of Arrow: instants in UTC, dates, and an amount."""
        import pyarrow as pa

        instants = pa.timestamp("us", "UTC")
        starts = pa.array(self.starts.data, mask=self.nulls)
        return pa.table(
            {
                "id": pa.array(np.arange(ROWS)),
                "opened": starts.cast(instants),
                "closed": pa.array(self.ends.data).cast(instants),
                "opened_on": starts.cast(pa.timestamp("us")).cast(pa.date32(), safe=False),
                "closed_on": pa.array(self.ends.data).cast(pa.timestamp("us")).cast(pa.date32(), safe=False),
                "amount": pa.array(np.full(ROWS, AMOUNT)),
            }
        )
