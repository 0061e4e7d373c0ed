"""What a wall-clock time means in its zone, above all when a switch skips or repeats it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo


class WallTime(StrEnum):
    """
    What to do with a wall-clock time that does not exist (a gap) or exists twice (a fold).

    ======== ============================================== =======================
    policy   02:30 in the gap of 29 March 2026, Paris       02:30 on 25 October 2026
    ======== ============================================== =======================
    raise    refused                                        refused
    shift    03:30+02:00, PEP 495's instant for fold=0      02:30+02:00, the same rule
    earlier  01:30+01:00, the earlier of the two readings   02:30+02:00, the first
    later    03:30+02:00, the later of the two readings     02:30+01:00, the second
    ======== ============================================== =======================

    One rule for the command's `--wall-time`, the files and the columns.
    """

    RAISE = "raise"
    SHIFT = "shift"
    EARLIER = "earlier"
    LATER = "later"

    def instant(self, wall: datetime, zone: ZoneInfo) -> datetime:
        """
        Give the instant, in *zone*, at which a clock on the wall shows *wall* (a naive datetime).

        Raises InvalidValueError when there are none or two and the policy is RAISE; its message is what is
        accepted.

        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> WallTime.LATER.instant(datetime(2026, 10, 25, 2, 30), ZoneInfo("Europe/Paris")).isoformat()
        '2026-10-25T02:30:00+01:00'
        """
        first = wall.replace(tzinfo=zone, fold=0)
        if _is_steady(zone, wall.date()):
            return first
        second = first.replace(fold=1)
        before, after = first.utcoffset(), second.utcoffset()
        if before == after:
            return first
        # A gap has the smaller offset first, so that fold=0 is the later instant; a fold has it the other way
        # round.
        gap = before < after  # type: ignore[operator]  # an aware datetime of a ZoneInfo always has an offset
        if self is WallTime.RAISE:
            what = "does not exist" if gap else "exists twice"
            msg = (
                f"a time that exists once; in {zone.key} this one {what}: "
                "write it with its offset, or settle it by wall_time (--wall-time): shift, earlier or later"
            )
            raise InvalidValueError(msg)
        chosen = first if self is WallTime.SHIFT or gap == (self is WallTime.LATER) else second
        # Out of the gap: the wall-clock time that the zone really shows at that instant.
        return chosen.astimezone(UTC).astimezone(zone) if gap else chosen


@lru_cache(maxsize=4096)
def _is_steady(zone: ZoneInfo, day: date) -> bool:
    """
    Tell whether no switch touches a date: its first and last moments have one offset, whichever way they are read.

    Two switches of one date would hide here; no zone has had two within three days (see `calendars.zones`).
    """
    ends = (datetime.combine(day, clock, zone) for clock in (time.min, time.max))
    return len({end.replace(fold=fold).utcoffset() for end in ends for fold in (0, 1)}) == 1


def named_policy(name: str) -> WallTime:
    """Give the policy of that name; raises InvalidValueError when there is none."""
    try:
        return WallTime(name)
    except ValueError:
        msg = f"wall_time: {name!r} is no policy; accepted: {', '.join(WallTime)}"
        raise InvalidValueError(msg) from None
