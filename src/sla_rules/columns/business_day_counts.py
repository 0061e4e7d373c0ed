"""Business days over columns of dates: a running count by date, looked up."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import EPOCH_ORDINAL
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.columns.time_column import NULL, TimeColumn
from sla_rules.errors import OutOfRangeError

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.columns.buckets import Ints


def count_business_days(calendar: Calendar, start: TimeColumn | int, end: TimeColumn | int) -> Ints:
    """Return the business days in `[start, end)` of each row, both in days since 1970-01-01; NULL where one is null."""
    columns = [days for days in (start, end) if isinstance(days, TimeColumn)]
    singles = [days for days in (start, end) if not isinstance(days, TimeColumn)]
    nulls = np.logical_or.reduce([column.values == NULL for column in columns])
    for column in columns:
        _check_years(calendar, column)
    spans = [(int(known.min()), int(known.max())) for c in columns if len(known := c.values[c.values != NULL])]
    low = min([span[0] for span in spans] + singles, default=0)
    high = max([span[1] for span in spans] + singles, default=0)
    before = _counts(calendar, low, high)
    first, last = (before[_days(days, low) - low] for days in (start, end))
    counted: Ints = last - first
    if nulls.any():
        counted[nulls] = NULL
    return counted


def _days(days: TimeColumn | int, low: int) -> Ints:
    if isinstance(days, TimeColumn):
        return np.where(days.values == NULL, low, days.values)
    return np.array(days, np.int64)


def _counts(calendar: Calendar, low: int, high: int) -> Ints:
    """Return the number of business days before each date from *low* to *high*, counted from *low*."""
    dates = (date.fromordinal(EPOCH_ORDINAL + day) for day in range(low, high))
    is_business_day = np.fromiter((calendar.is_business_day(day) for day in dates), np.int64, high - low)
    return np.concatenate(([0], np.cumsum(is_business_day)))


def _check_years(calendar: Calendar, column: TimeColumn) -> None:
    first_year, last_year = calendar.timeline.source.years
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    values = column.values
    outside = (values < first.toordinal() - EPOCH_ORDINAL) | (values > last.toordinal() - EPOCH_ORDINAL)
    rows = np.flatnonzero(outside & (values != NULL))
    if len(rows):
        what = f"is outside the years this calendar knows, {first} to {last}"
        kind = partial(OutOfRangeError, first=first, last=last)
        raise told([RowFault(column.field, rows, column.shown, what, kind)])
