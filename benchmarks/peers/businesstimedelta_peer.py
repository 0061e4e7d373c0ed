"""businesstimedelta: pure Python on pytz, aware datetimes; a naive one is taken for UTC."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from operator import add, attrgetter
from typing import TYPE_CHECKING

import businesstimedelta

from peers.peer import CLOSING, OPENING, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, timedelta


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar in businesstimedelta."""
    # by name, because it ships no annotations; businesstimedelta takes no other kind of zone
    paris = import_module("pytz").timezone("Europe/Paris")
    week = businesstimedelta.WorkDayRule(OPENING, CLOSING, [0, 1, 2, 3, 4], tz=paris)
    # it asks `in` for every day from the ticket to the next holiday, so it gets a set
    closed = businesstimedelta.HolidayRule(frozenset(holidays), tz=paris)
    rules = businesstimedelta.Rules([week, closed])

    def amount(duration: timedelta) -> object:
        return partial(businesstimedelta.BusinessTimeDelta, rules)(timedelta=duration)

    return Peer(
        name="businesstimedelta",
        takes="aware datetimes",
        elapsed=rules.difference,
        answer=attrgetter("timedelta"),
        add=add,
        amount=amount,
    )
