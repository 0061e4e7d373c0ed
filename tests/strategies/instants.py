"""
Random instants of a region: next to openings, closings, offset changes and new years, written in several
zones.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.oracle import MICROSECONDS_A_DAY, Answers, Spec, at, leaves, offset_changes
from tests.oracle.clock import midnight
from tests.strategies.source import Source, chance

if TYPE_CHECKING:
    from collections.abc import Sequence

SECOND = 1_000_000
OTHER_ZONES: tuple[tzinfo, ...] = (
    UTC,
    ZoneInfo("UTC"),
    ZoneInfo("Europe/Paris"),
    ZoneInfo("America/St_Johns"),
    ZoneInfo("Pacific/Apia"),
    timezone(timedelta(hours=5, minutes=30)),
    timezone(timedelta(hours=5, minutes=30), "IST"),  # equal to the one above, and another object
    timezone(-timedelta(hours=3, minutes=30, seconds=52)),
    timezone(timedelta(microseconds=1)),
)
STEPS = (0, 0, 0, 1, -1, SECOND, -SECOND, 60 * SECOND, -60 * SECOND, 1_800 * SECOND, -3_600 * SECOND)


def landmarks(answers: Answers) -> list[int]:
    """Return the instants of a region near which an engine may err; changes of offset count for a fifth of them."""
    found = {edge for window in answers.windows for edge in window}
    changes = {
        change for plain in leaves(answers.spec) for change, _ in offset_changes(plain.zone, answers.start, answers.end)
    }
    first, last = at(answers.start).year, at(answers.end).year
    found |= {midnight(date(year, 1, 1).toordinal()) for year in range(first, last + 1)}
    inside = sorted(instant for instant in found if answers.start <= instant < answers.end)
    return inside + sorted(changes) * (1 + len(inside) // 4 // max(len(changes), 1))


def instant(source: Source, answers: Answers, marks: Sequence[int]) -> int:
    """Pick an instant of the region: two in three on or next to a landmark."""
    if not marks or chance(source, 3):
        picked = source.number(answers.start, answers.end - 1)
    else:
        picked = source.pick(marks) + source.pick(STEPS)
    return min(max(picked, answers.start), answers.end - 1)


def amount(source: Source, answers: Answers, marks: Sequence[int], start: int) -> int:
    """Pick an amount in microseconds, often one that ends on a landmark or beside it."""
    kind = source.number(0, 3)
    if kind == 0:
        return source.number(0, 10 * MICROSECONDS_A_DAY)
    if kind == 1:
        return source.pick((0, 1, 3_600 * SECOND, 4 * 3_600 * SECOND, 24 * 3_600 * SECOND, 48 * 3_600 * SECOND))
    exact = answers.elapsed(start, instant(source, answers, marks))
    return exact + source.pick((0, 0, 1, -1))


def written(source: Source, zone: tzinfo, picked: int) -> datetime:
    """Write the instant as a datetime of that zone or of another."""
    return at(picked, zone if chance(source, 2) else source.pick(OTHER_ZONES))


def wall(source: Source, zone: tzinfo, picked: int) -> datetime:
    """Write a wall-clock time of the zone near the instant, which may not exist there or exist twice."""
    shifted = at(picked, zone) + timedelta(seconds=source.pick((0, 1_800, -1_800, 3_600, -3_600, 7_199)))
    return shifted.replace(fold=source.number(0, 1))


def zone_of(spec: Spec) -> ZoneInfo:
    """Return the zone of the first calendar of a combination."""
    return ZoneInfo(next(leaves(spec)).zone)
