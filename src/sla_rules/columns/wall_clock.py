"""Wall-clock times without a zone, as a column: which instants they are in a zone that is named."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from sla_rules.calendars.instants import DAY_MICROS
from sla_rules.calendars.wall_time import WallTime
from sla_rules.calendars.zones import offsets
from sla_rules.columns.step_table import StepTable

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints, Scratch

WIDEST_SHIFT = 36  # 19 hours of microseconds: two buckets a year have a change, so that few rows are near one
MARGIN = 400 * DAY_MICROS  # tables grow by a year at least, and no offset reaches so far


class _ZoneTables:
    """The three step functions of a zone over `[first, last]`, as wall clocks or as instants."""

    __slots__ = ("first", "last", "shown", "steps")

    def __init__(self, zone: ZoneInfo, first: int, last: int) -> None:
        self.first, self.last = first, last
        stretches = offsets(zone, first - 2 * DAY_MICROS, last + 2 * DAY_MICROS)
        changes = np.array([start for start, _, _ in stretches[1:]], np.int64)
        ahead = np.array([offset for _, _, offset in stretches], np.int64)
        before, after = ahead[:-1], ahead[1:]
        self.shown = StepTable(changes, ahead, first, last, WIDEST_SHIFT)
        # A wall clock shows change + before when the change comes, and then goes on at change + after. Between the
        # two lies what it skips or repeats; the policies differ in which of the two counts as the change.
        edges = {
            WallTime.EARLIER: changes + before,
            WallTime.LATER: changes + after,
            WallTime.SHIFT: changes + np.maximum(before, after),
        }
        self.steps = {policy: StepTable(edge, -ahead, first, last, WIDEST_SHIFT) for policy, edge in edges.items()}


class WallClock:
    """The clocks of one zone under one policy; its tables grow as times are asked for."""

    __slots__ = ("_lock", "_tables", "_zone", "key", "policy")

    def __init__(self, key: str, policy: WallTime) -> None:
        self.key, self.policy = key, policy
        self._zone = ZoneInfo(key)
        self._lock = Lock()
        self._tables: _ZoneTables | None = None

    @property
    def why_refused(self) -> str:
        """What a message says of a time that the policy refuses."""
        return (
            f"does not exist once in {self.key}, where a change of the clocks skips or repeats it; "
            "wall_time='shift', 'earlier' or 'later' says which instant it is"
        )

    def instants(self, walls: Ints, out: Ints, scratch: Scratch, span: tuple[int, int] | None = None) -> Ints:
        """
        Write the instant of each wall-clock time to *out*; return the rows that the policy refuses.

        *span* is what the times lie between, where that is known.
        """
        tables = self._covering(*span or (int(walls.min()), int(walls.max())))
        strict = self.policy is WallTime.RAISE
        tables.steps[WallTime.EARLIER if strict else self.policy].apply(walls, out, scratch)
        return self._ambiguous(tables, walls, scratch) if strict else _NO_ROWS

    def walls(self, instants: Ints, out: Ints, scratch: Scratch) -> Ints:
        """Write what the clocks show at each instant to *out*; return the rows that the policy refuses."""
        tables = self._covering(int(instants.min()), int(instants.max()))
        tables.shown.apply(instants, out, scratch)
        return self._ambiguous(tables, out, scratch) if self.policy is WallTime.RAISE else _NO_ROWS

    def _ambiguous(self, tables: _ZoneTables, walls: Ints, scratch: Scratch) -> Ints:
        """Return the rows whose wall-clock time is skipped or repeated: both readings differ."""
        earlier, later = tables.steps[WallTime.EARLIER], tables.steps[WallTime.LATER]
        near = np.union1d(earlier.near_edges(walls, scratch), later.near_edges(walls, scratch))
        first, second = np.empty((2, len(near)), np.int64)
        earlier.apply(walls[near], first, scratch)
        later.apply(walls[near], second, scratch)
        found: Ints = near[first != second]
        return found

    def _covering(self, low: int, high: int) -> _ZoneTables:
        tables = self._tables
        if tables is not None and tables.first <= low and high <= tables.last:
            return tables
        low, high = low - MARGIN, high + MARGIN
        with self._lock:
            if self._tables is not None:
                low, high = min(low, self._tables.first), max(high, self._tables.last)
            self._tables = tables = _ZoneTables(self._zone, low, high)
        return tables


_NO_ROWS = np.empty(0, np.int64)


@lru_cache(maxsize=64)
def wall_clock(key: str, policy: WallTime) -> WallClock:
    """Return the clocks of the zone *key* under the policy, the same ones each time."""
    return WallClock(key, policy)
