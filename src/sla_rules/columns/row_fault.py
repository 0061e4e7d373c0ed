"""What is wrong with rows of a column, told once for the whole column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sla_rules.columns.buckets import Ints
    from sla_rules.errors import SlaError


class RowFault(Exception):  # noqa: N818 -- never leaves this floor: it ends as one of the errors of the tree
    """
    Rows of one chunk that break the same rule; *rows* are their numbers in the column, ascending.

    *what* follows the value in the message; *kind* makes the error from a message.
    """

    def __init__(
        self,
        field: str,
        rows: Ints,
        shown: Callable[[int], str],
        what: str,
        kind: Callable[[str], SlaError] | None = None,
    ) -> None:
        super().__init__(field, what)
        self.field, self.rows, self.shown, self.what = field, rows, shown, what
        self.kind = kind or InvalidValueError


def told(faults: Sequence[RowFault]) -> SlaError:
    """Return the error for the first row at fault, which says how many rows break the same rule."""
    first = min(faults, key=lambda fault: int(fault.rows[0]))
    count = sum(len(fault.rows) for fault in faults if (fault.field, fault.what) == (first.field, first.what))
    row = int(first.rows[0])
    rows = "1 such row" if count == 1 else f"{count} such rows"
    msg = f"{first.field}: row {row}: {first.shown(row)} {first.what}; {rows} in the column"
    return first.kind(msg)
