"""
The integral: W(t), the open time before t. Every answer about instants is read off it.

The integral is kept in whole microseconds of UTC; day rows, made of it, stand in front of it for speed. What they do
not hold is answered by the whole numbers, so there is one table behind both.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from threading import Lock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sla_rules.calendars.day_rows import DayRows
from sla_rules.calendars.instants import LAST_MICROS, MICROSECOND, as_micros, from_micros, instant
from sla_rules.calendars.integral import Integral
from sla_rules.errors import NoOpenTimeError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.calendars.day_rows import Row
    from sla_rules.calendars.integral import OpenWindows
    from sla_rules.calendars.stretches import Stretch
    from sla_rules.calendars.year_of_windows import YearOfWindows

# Rows take 90 kB a year and zone, and are forgotten all at once; they come back as they are asked.
MOST_ZONES = 4
MOST_YEARS_OF_ROWS = 128
NOT_ENOUGH = "not enough open time"


class Timeline:
    """The integral of open time over the known span of *source*; safe to share between threads."""

    __slots__ = ("_lock", "_rows", "integral", "source")

    def __init__(self, source: OpenWindows) -> None:
        self.source = source
        self.integral = Integral(source)
        self._lock = Lock()
        self._rows: dict[tzinfo | None, DayRows] = {}

    # -- The verbs; each first asks the day rows, then the whole numbers -----------------------------------------------

    def opened_before(self, at: datetime, field: str) -> timedelta:
        """Return W(at), of which only differences have a meaning."""
        row = self._row(at)
        if row is not None:
            origin, before, after, later = row
            opened = at - origin
            while opened > after:
                if later is None:
                    return after
                origin, before, after, later = later
                opened = at - origin
            return opened if opened > before else before  # noqa: FURB136 -- max() takes 60 ns, this 20
        at = instant(at, field)
        micros = as_micros(at)
        year = self._year_known(micros, at, field)
        return self.integral.opened_before(micros, year) * MICROSECOND

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """Return W(end) - W(start)."""
        # What opened_before does, for both ends at once where each date has one row: the calls are half the time.
        if type(start) is datetime is type(end):
            try:
                rows = self._rows
                origin, before, after, later = rows[start.tzinfo].by_date[start.toordinal()]
                end_origin, end_before, end_after, end_later = rows[end.tzinfo].by_date[end.toordinal()]
            except (KeyError, TypeError):
                pass
            else:
                if later is end_later is None:
                    opened = start - origin
                    if opened < before:
                        opened = before
                    elif opened > after:
                        opened = after
                    end_opened = end - end_origin
                    if end_opened < end_before:
                        return end_before - opened
                    return (end_after if end_opened > end_after else end_opened) - opened  # noqa: FURB136 -- as above
        opened = self.opened_before(start, "start")
        return self.opened_before(end, "end") - opened

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """Return the first instant from *start* on at which *amount*, above zero, has elapsed."""
        try:
            target = self.opened_before(start, "start") + amount
        except OverflowError:  # more than a timedelta holds is more than there is
            raise _found_nothing(start, self.source.span[1], NOT_ENOUGH) from None
        for origin, before, after, _ in self._rows_around(target, start):
            if target <= after and before < target:
                return _in_zone_of(start, origin + target)
        return self._at_first(target, start)

    def subtract(self, end: datetime, amount: timedelta) -> datetime:
        """Return the last instant up to *end* from which *amount*, above zero, elapses until *end*."""
        try:
            target = self.opened_before(end, "end") - amount
        except OverflowError:
            raise _found_nothing(end, self.source.span[0], NOT_ENOUGH) from None
        for origin, before, after, _ in self._rows_around(target, end):
            if before <= target < after:
                return _in_zone_of(end, origin + target)
        return self._at_last(target, end)

    def is_open(self, at: datetime) -> bool:
        """Tell whether *at* lies in an open window."""
        row = self._row(at)
        if row is None:
            micros = self._known(at, "at")
            if micros == self.source.span[1]:
                raise _unknown(at, "at", self.source.span)
            return any(True for _ in self.windows(micros, micros + 1))
        while row is not None:
            origin, before, after, row = row
            if before <= at - origin < after:
                return True
        return False

    def _row(self, at: datetime) -> Row | None:
        """Return the first row of the date of *at*, or None when it has none."""
        if type(at) is datetime:
            try:
                return self._rows[at.tzinfo].by_date.get(at.toordinal())
            except (KeyError, TypeError):  # a zone without rows, or a tzinfo without a hash
                pass
        return None

    def _rows_around(self, target: timedelta, at: datetime) -> tuple[Row, ...]:
        """Return the rows in the zone of *at* among which W may be *target*."""
        try:
            return self._rows[at.tzinfo].by_days[target.days]
        except (KeyError, TypeError):
            return ()

    # -- The searches, each bounded by the span ------------------------------------------------------------------------

    def next_open(self, at: datetime) -> datetime:
        """Return *at* when open, else the next opening."""
        micros = self._known(at, "at")
        found = self.integral.next_open(micros)
        return instant(at, "at") if found == micros else self._found(found, at, "no open time", self.source.span[1])

    def next_close(self, at: datetime) -> datetime:
        """Return the end of the open window around *at*, or else of the next one."""
        found = self.integral.next_close(self._known(at, "at"))
        return self._found(found, at, "no closing", self.source.span[1])

    def previous_open(self, at: datetime) -> datetime:
        """Return the last opening at or before *at*."""
        found = self.integral.previous_open(self._known(at, "at"))
        return self._found(found, at, "no opening", self.source.span[0])

    def previous_close(self, at: datetime) -> datetime:
        """Return the last closing at or before *at*."""
        found = self.integral.previous_close(self._known(at, "at"))
        return self._found(found, at, "no closing", self.source.span[0])

    def last_counted(self, at: datetime) -> datetime:
        """Return the last instant at or before *at* that is open or a closing."""
        known_open = self._known(at, "end") < self.source.span[1] and self.is_open(at)
        return instant(at, "end") if known_open else self.previous_close(at)

    def _at_first(self, target: timedelta, start: datetime) -> datetime:
        """Find the first instant at which W is *target*, going forward from *start*."""
        found = self.integral.at_first(target // MICROSECOND, self._known(start, "start"))
        return self._found(found, start, NOT_ENOUGH, self.source.span[1])

    def _at_last(self, target: timedelta, end: datetime) -> datetime:
        """Find the last instant at which W is *target*, going back from *end*."""
        found = self.integral.at_last(target // MICROSECOND, self._known(end, "end"))
        return self._found(found, end, NOT_ENOUGH, self.source.span[0])

    def _found(self, micros: int | None, at: datetime, what: str, bound: int) -> datetime:
        """Return what a search from *at* found, on its clocks; refuse nothing, naming the *bound* it reached."""
        if micros is None:
            raise _found_nothing(at, bound, what)
        self._fill_rows(at.tzinfo, self.integral.year_of(micros))
        return from_micros(micros, at.tzinfo)

    # -- The whole numbers, for those who read them --------------------------------------------------------------------

    def windows(self, start: int, end: int) -> Iterator[Stretch]:
        """Walk the open windows with a part in `[start, end)`, whole, but for what lies in years before *start*."""
        return self.integral.windows(start, end)

    def year(self, year: int) -> YearOfWindows:
        """Return the open windows of *year*."""
        return self.integral.year(year)

    # -- What is known, and what to say where it ends ------------------------------------------------------------------

    def _known(self, at: datetime, field: str) -> int:
        """Return *at* in microseconds, inside the span or at its end, and see to its day rows."""
        at = instant(at, field)
        micros = as_micros(at)
        self._year_known(micros, at, field)
        return micros

    def _year_known(self, micros: int, at: datetime, field: str) -> int:
        """Return the year of *at*, which is *micros*, inside the span or at its end, and see to its day rows."""
        first, last = self.source.span
        if not first <= micros <= last:
            raise _unknown(at, field, self.source.span)
        year = self.integral.year_of(micros, at.year)
        self._fill_rows(at.tzinfo, year)
        return year

    def _fill_rows(self, zone: tzinfo | None, year: int) -> None:
        """Fill in the day rows of *year* for datetimes of *zone*, unless there are enough zones already."""
        if type(zone) is not ZoneInfo and type(zone) is not timezone:
            return  # a tzinfo of another make promises neither a hash nor a constant offset between its changes
        rows = self._rows.get(zone)
        if year in rows if rows is not None else self._is_one_zone_too_many(zone):
            return
        if self.integral.totals.distance(year) > MOST_YEARS_OF_ROWS:
            return  # rows need W, and a question such as is_open in the year 9999 does not
        windows, opened_before = self.integral.year(year), self.integral.totals.before(year)
        with self._lock:
            rows = self._rows.get(zone)
            if rows is None or len(rows) >= MOST_YEARS_OF_ROWS:
                rows = self._rows[zone] = DayRows(zone)
            if year not in rows:
                rows.fill(year, windows, opened_before)

    def _is_one_zone_too_many(self, zone: tzinfo) -> bool:
        """Tell whether *zone* has to do without rows; the calendar's own and UTC always have a place."""
        kept = {self.source.zone, UTC}
        return zone not in kept and len(self._rows.keys() | kept) >= MOST_ZONES


