"""
Timing on a busy machine: blocks of calls over prepared arguments, all contestants in every round.

A block is a loop over rows of two arguments; the loop itself, some 15 ns a row, is left in, the same for all.
The garbage collector is off, as in timeit. The clock is the processor time of this process, which stands still
while another process has the processor. Contestants take turns within a round, so a slow minute of the machine
slows all of them: a ratio is the median of the rounds' own ratios. An absolute time is the fastest block, since
what made another one slower was not the code; the median is given beside it. Every block but those of a few long
calls first runs once untimed, or a fast contestant would pay for the caches that a slow one emptied.
"""

from __future__ import annotations

import gc
import sys
from itertools import cycle, islice
from statistics import median
from time import perf_counter_ns, process_time_ns
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Windows counts processor time in steps of 15 ms only
now = perf_counter_ns if sys.platform == "win32" else process_time_ns
# long enough for the clock, short enough that some blocks run undisturbed
_BLOCK_NS = 3_000_000
_FEW, _TRIAL = 5, 200


@attrs.frozen
class Contestant:
    """A call and the rows of arguments that it goes through."""

    call: Callable[[Any, Any], object]
    rows: Sequence[tuple[Any, Any]]


@attrs.frozen
class Times:
    """Microseconds a call, one figure a round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.rounds)

    @property
    def fastest(self) -> float:
        """The least disturbed one."""
        return min(self.rounds)

    def and_also(self, later: Times) -> Times:
        """Return the rounds of both."""
        return Times(self.rounds + later.rounds)

    def over(self, other: Times) -> float:
        """Return how many times the other's time this is: the median of the rounds' own ratios."""
        return median(mine / its for mine, its in zip(self.rounds, other.rounds, strict=True))


def _block(call: Callable[[Any, Any], object], rows: Sequence[tuple[Any, Any]]) -> int:
    """Return the nanoseconds that the rows take."""
    began = now()
    for first, second in rows:
        call(first, second)
    return now() - began


def _block_rows(contestant: Contestant) -> int:
    """Return how many rows fill a block: all of them, once or more, if they fit; the trial also warms the call up."""
    trial, all_rows = contestant.rows[:_TRIAL], len(contestant.rows)
    few = trial[:_FEW]
    if _block(contestant.call, few) > _BLOCK_NS:
        return _FEW
    fit = _BLOCK_NS * len(trial) // max(1, _block(contestant.call, trial))
    return fit // all_rows * all_rows or max(_FEW, fit)


def race(contestants: Mapping[str, Contestant], rounds: int) -> dict[str, Times]:
    """Time every contestant in every round; each goes on through its rows where its last block ended."""
    sizes = {name: _block_rows(contestant) for name, contestant in contestants.items()}
    turns = {name: cycle(contestant.rows) for name, contestant in contestants.items()}
    spent: dict[str, list[float]] = {name: [] for name in contestants}
    enabled = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, contestant in contestants.items():
                rows = list(islice(turns[name], sizes[name]))
                if len(rows) > _FEW:
                    _block(contestant.call, rows)
                spent[name].append(_block(contestant.call, rows) / len(rows) / 1_000)
    finally:
        if enabled:
            gc.enable()
    return {name: Times(tuple(figures)) for name, figures in spent.items()}
