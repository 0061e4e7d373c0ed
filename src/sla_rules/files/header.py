"""The header of a file: which column of a ticket stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.files.fault import Fault
from sla_rules.files.names import COLUMNS, REQUIRED

if TYPE_CHECKING:
    from sla_rules.files.names import ColumnNames
    from sla_rules.files.rows import Row

Places = dict[str, tuple[int, str]]
"""For a column of a ticket, its place in the rows and the name that the header gives it."""

_GRAVITY = ("severity", "scope")


def find_columns(file: str, header: Row, names: ColumnNames) -> tuple[Places, list[Fault]]:
    """
    Find the columns of a ticket in *header*, and the faults of those that are missing or stand twice.

    The line of the header is 0 where there are no lines. Missing is a column that is required, one that the caller
    named, and severity when there is no scope either.
    """
    cells = [cell.strip() for cell in header.cells]
    places: Places = {}
    faults: list[Fault] = []

    def fault(column: str, accepted: str) -> None:
        faults.append(
            Fault(file=file, line=header.line or None, column=column, value=", ".join(cells), accepted=accepted)
        )

    for column in COLUMNS:
        name = names.header(column)
        count = cells.count(name)
        if count == 1:
            places[column] = cells.index(name), name
        elif count > 1:
            fault(name, f"one column {name!r}; there are {count}")
        elif column in REQUIRED or names.is_named(column):
            fault(name, f"a header with {name!r}, or --columns {column}=… with its name there")
    # one that was named, or that stands twice, is a fault already
    if not any(names.is_named(column) or names.header(column) in cells for column in _GRAVITY):
        fault("severity", "a header with 'severity' or 'scope', or --columns severity=… with its name there")
    return places, faults
