"""timegrid: Rust, naive datetimes only; a compiled timeline measures ranges, the calendar adds amounts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import timegrid

from peers.peer import CLOSING, OPENING, YEARS, Peer, naive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar in timegrid and compile it, as its documentation advises for repeated reads."""
    calendar = timegrid.TimeGridCalendar.weekdays(OPENING, CLOSING)
    for day in holidays:
        calendar = calendar.close(day)
    timeline = calendar.compile(datetime(YEARS[0], 1, 1), datetime(YEARS[-1], 1, 1))
    return Peer(
        name="timegrid",
        takes="naive datetimes",
        prepare=naive,
        elapsed=timeline.get_working_duration,
        # the compiled timeline has no addition, only a search for one unbroken slot
        add=calendar.add_work_duration,
    )
