"""The hours of one date: stretches of wall-clock time inside 00:00 to 48:00; a night belongs to the date it opens."""

from __future__ import annotations

import re
from typing import NoReturn

from attrs import field, frozen

from sla_rules.calendars.stretches import intersect, subtract, unite
from sla_rules.calendars.texts import as_text
from sla_rules.errors import HoursSyntaxError, InvalidTypeError, InvalidValueError

DAY = 86_400
MINUTE, HOUR = 60, 3_600

_TIME = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?"
_STRETCH = re.compile(rf"\s*{_TIME}\s*-\s*{_TIME}\s*")


def _whole(stretches: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Check each stretch of seconds and unite those that overlap or touch."""
    if not isinstance(stretches, tuple):
        msg = (
            f"hours: {stretches!r} is a {type(stretches).__name__}; a tuple of stretches, or DayHours.parse, is wanted"
        )
        raise InvalidTypeError(msg)
    for stretch in stretches:
        match stretch:
            case (int() as start, int() as end) if 0 <= start < end <= 2 * DAY and type(start) is int is type(end):
                continue
        msg = f"hours: {stretch!r} is no stretch; two whole seconds with 0 <= from < to <= 172800 are wanted"
        raise InvalidValueError(msg)
    return tuple(unite(stretches))


@frozen
class DayHours:
    """
    The hours of one date, as stretches of seconds since its midnight, each start in and each end out.

    24:00 is a value, and a night reaches past it: 22:00-06:00 is `(79200, 108000)`. Stretches that overlap unite.
    Hours are true when there are any. Raises InvalidValueError for a stretch outside 00:00 to 48:00,
    InvalidTypeError for what is no tuple of stretches.

    >>> DayHours.parse("22:00-06:00").stretches
    ((79200, 108000),)
    """

    stretches: tuple[tuple[int, int], ...] = field(default=(), converter=_whole)

    @classmethod
    def parse(cls, text: str) -> DayHours:
        """
        Read hours such as `09:30-12:00,14:00-18:00`, `22:00-06:00` or `off`.

        Raises HoursSyntaxError, naming the fault and its place in the text.

        >>> str(DayHours.parse("14:00-18:00, 09:30-12:00"))
        '09:30-12:00,14:00-18:00'
        """
        text = as_text(text, "hours", "09:30-18:00")
        return parse_hours(text, text, 0)

    def __str__(self) -> str:
        """Write the hours in the one canonical form that `parse` reads back."""
        return ",".join(_stretch_text(start, end) for start, end in self.stretches) or "off"

    def __repr__(self) -> str:
        """Write a call that builds the same value."""
        return f"DayHours.parse({str(self)!r})"

    def __bool__(self) -> bool:
        """Tell whether there are any hours."""
        return bool(self.stretches)

    def __or__(self, other: DayHours) -> DayHours:
        """Return the hours in either."""
        return DayHours(self.stretches + other.stretches)

    def __and__(self, other: DayHours) -> DayHours:
        """Return the hours in both."""
        return DayHours(tuple(intersect(self.stretches, other.stretches)))

    def __sub__(self, other: DayHours) -> DayHours:
        """Return the hours in the first and not in the second."""
        return DayHours(tuple(subtract(self.stretches, other.stretches)))


OFF = DayHours()
ALL_DAY = DayHours(((0, DAY),))


def parse_hours(part: str, text: str, place: int) -> DayHours:
    """Read *part*, the hours that stand at *place* in *text*; both are named in errors."""
    if part.strip() == "off":
        return OFF
    stretches: list[tuple[int, int]] = []
    for piece in part.split(","):
        stretches.append(_parse_stretch(piece, text, place))
        place += len(piece) + 1
    return DayHours(tuple(stretches))


def fault(text: str, place: int, what: str, accepted: str) -> NoReturn:
    """Raise a HoursSyntaxError for *text* at the character *place*, counted from 1 in the message."""
    msg = f"hours: {text!r}, character {place + 1}: {what}; {accepted}"
    raise HoursSyntaxError(msg)


def _parse_stretch(piece: str, text: str, place: int) -> tuple[int, int]:
    place += len(piece) - len(piece.lstrip())
    match = _STRETCH.fullmatch(piece)
    if match is None:
        fault(text, place, f"{piece.strip()!r} is no stretch of hours", "write '09:30-18:00' or 'off'")
    start = _seconds(match.group(1, 2, 3), text, place)
    end = _seconds(match.group(4, 5, 6), text, place)
    if end == start:
        accepted = "write '00:00-24:00' for the whole day or 'off' to close it"
        fault(text, place, f"{piece.strip()!r} is empty", accepted)
    if end < start:  # a night: its end belongs to the next morning
        end += DAY
    if end <= start or end > 2 * DAY:
        fault(
            text,
            place,
            f"{piece.strip()!r} ends outside its two days",
            "hours run from 00:00 to 48:00 at most",
        )
    return start, end


def _seconds(groups: tuple[str | None, ...], text: str, place: int) -> int:
    hours, minutes, seconds = (int(group or 0) for group in groups)
    total = hours * HOUR + minutes * MINUTE + seconds
    if minutes >= MINUTE or seconds >= MINUTE or total > 2 * DAY:
        shown = ":".join(group for group in groups if group is not None)
        fault(text, place, f"{shown!r} is no time", "times run from 00:00 to 48:00, minutes and seconds to 59")
    return total


def _stretch_text(start: int, end: int) -> str:
    night = end - DAY
    shown = night if 0 < night < start else end  # 30:00 is written 06:00 where it can only mean the next morning
    return f"{_time_text(start)}-{_time_text(shown)}"


def _time_text(seconds: int) -> str:
    text = f"{seconds // HOUR:02}:{seconds % HOUR // MINUTE:02}"
    return text if seconds % MINUTE == 0 else f"{text}:{seconds % MINUTE:02}"
