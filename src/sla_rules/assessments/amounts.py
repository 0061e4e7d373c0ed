"""Amounts of time counted, of which the one at a rank is exact however many do not fit in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

BLOCK = 64
"""Of so many numbers on a shelf, one is kept in memory to find the others by."""


class Shelf(Protocol):
    """A place outside memory for whole numbers of 64 bits."""

    def put(self, numbers: array[int]) -> int:
        """Keep *numbers* and return the place of the first; the others follow it."""
        ...

    def get(self, place: int, count: int) -> array[int]:
        """Return *count* numbers from *place* on."""
        ...


class Amounts:
    """
    How often each amount of time was counted, in microseconds.

    An amount is held once, however often it comes; `shelve` moves what is held to a shelf. `merge` adds another's.
    """

    __slots__ = ("_counts", "_runs")

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._runs: list[_Run] = []

    def __len__(self) -> int:
        """Tell how many distinct amounts are held in memory."""
        return len(self._counts)

    def add(self, micros: int, times: int = 1) -> None:
        """Count an amount, so many times."""
        self._counts[micros] = self._counts.get(micros, 0) + times

    def take(self, micros: array[int], upto: array[int], shelf: Shelf | None, block: int = BLOCK) -> None:
        """
        Count many amounts at once, each once and in order, with how many of them all do not exceed each.

        They go to *shelf* where there is one.
        """
        if shelf is not None:
            self._runs.append(_Run(shelf, micros, upto, block))
            return
        before = 0
        for amount, after in zip(micros, upto, strict=True):
            self.add(amount, after - before)
            before = after

    def merge(self, other: Amounts) -> None:
        """Count all that *other* has counted."""
        for micros, times in other._counts.items():
            self.add(micros, times)
        self._runs += other._runs

    def shelve(self, shelf: Shelf, block: int = BLOCK) -> None:
        """Move what is held in memory to *shelf*; one number of each *block* stays."""
        if self._counts:
            self._runs.append(_Run(shelf, *_sorted(self._counts), block))
            self._counts = {}

    def at_percent(self, *percents: int) -> tuple[int | None, ...]:
        """
        Return for each of *percents* the amount that so many of all do not exceed: one of them, never a mean of two.

        The nearest rank: of n amounts in order, the one at p·n/100, rounded up. None when nothing was counted.

        >>> amounts = Amounts()
        >>> for micros in (10, 20, 30, 40):
        ...     amounts.add(micros)
        >>> amounts.at_percent(50, 95)
        (20, 40)
        """
        micros, upto = _sorted(self._counts)
        whole = (upto[-1] if upto else 0) + sum(run.whole for run in self._runs)
        ranks = [(percent * whole + 99) // 100 for percent in percents]
        if not whole:
            return (None,) * len(ranks)
        if not self._runs:
            return tuple(micros[bisect_left(upto, rank)] for rank in ranks)
        runs: list[_Held | _Run] = [_Held(micros, upto), *self._runs]
        first, last = min(run.first for run in self._runs), max(run.last for run in self._runs)
        if micros:
            first, last = min(first, micros[0]), max(last, micros[-1])
        return tuple(_at_rank(runs, rank, first, last) for rank in ranks)


def _at_rank(runs: Iterable[_Held | _Run], rank: int, first: int, last: int) -> int:
    """Return the least amount that *rank* of all in *runs* do not exceed, between *first* and *last*."""
    while first < last:
        middle = (first + last) // 2
        if sum(run.upto(middle) for run in runs) >= rank:
            last = middle
        else:
            first = middle + 1
    return first


def _sorted(counts: dict[int, int]) -> tuple[array[int], array[int]]:
    """Return the amounts in order, and how many of all do not exceed each."""
    micros = array("q", sorted(counts))
    return micros, array("q", accumulate(map(counts.__getitem__, micros)))


class _Held:
    """Amounts in order, and how many of all do not exceed each, in memory."""

    __slots__ = ("_micros", "_upto")

    def __init__(self, micros: array[int], upto: array[int]) -> None:
        self._micros = micros
        self._upto = upto

    def upto(self, micros: int) -> int:
        """Return how many do not exceed *micros*."""
        place = bisect_right(self._micros, micros)
        return self._upto[place - 1] if place else 0


class _Run:
    """The same on a shelf; the block that was looked at last is still at hand."""

    __slots__ = ("_at_hand", "_block", "_index", "_length", "_number", "_place", "_shelf", "first", "last", "whole")

    def __init__(self, shelf: Shelf, micros: array[int], upto: array[int], block: int) -> None:
        self.first, self.last, self.whole = micros[0], micros[-1], upto[-1]
        self._shelf = shelf
        self._block = block
        self._length = len(micros)
        self._index = micros[::block]
        self._place = shelf.put(micros + upto)
        self._number = -1
        self._at_hand = _Held(array("q"), array("q"))

    def upto(self, micros: int) -> int:
        """Return how many do not exceed *micros*."""
        number = bisect_right(self._index, micros) - 1
        if number < 0:
            return 0
        if number != self._number:
            start = number * self._block
            count = min(self._block, self._length - start)
            place = self._place + start
            self._at_hand = _Held(self._shelf.get(place, count), self._shelf.get(place + self._length, count))
            self._number = number
        return self._at_hand.upto(micros)
