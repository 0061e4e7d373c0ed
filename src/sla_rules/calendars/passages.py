"""
Every instant of a span, open or closed, and why: the open windows of the integral, and what lies between them.

A closed stretch has the reason of the layer that closed it: a window of closure, the hours of its local date
(by an exception, a holiday or the week), or in a combined calendar the part that was closed.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.business_calendar import BusinessCalendar
from sla_rules.calendars.calendar import Calendar
from sla_rules.calendars.combined_calendar import CombinedCalendar
from sla_rules.calendars.day_explanation import DayKind
from sla_rules.calendars.instants import DAY_MICROS, EPOCH_ORDINAL, as_micros, from_micros
from sla_rules.calendars.stretches import clip, intersect, subtract
from sla_rules.calendars.window import Window
from sla_rules.calendars.zones import offsets
from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sla_rules.calendars.stretches import Stretch

    # A closed stretch of UTC microseconds, the layer that closed it, and its name.
    Closed = tuple[int, int, "PassageKind", str]


class PassageKind(StrEnum):
    """Whether a stretch is open, or which layer of the calendar closed it."""

    OPEN = "open"
    WEEKLY = "weekly"
    HOLIDAY = "holiday"
    EXCEPTION = "exception"
    CLOSURE = "closure"
    # Open in the calendar that was taken away from another.
    TAKEN_AWAY = "taken_away"


_OF_DAY = {
    DayKind.WEEKLY: PassageKind.WEEKLY,
    DayKind.HOLIDAY: PassageKind.HOLIDAY,
    DayKind.EXCEPTION: PassageKind.EXCEPTION,
}


@frozen
class Passage:
    """
    A stretch of a span that is open, or closed for one reason.

    The *window* bears the name of the holiday, the exception or the closure; it has none where the week decides.
    """

    window: Window
    kind: PassageKind


def passages(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Passage]:
    """
    Walk the span from *start* to *end* whole: each passage begins where the one before ends.

    In the zone of *start*. Raises InvalidValueError when *end* comes first, and as `Calendar.windows` does.

    >>> friday = datetime(2026, 4, 3, 17, tzinfo=paris)
    >>> for passage in passages(calendar, friday, friday + timedelta(days=4)):
    ...     print(f"{passage.window.start:%d %H:%M} {passage.kind}", passage.window.name or "-")
    03 17:00 open -
    03 18:00 weekly -
    06 00:00 holiday Lundi de Pâques
    07 00:00 weekly -
    07 09:30 open -
    """
    if not isinstance(calendar, Calendar):
        msg = f"calendar: {calendar!r} is a {type(calendar).__name__}; a calendar is wanted"
        raise InvalidTypeError(msg)
    opened = [window.micros for window in calendar.windows(start, end)]
    closed = _why(calendar, subtract([(as_micros(start), as_micros(end))], opened))
    walked = [*((*window, PassageKind.OPEN, "") for window in opened), *_merged(sorted(closed))]
    zone = start.tzinfo
    return (
        Passage(Window(from_micros(first, zone), from_micros(last, zone), name), kind)
        for first, last, kind, name in sorted(walked)
        if first < last
    )


def _why(calendar: Calendar, closed: list[Stretch]) -> list[Closed]:
    """Return *closed*, stretches at which the calendar is closed, each cut where its reason changes."""
    if not closed:
        return []
    if isinstance(calendar, CombinedCalendar):
        return _why_combined(calendar, closed)
    assert isinstance(calendar, BusinessCalendar)  # noqa: S101 -- for the type checker: there are two kinds
    named = calendar.closures_between(closed[0][0], closed[-1][1])
    reasons: list[Closed] = []
    for first, last, name in named:
        stretch = [(first, last)]
        reasons += [(*part, PassageKind.CLOSURE, name) for part in intersect(closed, stretch)]
        closed = subtract(closed, stretch)
    return reasons + list(_by_date(calendar, closed))


def _why_combined(calendar: CombinedCalendar, closed: list[Stretch]) -> list[Closed]:
    """Return the reasons of the part that closed the combination, those of the left one first."""
    left, right = calendar.left, calendar.right
    opened = list(left.timeline.windows(closed[0][0], closed[-1][1]))
    by_left, beside = subtract(closed, opened), intersect(closed, opened)
    if calendar.operation == "-":
        return _why(left, by_left) + [(*stretch, PassageKind.TAKEN_AWAY, "") for stretch in beside]
    return _why(left, by_left) + _why(right, beside)


def _by_date(calendar: BusinessCalendar, closed: Iterable[Stretch]) -> Iterator[Closed]:
    """Cut *closed* at the midnights of the local clock, and give each part the reason of its date."""
    for start, end in closed:
        for first, last, offset in offsets(calendar.day_zone, start, end):
            for number in range((first + offset) // DAY_MICROS, (last - 1 + offset) // DAY_MICROS + 1):
                midnight = number * DAY_MICROS - offset
                day = calendar.explain_day(date.fromordinal(EPOCH_ORDINAL + number))
                for part in clip([(first, last)], midnight, midnight + DAY_MICROS):
                    yield (*part, _OF_DAY[day.kind], day.name)


def _merged(reasons: Iterable[Closed]) -> Iterator[Closed]:
    """Make one of neighbours that have the same reason."""
    kept: Closed | None = None
    for reason in reasons:
        if kept is not None and (kept[1], *kept[2:]) == (reason[0], *reason[2:]):
            kept = (kept[0], *reason[1:])
            continue
        if kept is not None:
            yield kept
        kept = reason
    if kept is not None:
        yield kept
