"""
The index that makes business time fast: for each local date, the open time before it as ready datetimes.

Python subtracts and compares two datetimes of one zone as wall clocks, in C. Away from a change of offset that is
exact, so a date's row answers in a few such steps. A date next to a change, or cut by the edge of its year, has no
row; neither has a date of a year that was not asked yet. Those are answered from the timeline's whole numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from sla_rules.calendars.instants import DAY_MICROS, EPOCH, EPOCH_ORDINAL
from sla_rules.calendars.zones import offsets

if TYPE_CHECKING:
    from sla_rules.calendars.year_of_windows import YearOfWindows

# One open window of one date: origin, W before, W after, and the next window of the date. W(t) is t - origin, held
# between before and after; the instant inside the window at which W is w is origin + w. A plain tuple unpacks fastest.
Row = tuple[datetime, timedelta, timedelta, "Row | None"]


MARGIN = 2 * DAY_MICROS  # a change of offset just outside the year spoils the dates beside it


class DayRows:
    """
    The rows of the dates of one zone, by date and by the open time before them.

    *by_date* maps a date's ordinal to its first row; a date without open time has a row that is over from the start.
    *by_days* maps n to the rows in which W passes between n and n + 1 times 24 h.
    """

    __slots__ = ("_epoch", "_over", "_years", "_zone", "by_date", "by_days")

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._epoch = EPOCH.replace(tzinfo=zone)
        self._over = datetime.min.replace(tzinfo=zone)
        self._years: set[int] = set()
        self.by_date: dict[int, Row] = {}
        self.by_days: dict[int, tuple[Row, ...]] = {}

    def __len__(self) -> int:
        """Count the years that are filled in."""
        return len(self._years)

    def __contains__(self, year: int) -> bool:
        """Tell whether *year* is filled in."""
        return year in self._years

    def fill(self, year: int, windows: YearOfWindows, opened_before: int) -> None:
        """Add the dates that lie whole inside *year*, whose windows follow on *opened_before* microseconds of W."""
        by_date: dict[int, Row] = {}
        cells: dict[int, timedelta] = {}  # equal cells are one object, which halves the memory
        for start, end, offset in offsets(self._zone, windows.start - MARGIN, windows.end + MARGIN):
            first = -((-max(start + DAY_MICROS, windows.start) - offset) // DAY_MICROS)  # rounded up to a midnight
            last = (min(end - DAY_MICROS, windows.end) + offset) // DAY_MICROS
            previous: Row | None = None
            for day in range(first, last):
                row = self._row(day, offset, windows, opened_before, cells)
                if row == previous:  # closed dates one after the other
                    row = previous
                by_date[EPOCH_ORDINAL + day] = previous = row
        self._index_by_days(by_date)
        self.by_date.update(by_date)
        self._years.add(year)

    def _row(
        self, day: int, offset: int, windows: YearOfWindows, opened_before: int, cells: dict[int, timedelta]
    ) -> Row:
        """Return the first row of the date *day* days after the epoch, on clocks that are *offset* ahead of UTC."""
        midnight = day * DAY_MICROS - offset
        first = bisect_right(windows.ends, midnight)
        last = bisect_left(windows.starts, midnight + DAY_MICROS)
        if first >= last:
            before = _cell(opened_before + windows.opened[first], cells)
            return (self._over, before, before, None)
        row: Row | None = None
        for index in range(last - 1, first - 1, -1):
            start = max(windows.starts[index], midnight)
            end = min(windows.ends[index], midnight + DAY_MICROS)
            opened = opened_before + windows.opened[index] + start - windows.starts[index]
            origin = self._epoch + timedelta(0, 0, start + offset - opened)
            row = (origin, _cell(opened, cells), _cell(opened + end - start, cells), row)
        assert row is not None  # noqa: S101 -- for the type checker: the range above is not empty
        return row

    def _index_by_days(self, by_date: dict[int, Row]) -> None:
        by_days: dict[int, list[Row]] = {}
        for first_row in by_date.values():
            row: Row | None = first_row
            while row is not None:
                _, before, after, later = row
                if before < after:
                    for days in range(before.days, after.days + 1):
                        by_days.setdefault(days, []).append(row)
                row = later
        for days, rows in by_days.items():
            self.by_days[days] = self.by_days.get(days, ()) + tuple(rows)


def _cell(micros: int, cells: dict[int, timedelta]) -> timedelta:
    cell = cells.get(micros)
    if cell is None:
        cell = cells[micros] = timedelta(0, 0, micros)
    return cell
