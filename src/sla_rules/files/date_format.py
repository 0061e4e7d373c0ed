"""How a file writes its times: in ISO 8601, in a format that is named, or in one that alone fits."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Numbers only: names of months and days would follow the machine's locale.
_DIRECTIVES = {
    "%d": "(?P<day>[0-9]{1,2})",
    "%m": "(?P<month>[0-9]{1,2})",
    "%Y": "(?P<year>[0-9]{4})",
    "%y": "(?P<short_year>[0-9]{2})",
    "%H": "(?P<hour>[0-9]{1,2})",
    "%M": "(?P<minute>[0-9]{2})",
    "%S": "(?P<second>[0-9]{2})",
    "%f": "(?P<fraction>[0-9]{1,6})",
    "%z": "(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})",
    "%%": "%",
}
_NEEDED = (("%d",), ("%m",), ("%Y", "%y"), ("%H",), ("%M",))
_DAY_FIRST, _MONTH_FIRST = "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"
_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?!24)[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,6}0*)?)?"
    r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
)
_SLASHED = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<other>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
    r"[T ](?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(:(?P<second>[0-9]{2}))?"
)
DAY_OR_MONTH = f"--date-format '{_DAY_FIRST}' or --date-format '{_MONTH_FIRST}'"


@frozen
class DateFormat:
    """
    A way of writing times in figures, such as ``%d/%m/%Y %H:%M``.

    The directives are those of ``strptime`` that need no language: %d %m %Y %y %H %M %S %f %z %%. A
    two-figure year is of 1969 to 2068, as in POSIX. Raises InvalidValueError for another directive, one that
    stands twice, or a format without day, month, year, hour or minute.

    >>> DateFormat("%d/%m/%Y %H:%M").read("03/11/2026 09:30")
    datetime.datetime(2026, 11, 3, 9, 30)
    """

    text: str
    _pattern: re.Pattern[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a format that could not give an instant."""
        object.__setattr__(self, "_pattern", _pattern(self.text))

    def read(self, text: str) -> datetime | None:
        """Give the datetime that *text* writes, naive without %z; None for another text."""
        found = self._pattern.fullmatch(text)
        return None if found is None else _datetime(found.groupdict())

    def fits(self, text: str) -> bool:
        """Tell whether *text* is written so, even where there is no such day or time of day."""
        return self._pattern.fullmatch(text) is not None


def _pattern(text: str) -> re.Pattern[str]:
    """Compile a format."""
    parts = re.split(r"(%.?)", text)
    directives = [part for part in parts if part.startswith("%")]
    unknown = [part for part in directives if part not in _DIRECTIVES]
    if unknown:
        msg = f"date format: {unknown[0]!r} in {text!r} is not known; accepted: {' '.join(_DIRECTIVES)}"
        raise InvalidValueError(msg)
    named = [part for part in directives if part != "%%"]
    if len(set(named)) != len(named) or {"%Y", "%y"} <= set(named):
        msg = f"date format: {text!r} gives one thing twice; accepted: each directive once"
        raise InvalidValueError(msg)
    missing = [" or ".join(needed) for needed in _NEEDED if not set(needed) & set(named)]
    if missing:
        msg = f"date format: {text!r} lacks {', '.join(missing)}; accepted: all of them, as {_DAY_FIRST!r}"
        raise InvalidValueError(msg)
    return re.compile("".join(_DIRECTIVES.get(part, re.escape(part)) for part in parts))


def _datetime(found: dict[str, str | None]) -> datetime | None:
    """Build the datetime from the figures of a match; None when there is no such day, hour or offset."""
    year, short = found.get("year"), found.get("short_year")
    if year is None:
        # POSIX: 69 to 99 are of the last century.
        year = f"19{short}" if int(short or 0) >= 69 else f"20{short}"
    month, day, hour, minute, second = (
        int(found.get(part) or 0) for part in ("month", "day", "hour", "minute", "second")
    )
    micro = int((found.get("fraction") or "0").ljust(6, "0"))
    offset = found.get("offset")
    try:
        zone = None if offset is None else _offset(offset)
        return datetime(int(year), month, day, hour, minute, second, micro, tzinfo=zone)
    except ValueError:
        return None


