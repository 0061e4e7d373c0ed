"""Whole columns timed on a busy machine: every contestant in every round, the fastest round counts."""

from __future__ import annotations

import gc
import tracemalloc
from statistics import median
from time import perf_counter_ns
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    Call = Callable[[], object]


@attrs.frozen
class Pace:
    """Nanoseconds a row, one figure a round."""

    rounds: tuple[float, ...]

    @property
    def fastest(self) -> float:
        """The least disturbed one."""
        return min(self.rounds)

    def over(self, other: Pace) -> float:
        """Return how many times the other's time this is: the median of the rounds' own ratios."""
        return median(mine / its for mine, its in zip(self.rounds, other.rounds, strict=True))

    def and_also(self, later: Pace) -> Pace:
        """Return the rounds of both."""
        return Pace(self.rounds + later.rounds)


def spread(paces: Collection[Pace]) -> float:
    """Return how many times the fastest pace the slowest one takes, in the least disturbed round of each."""
    fastest = [pace.fastest for pace in paces]
    return max(fastest) / min(fastest)


def race(
    contestants: Mapping[str, tuple[Call, int]], rounds: int, clock: Callable[[], int] = perf_counter_ns
) -> dict[str, Pace]:
    """Time each call over its number of rows, all of them in every round; the first round of each is not counted."""
    spent: dict[str, list[float]] = {name: [] for name in contestants}
    gc.disable()
    try:
        for counted in range(rounds + 1):
            for name, (call, rows) in contestants.items():
                began = clock()
                call()
                if counted:
                    spent[name].append((clock() - began) / rows)
    finally:
        gc.enable()
    return {name: Pace(tuple(figures)) for name, figures in spent.items()}


def peak_bytes(call: Call) -> int:
    """Return the most memory that a call holds at once, its answer included."""
    call()
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
