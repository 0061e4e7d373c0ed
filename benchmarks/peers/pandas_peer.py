"""
pandas CustomBusinessHour: an offset that moves a timestamp by whole business hours.

pandas has no elapsed business time; the usual recipe is timed, which counts the hourly ticks of a date range.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache, partial
from operator import add
from typing import TYPE_CHECKING, Any

import pandas as pd

from peers.peer import CLOSING, OPENING, Peer, after, in_paris, naive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_HOUR = timedelta(hours=1)


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar as a pandas offset; one offset object an amount, made once."""
    hour = pd.offsets.CustomBusinessHour(start=OPENING, end=CLOSING, holidays=list(holidays))

    @cache
    def amount(duration: timedelta) -> Any:  # noqa: ANN401 - pandas ships no annotations
        return duration // _HOUR * hour

    return Peer(
        name="pandas",
        takes="naive timestamps",
        prepare=after(naive, pd.Timestamp),
        elapsed=partial(pd.date_range, freq=hour),
        # n hours lie between n + 1 ticks
        answer=lambda ticks: max(len(ticks) - 1, 0) * _HOUR,
        add=add,
        amount=amount,
        due=lambda stamp: in_paris(stamp.to_pydatetime()),
    )
