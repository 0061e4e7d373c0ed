"""The faults of a file: the first of them by line, and the count of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_rules.files.fault import Fault


class Faults:
    """
    The first *keep* faults in the order of the file's lines, those of the file as a whole before; None keeps all.

    *count* is of all, kept or not.
    """

    def __init__(self, keep: int | None = None) -> None:
        self.count = 0
        self.keep = keep
        self._found: list[Fault] = []

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return self.count > 0

    def add(self, *faults: Fault) -> None:
        """Count faults, and keep those that are among the first."""
        self.count += len(faults)
        self._found += faults
        if self.keep is not None and len(self._found) > 2 * self.keep:
            self._cut()

    def first(self) -> tuple[Fault, ...]:
        """Give what is kept, in order."""
        self._cut()
        return tuple(self._found)

    def _cut(self) -> None:
        """Put the faults in order, those of one line as they came, and drop what is too many."""
        self._found.sort(key=_line)
        if self.keep is not None:
            del self._found[self.keep :]


def _line(fault: Fault) -> int:
    return fault.line or 0
