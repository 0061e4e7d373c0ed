"""Where a commitment stands."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """
    Where a commitment stands at one instant.

    BREACHED holds for an open ticket too, as soon as no later end could keep within the limit. NOT_COVERED is a
    ticket that the commitment does not speak of, or whose clock never started before the event that would end it.
    """

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    CANCELLED = "cancelled"
    NOT_COVERED = "not_covered"
