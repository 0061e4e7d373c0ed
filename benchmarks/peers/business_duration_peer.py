"""business-duration: pure Python on pandas, naive datetimes, elapsed time only."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from business_duration import businessDuration

from peers.peer import CLOSING, OPENING, Peer, naive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar in business-duration: a function with its arguments bound, in its finest unit."""
    elapsed = partial(
        businessDuration,
        starttime=OPENING,
        endtime=CLOSING,
        holidaylist=frozenset(holidays),
        unit="sec",
    )
    return Peer(
        name="business-duration",
        takes="naive datetimes",
        prepare=naive,
        elapsed=elapsed,
        answer=lambda seconds: timedelta(seconds=seconds),
        lacks="measures elapsed time only",
    )
