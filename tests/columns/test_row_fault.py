"""What is said of rows at fault."""

from __future__ import annotations

import numpy as np

from sla_rules.columns.row_fault import RowFault, told
from sla_rules.errors import InvalidValueError


def fault(field: str, rows: list[int], what: str) -> RowFault:
    """Return a fault whose values show as their row times ten."""
    return RowFault(field, np.array(rows), lambda row: str(row * 10), what)


def test_the_first_row_and_how_many() -> None:
    """Faults of several chunks are one error; those of another rule are not counted."""
    error = told(
        [fault("start", [70, 80], "is late"), fault("start", [3, 9], "is late"), fault("end", [5], "is early")]
    )
    assert isinstance(error, InvalidValueError)
    assert str(error) == "start: row 3: 30 is late; 4 such rows in the column"


def test_one_row() -> None:
    """One row is one row."""
    assert str(told([fault("end", [5], "is early")])) == "end: row 5: 50 is early; 1 such row in the column"
