"""From a CSV file to its tickets as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.columns.compiled_calendar import compiled
from sla_rules.files.columns_reader import ColumnsReader
from sla_rules.files.csv_reader import CsvReader
from sla_rules.files.text_cells import TextCells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.files.header import Places
    from sla_rules.files.ticket_reader import Follow
    from sla_rules.files.times import TimeReader


class CsvColumnsReader(ColumnsReader, CsvReader):
    """One reading of one CSV file by columns: the same in every answer as `CsvReader`."""

    def _cells_again(self, places: Places, reader: TimeReader, what: str, follow: Follow) -> Iterator[TextCells]:
        _, last = compiled(self.agreement.calendar).span
        for said in self._said_again(places, what, follow):
            if said.rows:
                instants, _ = self._times(said, places, reader)
                yield TextCells(said, instants, last)
