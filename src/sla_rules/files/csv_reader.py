"""From a CSV file to its tickets, or to every fault that it has."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sla_rules.files.encoding import decode
from sla_rules.files.faults import Faults
from sla_rules.files.header import find_columns
from sla_rules.files.ticket_reader import TicketReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.header import Places
    from sla_rules.files.ids import Ids
    from sla_rules.files.layout import Layout
    from sla_rules.files.said import Said
    from sla_rules.files.source import Source


class CsvReader(TicketReader):
    """One reading of one CSV file of tickets, *rows_at_once* when it does not fit in memory."""

    def __init__(
        self,
        path: str,
        agreement: Agreement,
        layout: Layout,
        source: Source,
        ids: Ids,
        *,
        rows_at_once: int | None = None,
    ) -> None:
        holds = source.data is not None
        super().__init__(path, agreement, layout, ids=ids, holds=holds)
        self._text = decode(source, encoding=layout.encoding)
        self._rows_at_once = None if holds else rows_at_once

    def _found_places(self) -> Places:
        """Find the columns in the header; refuse a file that has none that can be read, or not all of them."""
        if self._text.note:
            self.notes.append(self._text.note)
        header = self._header(next(self._rows(self._text), None), self._text)
        places, faults = find_columns(self.path, header, self.layout.columns)
        self.faults.add(*faults)
        if self.faults:
            self._refuse()
        return places

    def _said_parts(self, places: Places, *, again: bool) -> Iterator[Said]:
        """Yield what the rows say that are whole."""
        faults = Faults(keep=0) if again else self.faults
        rows = self._rows(self._text)
        header = next(rows)
        while part := list(islice(rows, self._rows_at_once)):
            self.rows += 0 if again else len(part)
            yield self._said([row for row in part if self._is_whole(row, header, self._text, faults)], places)
