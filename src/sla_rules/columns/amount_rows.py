"""Amounts of time counted by the million: sorted columns that go where they belong when they are many."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sla_rules.assessments.amounts import Amounts, Shelf
    from sla_rules.columns.buckets import Ints

# An amount of up to 285 years and the number of one of 1 024 counts are one number of 64 bits, which sorts as both.
_AMOUNT_BITS = 53
_COUNTS = 1 << (63 - _AMOUNT_BITS)


class AmountRows:
    """
    Amounts on their way into many `Amounts`: up to *room* distinct ones are held, then they go to the shelf.

    Without a shelf they go into memory.
    """

    def __init__(self, room: int, shelf: Shelf | None) -> None:
        self._room = room
        self._shelf = shelf
        self._places: dict[int, int] = {}
        self._amounts: list[Amounts] = []
        self._keys: list[Ints] = []
        self._times: list[Ints] = []
        self._held = 0

    def add(self, amounts: list[Amounts], owner: Ints, micros: Ints) -> None:
        """Count each of *micros* in the one of *amounts* whose place is its *owner*."""
        for first in range(0, len(amounts), _COUNTS):
            part = slice(None) if len(amounts) <= _COUNTS else (first <= owner) & (owner < first + _COUNTS)
            self._add(amounts[first : first + _COUNTS], owner[part] - first, micros[part])

    def _add(self, amounts: list[Amounts], owner: Ints, micros: Ints) -> None:
        if len(self._places) + len(amounts) > _COUNTS:
            self.flush()
        if len(micros) and int(micros.max()) >> _AMOUNT_BITS:  # longer than a number has bits for: one by one
            longer = micros >> _AMOUNT_BITS > 0
            for place, amount in zip(owner[longer].tolist(), micros[longer].tolist(), strict=True):
                amounts[place].add(amount)
            owner, micros = owner[~longer], micros[~longer]
        places = np.array([self._place(each) for each in amounts], np.int64)
        keys, times = np.unique((places[owner] << _AMOUNT_BITS) | micros, return_counts=True)
        self._keys.append(keys)
        self._times.append(times)
        self._held += len(keys)
        if self._held > self._room:
            self._merge()
            if 2 * self._held > self._room:
                self.flush()

    def flush(self) -> None:
        """Put what is held where it belongs."""
        if self._held:
            self._merge()
            (keys,), (times,) = self._keys, self._times
            owner, micros = keys >> _AMOUNT_BITS, keys & ((1 << _AMOUNT_BITS) - 1)
            bounds = np.searchsorted(owner, np.arange(len(self._amounts) + 1))
            for place, amounts in enumerate(self._amounts):
                part = slice(bounds[place], bounds[place + 1])
                if part.start < part.stop:
                    amounts.take(_as_array(micros[part]), _as_array(np.cumsum(times[part])), self._shelf)
        self._places, self._amounts = {}, []
        self._keys, self._times, self._held = [], [], 0

    def _place(self, amounts: Amounts) -> int:
        """Return the number of a count."""
        place = self._places.setdefault(id(amounts), len(self._amounts))
        if place == len(self._amounts):
            self._amounts.append(amounts)
        return place

    def _merge(self) -> None:
        """Make one column of those that are held."""
        keys, times = np.concatenate(self._keys), np.concatenate(self._times)
        order = np.argsort(keys, kind="stable")
        keys, times = keys[order], times[order]
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        self._keys, self._times = [keys[first]], [np.add.reduceat(times, first)]
        self._held = len(first)


def _as_array(numbers: Ints) -> array[int]:
    """Return whole numbers as Python keeps them."""
    return array("q", numbers.astype(np.int64).tobytes())
