"""workclock: Rust, aware datetimes of any zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import workclock

from peers.peer import CLOSING, OPENING, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar in workclock."""
    rules = [workclock.WorkDay(OPENING, CLOSING), workclock.Holidays(holidays)]
    schedule = workclock.Schedule(rules, time_zone="Europe/Paris")
    return Peer(name="workclock", takes="aware datetimes", elapsed=schedule.between, add=schedule.add)
