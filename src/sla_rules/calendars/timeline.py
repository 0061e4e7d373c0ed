"""
The integral: W(t), the open time before t. Every answer about instants is read off it.

It is kept by year, as whole microseconds of UTC, and compiled when a year is first asked. Day rows stand in front of
it for speed; whatever they do not hold is answered here, so there is one table behind both.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from threading import Lock
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from sla_rules.calendars.day_rows import DayRows
from sla_rules.calendars.instants import EPOCH, LAST_MICROS, MICROSECOND, as_micros, from_micros, instant
from sla_rules.calendars.running_totals import RunningTotals
from sla_rules.calendars.year_of_windows import YearOfWindows
from sla_rules.calendars.zones import year_start
from sla_rules.errors import NoOpenTimeError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.calendars.day_rows import Row
    from sla_rules.calendars.stretches import Stretch

# Memory is bounded by forgetting what can be compiled again; 256 years hold all that public holidays are known for.
MOST_YEARS = 256
MOST_ZONES = 4
NOT_ENOUGH = "not enough open time"


class OpenWindows(Protocol):
    """What a timeline integrates: the predicate, as the windows in which it holds."""

    @property
    def zone(self) -> tzinfo:
        """The zone whose years cut the timeline into parts."""

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year that are known."""

    @property
    def span(self) -> tuple[int, int]:
        """The first instant that is known and the end of the last, in microseconds of UTC."""

    def open_windows(self, start: int, end: int) -> list[Stretch]:
        """Return the open windows inside `[start, end)` of the span, sorted, touching ones united."""


