"""The calendar as a plain table, from which any engine reads the integral without knowing a rule."""

from __future__ import annotations

from array import array
from datetime import UTC
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.instants import LAST_MICROS, MICROSECOND, from_micros
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from sla_rules.calendars.timeline import Timeline


class WindowRow(NamedTuple):
    """One open window: its opening and closing in UTC, and the open time before it."""

    opening: datetime
    closing: datetime
    opened_before: timedelta


class IntegralTable:
    """
    The open windows of some years, `[start, end)`, with the open time before each since *start*.

    The first row is an empty window at *start*, so that every instant of the years has a row at or before it. With
    the last such row, the open time before t is `opened_before + min(t, closing) - opening`; and the instant at which
    an open time w > 0 is used up is `opening + w - opened_before` of the last row with `opened_before < w`.

    *openings*, *closings* and *opened_before* are arrays of whole microseconds, instants since 1970-01-01 in UTC;
    iterating gives the same as datetimes and timedeltas.

    >>> table = calendar.to_table(range(2026, 2027))
    >>> [str(cell) for cell in list(table)[2]]
    ['2026-01-05 08:30:00+00:00', '2026-01-05 17:00:00+00:00', '8:30:00']
    """

    __slots__ = ("closings", "end", "opened_before", "openings", "start", "total")

    def __init__(self, timeline: Timeline, years: range) -> None:
        _check_years(timeline, years)
        starts, ends = array("q"), array("q")
        for year in years:
            windows = timeline.year(year)
            if ends and windows.starts and ends[-1] == windows.starts[0]:  # open across the new year
                ends[-1] = windows.ends[0]
                starts += windows.starts[1:]
                ends += windows.ends[1:]
            else:
                starts += windows.starts
                ends += windows.ends
        self.start = timeline.year(years[0]).start
        self.end = timeline.year(years[-1]).end
        opened = array("q", accumulate((end - start for start, end in zip(starts, ends, strict=True)), initial=0))
        self.total = opened.pop()
        self.openings = array("q", (self.start,)) + starts
        self.closings = array("q", (self.start,)) + ends
        self.opened_before = array("q", (0,)) + opened

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.openings)

    def __iter__(self) -> Iterator[WindowRow]:
        """Walk the rows as datetimes in UTC and timedeltas."""
        for opening, closing, opened in zip(self.openings, self.closings, self.opened_before, strict=True):
            # the end of time is no datetime: its last microsecond is the nearest
            shown = from_micros(min(closing, LAST_MICROS - 1), UTC)
            yield WindowRow(from_micros(opening, UTC), shown, opened * MICROSECOND)


def _check_years(timeline: Timeline, years: range) -> None:
    if not isinstance(years, range):
        msg = f"years: {years!r} is a {type(years).__name__}; a range is wanted, such as range(2020, 2031)"
        raise InvalidTypeError(msg)
    if not years or years.step != 1:
        msg = f"years: {years!r} holds no years one after the other; range(2020, 2031) is 2020 to 2030"
        raise InvalidValueError(msg)
    first, last = timeline.source.years
    if years[0] < first or years[-1] > last:
        bounds = tuple(from_micros(bound, UTC) for bound in _known_span(timeline))
        msg = f"years: {years!r} is outside the years this calendar knows, {first} to {last}"
        raise OutOfRangeError(msg, first=bounds[0], last=bounds[1])


def _known_span(timeline: Timeline) -> tuple[int, int]:
    start, end = timeline.source.span
    return start, min(end, LAST_MICROS - 1)