def _in_zone_of(at: datetime, found: datetime) -> datetime:
    """Return *found* with the very tzinfo of *at*: fixed offsets that differ by name alone share their rows."""
    return found if found.tzinfo is at.tzinfo else found.replace(tzinfo=at.tzinfo)


def _unknown(at: datetime, field: str, span: tuple[int, int]) -> OutOfRangeError:
    """Return the error of an instant outside the *span*."""
    first, last = from_micros(span[0], UTC), from_micros(min(span[1], LAST_MICROS - 1), UTC)
    msg = (
        f"{field}: {at.isoformat()} is outside the time this calendar knows, {first.isoformat()} to {last.isoformat()}"
    )
    return OutOfRangeError(msg, first=first, last=last)


def _found_nothing(at: datetime, bound: int, what: str) -> NoOpenTimeError:
    """Return the error of a search from *at* that reached the *bound* of the span."""
    ends = sorted((min(as_micros(at), LAST_MICROS - 1), min(bound, LAST_MICROS - 1)))
    searched_from, searched_to = (from_micros(end, UTC) for end in ends)
    msg = (
        f"{what}: searched from {at.isoformat()}, between {searched_from.isoformat()} "
        f"and {searched_to.isoformat()}, the time this calendar knows"
    )
    return NoOpenTimeError(msg, searched_from=searched_from, searched_to=searched_to)
