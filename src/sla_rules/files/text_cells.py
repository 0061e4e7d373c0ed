"""The cells of some rows of a file of texts, in columns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.columns.time_column import NULL

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import datetime

    from numpy.typing import NDArray

    from sla_rules.files.said import Said

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

# As in `table_reader`: whatever comes so long before the end of the known years needs no trial.
_YEAR = timedelta(days=366) // MICROSECOND
# An instant of no year that a datetime has.
_REFUSED = NULL + 1


class TextCells:
    """
    What rows say, as `Cells`: *instants* holds those of their times that can be read.

    *last* is the last microsecond that the calendar knows.
    """

    def __init__(self, said: Said, instants: Mapping[str, datetime], last: int) -> None:
        self.columns: Collection[str] = said.texts.keys()
        self._said = said
        self._micros = {"": NULL, **{text: as_micros(at) for text, at in instants.items()}}
        self._last = last

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._said)

    def last_line(self) -> int:
        """Return the line of the last row."""
        return self._said.rows[-1].line

    def places_of(self, lines: Iterable[int]) -> Ints:
        """Return where the rows of these lines are."""
        wanted = frozenset(lines)
        return np.array([place for place, row in enumerate(self._said.rows) if wanted and row.line in wanted], np.int64)

    def said(self, rows: Ints) -> Said:
        """Return what these rows say, to be read one by one."""
        return self._said.part(rows.tolist())

    def ids(self, rows: Ints) -> Callable[[int], str]:
        """Return what gives the id of each of these rows."""
        texts = self._said.texts["id"]
        return lambda row: texts[int(rows[row])]

    def blank_ids(self) -> Flags:
        """Tell which rows say no id."""
        return np.array([not text for text in self._said.texts["id"]], bool)

    def instants(self, column: str, doubtful: Flags) -> Ints:
        """Return instants in microseconds, NULL for nothing; one that is refused, or near the end, is *doubtful*."""
        of_text = self._micros.get
        found = np.array([of_text(text, _REFUSED) for text in self._said.texts[column]], np.int64)
        doubtful |= (found == _REFUSED) | (found > self._last - _YEAR)
        return found

    def codes(self, column: str) -> tuple[NDArray[np.int32], list[str]]:
        """Return what each row says, as a place among the texts."""
        places: dict[str, int] = {}
        codes = [places.setdefault(text, len(places)) for text in self._said.texts[column]]
        return np.array(codes, np.int32), list(places)
