"""
The definition word for word: is it open at this instant? And what follows from asking at every step of a
span.
"""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from tests.oracle.clock import MICROSECONDS_A_DAY, MICROSECONDS_A_SECOND, NAIVE_EPOCH, at, microseconds
from tests.oracle.plain import Combined, Plain, Spec, hours_of


def is_open(spec: Spec, instant: int) -> bool:
    """
    Say whether the calendar is open.

    "Precedence: … dated exception < special opening of a window < closure of a window." "Half-open
    everywhere."
    """
    if isinstance(spec, Combined):
        left, right = is_open(spec.left, instant), is_open(spec.right, instant)
        return {"and": left and right, "or": left or right, "minus": left and not right}[spec.operation]
    if any(microseconds(start) <= instant < microseconds(end) for start, end in spec.closures):
        return False
    if any(microseconds(start) <= instant < microseconds(end) for start, end in spec.openings):
        return True
    return _in_hours(spec, instant)


def _in_hours(plain: Plain, instant: int) -> bool:
    """
    Say whether the hours alone are open.

    "t is open exactly when its wall-clock time lies in H(its local date), or its wall-clock time + 24 h lies
    in H(the date before on the calendar, even one that the zone skipped)."
    """
    local = at(instant, ZoneInfo(plain.zone)).replace(tzinfo=None)
    wall = (local - NAIVE_EPOCH) // timedelta(microseconds=1) % MICROSECONDS_A_DAY
    today = local.date()
    if _covers(plain, today, wall):
        return True
    return today > date.min and _covers(plain, today - timedelta(days=1), wall + MICROSECONDS_A_DAY)


def _covers(plain: Plain, day: date, wall: int) -> bool:
    """Say whether that time of day, which may be past 24:00, lies in the hours of the date."""
    return any(
        start * MICROSECONDS_A_SECOND <= wall < end * MICROSECONDS_A_SECOND for start, end in hours_of(plain, day)
    )


def sampled_windows(spec: Spec, start: int, end: int, step: int) -> list[tuple[int, int]]:
    """
    Return the open windows of [start, end) by asking at every step: exact when every limit is a multiple of
    the step.
    """
    windows: list[tuple[int, int]] = []
    for instant in range(start, end, step):
        if not is_open(spec, instant):
            continue
        if windows and windows[-1][1] == instant:
            windows[-1] = (windows[-1][0], instant + step)
        else:
            windows.append((instant, instant + step))
    return windows