class Timeline:
    """The integral of open time over the known span of *source*; safe to share between threads."""

    __slots__ = ("_empty", "_lock", "_rows", "_totals", "_years", "derived", "source")

    def __init__(self, source: OpenWindows) -> None:
        self.source = source
        self.derived: dict[str, object] = {}  # what other floors make of the tables, each under its own name
        self._lock = Lock()
        self._rows: dict[tzinfo | None, DayRows] = {}
        self._years: dict[int, YearOfWindows] = {}
        self._empty: dict[int, YearOfWindows] = {}
        self._totals = RunningTotals(lambda year: self.year(year).total)

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
        return (self._totals.before(year) + self.year(year).opened_before(micros)) * MICROSECOND

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
            raise _found_nothing(start, as_micros(start), self.source.span[1], what=NOT_ENOUGH) from None
        for origin, before, after, _ in self._rows_around(target, start):
            if target <= after and before < target:
                return _in_zone_of(start, origin + target)
        return self._at_first(target // MICROSECOND, start)

    def subtract(self, end: datetime, amount: timedelta) -> datetime:
        """Return the last instant up to *end* from which *amount*, above zero, elapses until *end*."""
        try:
            target = self.opened_before(end, "end") - amount
        except OverflowError:
            raise _found_nothing(end, as_micros(end), self.source.span[0], what=NOT_ENOUGH) from None
        for origin, before, after, _ in self._rows_around(target, end):
            if before <= target < after:
                return _in_zone_of(end, origin + target)
        return self._at_last(target // MICROSECOND, end)

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
        for year in range(self._year_of(micros), self.source.years[1] + 1):
            windows = self.year(year)
            index = bisect_right(windows.ends, micros)  # the first window that ends later
            if index < len(windows.ends):
                start = windows.starts[index]
                return instant(at, "at") if start <= micros else from_micros(start, at.tzinfo)
        raise _found_nothing(at, micros, self.source.span[1], what="no open time")

    def next_close(self, at: datetime) -> datetime:
        """Return the end of the open window around *at*, or else of the next one."""
        micros = self._known(at, "at")
        for year in range(self._year_of(micros), self.source.years[1] + 1):
            windows = self.year(year)
            for index in range(bisect_right(windows.ends, micros), len(windows.ends)):
                closing = windows.ends[index]
                if closing < windows.end or not self._runs_into(year + 1):
                    return from_micros(closing, at.tzinfo)
        raise _found_nothing(at, micros, self.source.span[1], what="no closing")

    def previous_open(self, at: datetime) -> datetime:
        """Return the last opening at or before *at*."""
        micros = self._known(at, "at")
        for year in range(self._year_of(micros), self.source.years[0] - 1, -1):
            windows = self.year(year)
            for index in range(bisect_right(windows.starts, micros) - 1, -1, -1):
                opening = windows.starts[index]
                if opening > windows.start or not self._runs_into(year):
                    return from_micros(opening, at.tzinfo)
        raise _found_nothing(at, micros, self.source.span[0], what="no opening")

    def previous_close(self, at: datetime) -> datetime:
        """Return the last closing at or before *at*."""
        micros = self._known(at, "at")
        for year in range(self._year_of(micros), self.source.years[0] - 1, -1):
            windows = self.year(year)
            for index in range(bisect_right(windows.ends, micros) - 1, -1, -1):
                closing = windows.ends[index]
                if closing < windows.end or not self._runs_into(year + 1):
                    return from_micros(closing, at.tzinfo)
        raise _found_nothing(at, micros, self.source.span[0], what="no closing")

    def last_counted(self, at: datetime) -> datetime:
        """Return the last instant at or before *at* that is open or a closing."""
        known_open = self._known(at, "end") < self.source.span[1] and self.is_open(at)
        return instant(at, "end") if known_open else self.previous_close(at)

    def _runs_into(self, year: int) -> bool:
        """Tell whether a window goes on from the year before into *year*; at either end of the span it might."""
        first, last = self.source.years
        if not first < year <= last:
            return True
        ends, starts = self.year(year - 1).ends, self.year(year).starts
        return bool(ends and starts) and ends[-1] == starts[0]

    def windows(self, start: int, end: int) -> Iterator[Stretch]:
        """Walk the open windows with a part in `[start, end)`, whole, but for what lies in years before *start*."""
        held: Stretch | None = None  # a window that reaches the end of its year, and may go on in the next
        for year in range(self._year_of(start), self.source.years[1] + 1):
            windows = self.year(year)
            if windows.start >= end:
                break
            for index in range(bisect_right(windows.ends, start), len(windows.ends)):
                opening, closing = windows.starts[index], windows.ends[index]
                if held is not None:
                    if opening == held[1]:
                        opening = held[0]
                    else:
                        yield held
                    held = None
                if opening >= end:
                    return
                if closing == windows.end:
                    held = (opening, closing)
                else:
                    yield opening, closing
        if held is not None:
            yield held

    # -- The table of whole numbers ------------------------------------------------------------------------------------

    def year(self, year: int) -> YearOfWindows:
        """Return the open windows of *year*, compiled on first use."""
        known = self._years.get(year) or self._empty.get(year)
        if known is None:
            first, last = self.source.span
            start = max(year_start(self.source.zone, year), first)
            end = min(year_start(self.source.zone, year + 1), last)
            known = YearOfWindows(start, end, self.source.open_windows(start, end))
            with self._lock:
                if not known.total:
                    self._empty[year] = known  # kept, for searches run through years without open time again and again
                    return known
                if len(self._years) >= MOST_YEARS:
                    self._years = {}
                self._years[year] = known
        return known

    def _year_of(self, micros: int, guess: int | None = None) -> int:
        """Return the year in which the instant lies on the clocks of the source."""
        first, last = self.source.years
        if guess is None:
            guess = (EPOCH + min(micros, LAST_MICROS - 1) * MICROSECOND).year
        year = min(max(guess, first), last)
        windows = self.year(year)
        if micros < windows.start and year > first:
            return year - 1
        if micros >= windows.end and year < last:
            return year + 1
        return year

    def _at_first(self, target: int, start: datetime) -> datetime:
        """Find the first instant at which W is *target*, going forward from *start*."""
        micros = self._known(start, "start")
        for year in range(self._year_of(micros), self.source.years[1] + 1):
            before = self._totals.before(year)
            if target <= before + self.year(year).total:
                self._fill_rows(start.tzinfo, year)
                return from_micros(self.year(year).at_first(target - before), start.tzinfo)
        raise _found_nothing(start, micros, self.source.span[1], what=NOT_ENOUGH)

    def _at_last(self, target: int, end: datetime) -> datetime:
        """Find the last instant at which W is *target*, going back from *end*."""
        micros = self._known(end, "end")
        for year in range(self._year_of(micros), self.source.years[0] - 1, -1):
            before = self._totals.before(year)
            if target >= before and self.year(year).total:
                self._fill_rows(end.tzinfo, year)
                return from_micros(self.year(year).at_last(target - before), end.tzinfo)
        raise _found_nothing(end, micros, self.source.span[0], what=NOT_ENOUGH)

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
        year = self._year_of(micros, at.year)
        self._fill_rows(at.tzinfo, year)
        return year

    def _fill_rows(self, zone: tzinfo | None, year: int) -> None:
        """Fill in the day rows of *year* for datetimes of *zone*, unless there are enough zones already."""
        if type(zone) is not ZoneInfo and type(zone) is not timezone:
            return  # a tzinfo of another make promises neither a hash nor a constant offset between its changes
        rows = self._rows.get(zone)
        if (rows is None and len(self._rows) >= MOST_ZONES) or (rows is not None and year in rows):
            return
        if self._totals.distance(year) > MOST_YEARS:
            return  # rows need W, and a question such as is_open in the year 9999 does not
        windows, opened_before = self.year(year), self._totals.before(year)
        with self._lock:
            rows = self._rows.get(zone)
            if rows is None or len(rows) >= MOST_YEARS:
                rows = self._rows[zone] = DayRows(zone)
            if year not in rows:
                rows.fill(year, windows, opened_before)


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


def _found_nothing(at: datetime, micros: int, bound: int, *, what: str) -> NoOpenTimeError:
    """Return the error of a search from *at* that reached the *bound* of the span."""
    ends = sorted((micros, min(bound, LAST_MICROS - 1)))
    searched_from, searched_to = (from_micros(end, UTC) for end in ends)
    msg = (
        f"{what}: searched from {at.isoformat()}, between {searched_from.isoformat()} "
        f"and {searched_to.isoformat()}, the time this calendar knows"
    )
    return NoOpenTimeError(msg, searched_from=searched_from, searched_to=searched_to)
