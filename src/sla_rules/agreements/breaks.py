"""Whether what is proven of a clock that runs without a break holds for one of several stretches too."""

from __future__ import annotations

from datetime import MAXYEAR
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_rules.agreements.comparison import Answer
from sla_rules.calendars.bound import Bound
from sla_rules.calendars.instants import DAY_MICROS
from sla_rules.calendars.limits import BusinessHours, ClockHours
from sla_rules.calendars.running_totals import CYCLE
from sla_rules.calendars.zones import year_start
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.agreements.due_function import DueFunction
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.clauses.commitment import Commitment

# No less than 400 years, and one to spare.
_CYCLE = (CYCLE + 1) * 366 * DAY_MICROS


def settled(new: DueFunction, old: DueFunction, promise: Commitment, since: int, *, shares: bool) -> tuple[Answer, str]:
    """
    Return what "due no later, without a break" settles for the clocks of *promise*, which start at *since* or after.

    The text goes on with the reason given for it. *shares* asks for clocks that add shares of limits too.
    """
    proportional = shares and promise.on_severity_change is OnSeverityChange.PROPORTIONAL
    if count_alike(new, old, proportional=proportional):
        return Answer.NO_WORSE, ""
    breaks = _breaks_of(promise)
    if proportional:
        breaks.append("adds shares")
    if not breaks:
        return Answer.NO_WORSE, ", and the clock has no break"
    if _counts_as_much(new, old, since):
        return Answer.NO_WORSE, ", with breaks too: time that counted still counts, and the limit is no longer"
    return Answer.UNDECIDED, f"; proven for a clock that runs without a break, and this one {' and '.join(breaks)}"


def count_alike(new: DueFunction, old: DueFunction, *, proportional: bool = False) -> bool:
    """
    Tell whether both count the same time, so that a break takes as much from either.

    All but business hours is real time on the clock, up to what the limit is from its start; a share of it has another
    start, so that for *proportional* shares days are alike on the same calendar alone.
    """
    kinds = {type(new.limit), type(old.limit)}
    if BusinessHours not in kinds and not proportional:
        return True
    return len(kinds) == 1 and (isinstance(old.limit, ClockHours) or new.calendar == old.calendar)


@lru_cache(maxsize=64)  # the same two calendars are asked about for each severity of each clause
def covers(new: Calendar | None, old: Calendar | None, since: int) -> bool:
    """
    Tell whether *new* is open whenever *old* is, from *since* on, as long as both are known; None is day and night.

    Where the windows of both repeat every 400 years, one cycle after the last irregular year shows all to come.
    """
    if new is None or new == old:
        return True
    sources = [calendar.timeline.source for calendar in (new, old) if calendar is not None]
    until = min(source.span[1] for source in sources)
    regular = [year_start(source.zone, min(source.irregular[1] + 1, MAXYEAR)) for source in sources if source.irregular]
    if len(regular) == len(sources):
        until = min(until, max(since, *regular) + _CYCLE)
    theirs: Iterable[tuple[int, int]] = [(since, until)] if old is None else old.timeline.windows(since, until)
    ours = iter(new.timeline.windows(since, until))
    opening = closing = since
    for first, last_open in theirs:
        start, end = max(first, since), min(last_open, until)
        while closing < end:
            opening, closing = next(ours, (end, end + 1))
        if opening > start:
            return False
    return True


def _breaks_of(promise: Commitment) -> list[str]:
    """Say what may cut the clock of *promise* into several stretches: the closing of a ticket ends every clock."""
    breaks = ["pauses"] if promise.paused_by else []
    if promise.on_reopen is OnReopen.CUMULATIVE and promise.repeats is Repeats.NEVER:
        breaks.append("goes on when the ticket is reopened")
    return breaks


def _counts_as_much(new: DueFunction, old: DueFunction, since: int) -> bool:
    """Tell whether of any stretch at least as much counts for *new*, and no more is allowed."""
    ours, theirs = new.limit, old.limit
    if not isinstance(ours, BusinessHours | ClockHours) or not isinstance(theirs, BusinessHours | ClockHours):
        return False
    if ours.duration > theirs.duration:
        return False
    if ours.duration == theirs.duration and new.bound is Bound.INCLUSIVE and old.bound is Bound.STRICT:
        return False
    opens, opened = (
        function.calendar if isinstance(function.limit, BusinessHours) else None for function in (new, old)
    )
    return covers(opens, opened, since)
