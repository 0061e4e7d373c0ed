"""From a Parquet file that does not fit in memory to its tickets as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sla_rules.columns.compiled_calendar import compiled
from sla_rules.files.arrow_cells import ArrowCells
from sla_rules.files.columns_reader import ColumnsReader
from sla_rules.files.id_hashes import IdHashes, hashes_of
from sla_rules.files.names import TIMES
from sla_rules.files.parquet_reader import ParquetReader, is_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.header import Places
    from sla_rules.files.ids import Ids
    from sla_rules.files.layout import Layout
    from sla_rules.files.ticket_reader import Follow
    from sla_rules.files.times import TimeReader
    from sla_rules.files.workspace import Workspace

MOST_HASHES = 1 << 22
"""Where more hashes than these come again, every id is looked at by itself."""


class ParquetColumnsReader(ColumnsReader, ParquetReader):
    """
    One reading of one Parquet file by columns, where its times are timestamps.

    The same as `ParquetReader` in every answer; it reads itself what has texts for times, or values mapped in columns
    that are not texts that repeat.
    """

    def __init__(
        self, path: Path, agreement: Agreement, layout: Layout, ids: Ids, space: Workspace, *, rows_at_once: int
    ) -> None:
        ParquetReader.__init__(self, path, agreement, layout, ids, rows_at_once=rows_at_once)
        self._space = space

    def _are_columns(self) -> bool:
        """Tell whether the columns do not fit in memory, and are of the types that are read as such."""
        import pyarrow as pa

        if self._holds:
            return False
        times = [its_type for column, its_type in self.types.items() if column in TIMES]
        ids = self.types["id"]
        return (
            all(is_stamp(its_type) or pa.types.is_null(its_type) for its_type in times)
            and (pa.types.is_integer(ids) or pa.types.is_string(ids) or pa.types.is_large_string(ids))
            and not self.meanings.keys() & {"id", *TIMES}
        )

    def _look_through(self, places: Places, follow: Follow) -> None:
        """Find the ids that come again: by their hashes, and then by themselves."""
        if not self._are_columns():
            super()._look_through(places, follow)
            return
        self.rows = self.total
        self.rows_at_once = self._space.rooms.columns
        only = {"id": places["id"]}
        hashes = IdHashes(self._space)
        for batch in follow(self.batches(only), "looking through", self.total):
            hashes.add(hashes_of(batch.column(0)))
        again = hashes.repeated()
        if len(again):
            line = 0
            for batch in follow(self.batches(only), "looking at ids that come again", self.total):
                ids = batch.column(0)
                rows = self._perhaps_again(ids, again)
                texts = self.texts_of("id", ids.take(rows))
                self._ids.add(zip(texts, (rows + line + 1).tolist(), strict=True))
                line += len(batch)
        self._ids.settle()

    def _perhaps_again(self, ids: Any, again: np.ndarray[Any, np.dtype[np.uint64]]) -> np.ndarray[Any, Any]:  # noqa: ANN401
        """Return the rows of a batch whose ids have one of the hashes that come again, or all of them."""
        hashes = hashes_of(ids)
        if len(hashes) < len(ids) or len(again) > MOST_HASHES:  # some are nulls or blank, and have none
            return np.arange(len(ids))
        place = np.minimum(np.searchsorted(again, hashes), len(again) - 1)
        return np.flatnonzero(again[place] == hashes)

    def _cells_again(self, places: Places, reader: TimeReader, what: str, follow: Follow) -> Iterable[ArrowCells]:  # noqa: ARG002 -- they are no texts
        return follow(self._batches_of_cells(places), what, self.total)

    def _batches_of_cells(self, places: Places) -> Iterator[ArrowCells]:
        """Yield the cells batch by batch."""
        names = {column: name for column, (_, name) in places.items()}
        span = compiled(self.agreement.calendar).span
        line = 0
        for batch in self.batches(places):
            yield ArrowCells(
                batch,
                line,
                names,
                layout=self.layout,
                span=span,
                texts_of=self.texts_of,
                said_of=lambda rows, numbers: self.said_of(rows, places, numbers),
            )
            line += len(batch)