def _offset(text: str) -> timezone:
    """Read ``Z``, ``+01:00`` or ``+0100``."""
    size = timedelta() if text == "Z" else timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-size if text[0] == "-" else size)


def fits_iso(text: str) -> bool:
    """Tell whether *text* is written as `read_iso` wants it, even where there is no such day or time of day."""
    return _ISO.fullmatch(text) is not None


def read_iso(text: str) -> datetime | None:
    """
    Give the datetime that *text* writes in ISO 8601, day and time; None when it is no such text.

    Stricter than ``fromisoformat`` and the same in every version of Python: no week dates, no 24:00, no day
    alone, and nothing below a microsecond is dropped.
    """
    if not fits_iso(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


@frozen(kw_only=True)
class SlashedDates:
    """
    The order of day and month in dates like 03/11/2026 09:30, learnt from all of them together.

    *day_first* is None when there are none, or when they do not tell: *doubt* then says why. *evidence* is a
    text that can be read in one order only. The order is certain when some text is a day in one order only, for it
    has a figure past 12, and none is a day in the other order only. A text that is a day in neither order says nothing.

    >>> SlashedDates.among(["03/11/2026 09:30", "23/11/2026 18:05"]).day_first
    True
    >>> SlashedDates.among(["03/11/2026 09:30"]).doubt
    'nothing tells day from month'
    """

    day_first: bool | None = None
    evidence: str = ""
    doubt: str = ""

    @classmethod
    def among(cls, texts: Iterable[str]) -> SlashedDates:
        """Learn the order from the texts that are dates of this kind; the others say nothing."""
        evidence = SlashedEvidence()
        evidence.add(texts)
        return evidence.order

    @staticmethod
    def is_one(text: str) -> bool:
        """Tell whether *text* is a date of this kind, with a day that there is in one order at least."""
        match = _SLASHED.fullmatch(text)
        return match is not None and any(_orders(match))

    @staticmethod
    def fits(text: str) -> bool:
        """Tell whether *text* is written as a date of this kind, even where there is no such day or time of day."""
        return _SLASHED.fullmatch(text) is not None

    @property
    def text(self) -> str:
        """The order found, as a format."""
        return _DAY_FIRST if self.day_first else _MONTH_FIRST

    def read(self, text: str) -> datetime | None:
        """Give the naive datetime that *text* writes in the order found; None when it is no such text."""
        found = _SLASHED.fullmatch(text)
        if found is None or self.day_first is None:
            return None
        figures = found.groupdict()
        day, month = ("first", "other") if self.day_first else ("other", "first")
        return _datetime({**figures, "day": figures[day], "month": figures[month]})


class SlashedEvidence:
    """What the dates seen so far tell of the order of day and month; texts may be added part by part."""

    def __init__(self) -> None:
        self.found = False
        self._day_first = ""
        self._month_first = ""

    def add(self, texts: Iterable[str]) -> None:
        """Look at more texts."""
        dates = [(match[0], *_orders(match)) for match in map(_SLASHED.fullmatch, texts) if match]
        self.found = self.found or any(day_first or month_first for _, day_first, month_first in dates)
        self._day_first = _least(self._day_first, (text for text, can, other in dates if can and not other))
        self._month_first = _least(self._month_first, (text for text, other, can in dates if can and not other))

    @property
    def order(self) -> SlashedDates:
        """The order that all of them tell together."""
        if not self.found:
            return SlashedDates()
        if self._day_first and self._month_first:
            doubt = f"{self._day_first!r} can only be day first and {self._month_first!r} only month first"
            return SlashedDates(doubt=doubt)
        if not self._day_first and not self._month_first:
            return SlashedDates(doubt="nothing tells day from month")
        return SlashedDates(day_first=bool(self._day_first), evidence=self._day_first or self._month_first)


def _orders(match: re.Match[str]) -> tuple[bool, bool]:
    """Tell whether there is such a day with the day first, and whether there is one with the month first."""
    first, other, year = int(match["first"]), int(match["other"]), int(match["year"])
    if first <= 12 and other <= 12:
        return True, True
    return _is_day(year, other, first), _is_day(year, first, other)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _least(before: str, texts: Iterable[str]) -> str:
    """Give the first text in order, *before* among them where it is one."""
    return min((text for text in (before, *texts) if text), default="")
