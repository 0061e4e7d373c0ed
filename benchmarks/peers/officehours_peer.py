"""officehours: pure Python, naive datetimes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import officehours

from peers.peer import CLOSING, OPENING, Peer, naive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_HOUR = timedelta(hours=1)


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar in officehours; amounts are floats of hours and come before the start."""
    hours = OPENING.isoformat("minutes"), CLOSING.isoformat("minutes")
    calculator = officehours.Calculator(*hours, holidays=list(holidays))
    return Peer(
        name="officehours",
        takes="naive datetimes",
        prepare=naive,
        elapsed=calculator.working_seconds,
        answer=lambda seconds: timedelta(seconds=seconds),
        add=calculator.due_date,
        amount=lambda duration: duration / _HOUR,
        amount_first=True,
    )
