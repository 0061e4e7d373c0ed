"""numpy busday: whole dates only; a day is taken for 8 h 30 min."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from peers.peer import DAY, OPENING, PARIS, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar as a numpy busdaycalendar, which numpy advises to make once."""
    calendar = np.busdaycalendar(holidays=list(holidays))
    return Peer(
        name="numpy",
        takes="dates",
        prepare=lambda at: np.datetime64(at.date()),
        elapsed=partial(np.busday_count, busdaycal=calendar),
        answer=lambda days: int(days) * DAY,
        add=partial(np.busday_offset, roll="forward", busdaycal=calendar),
        amount=lambda duration: duration // DAY,
        due=lambda day: datetime.combine(day.item(), OPENING, PARIS),
    )
