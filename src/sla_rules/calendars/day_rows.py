"""
The index that makes business time fast: for each local date, the open time before it as ready datetimes.

Python subtracts and compares two datetimes of one zone as wall clocks, in C. Away from a change of offset that is
exact, so a date's row answers in a few such steps. A date next to a change, or cut by the edge of its year, has no
row; neither has a date of a year that was not asked yet. Those are answered from the timeline's whole numbers.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from sla_rules.calendars.instants import DAY_MICROS, EPOCH, EPOCH_ORDINAL
from sla_rules.calendars.zones import offsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.calendars.year_of_windows import YearOfWindows

# One open window of one date: origin, W before, W after, and the next window of the date. W(t) is t - origin, held
# between before and after; the instant inside the window at which W is w is origin + w. A plain tuple unpacks fastest.
Row = tuple[datetime, timedelta, timedelta, "Row | None"]


# How far beyond a year the changes of offset are looked at; no change ever moved a clock by more than a day.
MARGIN = 2 * DAY_MICROS
ONE_DAY = timedelta(1)


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
        try:
            by_date, in_order = self._rows_of(windows, opened_before)
        except OverflowError:  # near either end of time an origin may have no date; the whole numbers answer there
            by_date, in_order = {}, []
        for days, rows in _by_days(in_order):
            self.by_days[days] = self.by_days.get(days, ()) + rows
        self.by_date.update(by_date)
        self._years.add(year)

    def _rows_of(self, windows: YearOfWindows, opened_before: int) -> tuple[dict[int, Row], list[Row]]:
        """Return the first row of each date, by its ordinal, and the rows of all open windows in order."""
        by_date: dict[int, Row] = {}
        in_order: list[Row] = []
        starts, ends, opened = windows.starts.tolist(), windows.ends.tolist(), windows.opened.tolist()
        starts += [windows.end + MARGIN] * 2  # nothing opens after the last
        ends.append(windows.end + MARGIN)
        index = 0
        amount = _Amounts()
        for first, last, offset in self._plain_dates(windows.start, windows.end):
            midnight = first * DAY_MICROS - offset
            wall_midnight = self._epoch + timedelta(first)
            while ends[index] <= midnight:
                index += 1
            # W where the row before ends, one object for both; a date without open time stands still there
            cell = timedelta(0, 0, opened_before + opened[index] + max(midnight - starts[index], 0))
            closed = (self._over, cell, cell, None)
            for ordinal in range(EPOCH_ORDINAL + first, EPOCH_ORDINAL + last):
                following = midnight + DAY_MICROS
                start, end = starts[index], ends[index]
                if start >= following:
                    if closed[1] is not cell:
                        closed = (self._over, cell, cell, None)
                    by_date[ordinal] = closed
                elif midnight <= start and end <= following <= starts[index + 1]:  # one window: most dates are like it
                    before = cell
                    cell = before + amount[end - start]
                    row: Row = (wall_midnight + amount[start - midnight] - before, before, cell, None)
                    by_date[ordinal] = row
                    in_order.append(row)
                    index += 1
                else:
                    pieces: list[tuple[datetime, timedelta, timedelta]] = []
                    while starts[index] < following:
                        start, end = max(starts[index], midnight), min(ends[index], following)
                        before = cell
                        cell = before + amount[end - start]
                        pieces.append((wall_midnight + amount[start - midnight] - before, before, cell))
                        if ends[index] > following:
                            break  # the rest of it is of the next date
                        index += 1
                    rows = _linked(pieces)
                    by_date[ordinal] = rows[0]
                    in_order += rows
                midnight = following
                wall_midnight += ONE_DAY
        return by_date, in_order

    def _plain_dates(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """
        Walk the runs of dates whose wall-clock times each name one instant of `[start, end)`, with their offset.

        Dates are in days from 1970-01-01. The date of a change of offset is left out, and so is one that ends at a
        change, for its 24:00 may be a time that clocks skip.
        """
        zone_offsets = offsets(self._zone, start - MARGIN, end + MARGIN)
        for index, (since, until, offset) in enumerate(zone_offsets):
            first, last = since + offset, until + offset  # on the wall clock
            if index > 0:
                first = max(first, since + zone_offsets[index - 1][2])
            if index + 1 < len(zone_offsets):
                last = min(last, until + zone_offsets[index + 1][2]) - 1
            first = -(-max(first, start + offset) // DAY_MICROS)  # rounded up to a midnight
            last = min(last, end + offset) // DAY_MICROS
            if first < last:
                yield first, last, offset


def _linked(pieces: list[tuple[datetime, timedelta, timedelta]]) -> list[Row]:
    """Return the rows of the windows of a date in order, each with the next one behind it."""
    rows: list[Row] = []
    for origin, before, after in reversed(pieces):
        rows.append((origin, before, after, rows[-1] if rows else None))
    return rows[::-1]


def _by_days(in_order: list[Row]) -> Iterator[tuple[int, tuple[Row, ...]]]:
    """Walk the runs of rows in which W passes between n and n + 1 times 24 h, with n."""
    first, days = 0, 0
    for index, (_, before, after, _) in enumerate(in_order):
        if before.days != days:  # at the start, and where dates without a row came between
            if first < index:
                yield days, tuple(in_order[first:index])
            first, days = index, before.days
        if after.days != days:  # never further than the next: a date has at most 24 h
            yield days, tuple(in_order[first : index + 1])
            first, days = index, after.days
    if in_order:
        yield days, tuple(in_order[first:])


class _Amounts(dict[int, timedelta]):
    """Timedeltas by their microseconds: most days have the same hours, and building one is slow."""

    def __missing__(self, micros: int) -> timedelta:
        amount = self[micros] = timedelta(0, 0, micros)
        return amount
