"""The first of many things in the order of their instants, and the count of them all."""

from __future__ import annotations

from operator import itemgetter
from typing import Generic, TypeVar

T = TypeVar("T")


class Soonest(Generic[T]):
    """
    The first *keep* of what was offered, by instant, then by id, then as it came; None keeps all.

    *count* is of all that was offered, kept or not.

    >>> found = Soonest[str](keep=2)
    >>> for micros, ticket in ((30, "c"), (10, "a"), (20, "b")):
    ...     found.offer(micros, ticket, ticket.upper())
    >>> found.first(), found.count
    (('A', 'B'), 3)
    """

    __slots__ = ("_bar", "_found", "_keep", "count")

    def __init__(self, keep: int | None = None) -> None:
        self.count = 0
        self._keep = keep
        self._found: list[tuple[int, str, T]] = []
        self._bar: tuple[int, str] | None = None

    def offer(self, micros: int, ticket_id: str, value: T) -> None:
        """Count *value*, and keep it when it is among the first."""
        self.count += 1
        self._take((micros, ticket_id, value))

    def merge(self, other: Soonest[T]) -> None:
        """Count all that was offered to *other*."""
        self.count += other.count
        for found in other._found:
            self._take(found)

    def first(self) -> tuple[T, ...]:
        """Return what is kept, in order."""
        self._cut()
        return tuple(value for _, _, value in self._found)

    def _take(self, found: tuple[int, str, T]) -> None:
        """Keep *found* when it may be among the first; the others go when there are twice as many as are wanted."""
        if self._bar is not None and found[:2] >= self._bar:
            return
        self._found.append(found)
        if self._keep is not None and len(self._found) >= 2 * self._keep:
            self._cut()
            self._bar = self._found[-1][:2]

    def _cut(self) -> None:
        """Put what is kept in order, without what is too many."""
        self._found.sort(key=itemgetter(0, 1))
        if self._keep is not None:
            del self._found[self._keep :]
