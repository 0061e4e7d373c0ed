"""The verbs of a calendar over whole columns, each the same reading of the same integral as its scalar namesake."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.calendar import Calendar
from sla_rules.columns import kernel
from sla_rules.columns.business_day_counts import count_business_days
from sla_rules.columns.call import Call
from sla_rules.columns.compiled_calendar import compiled
from sla_rules.columns.reading import is_column
from sla_rules.columns.result_column import ResultColumn
from sla_rules.columns.time_column import TimeColumn
from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from sla_rules.columns.call import Zone
    from sla_rules.columns.reading import Column


def elapsed(
    calendar: Calendar, start: Column, end: Column, tz: Zone = None, *, wall_time: str = "raise", threads: int = 1
) -> Column:
    """
    Return the open time between the instants of two columns, negative where *end* comes first.

    Columns are numpy arrays (datetime64 of any unit, or int64 microseconds since 1970-01-01 in UTC), pandas or Polars
    Series, or Arrow arrays; one of the two may be a single aware datetime. The answer is of the kind, the unit and
    the index of the first column: timedelta64, Duration, or int64 microseconds. Nulls stay null.

    *tz* is the zone of columns that carry none, such as all of numpy's datetime64; *wall_time* says what becomes of
    their times that a change of the clocks skips or repeats: `"raise"`, `"shift"`, `"earlier"` or `"later"`.
    *threads* share the rows.

    Raises InvalidTypeError for a column that holds no times, NaiveDatetimeError for one without a zone,
    OutOfRangeError outside the years that the calendar knows, and InvalidValueError for lengths that differ, for
    what is finer than a microsecond, and for an answer that the unit cannot hold; each names the column, its first
    row at fault, and how many there are.

    >>> import numpy as np
    >>> friday = np.array(["2026-03-06T17:00", "NaT"], dtype="datetime64[us]")
    >>> elapsed(calendar, friday, datetime(2026, 3, 9, 10, tzinfo=paris), tz="Europe/Paris")
    array([5400000000,      'NaT'], dtype='timedelta64[us]')
    """
    _check(calendar)
    if not is_column(start) and not is_column(end):
        return calendar.elapsed(start, end)
    call = Call(calendar, tz, wall_time)
    first, last = call.times(start, "start"), call.times(end, "end")
    unit = call.unit
    result = ResultColumn("elapsed", call.rows, unit, is_amount=True)
    some_null = kernel.elapsed(compiled(calendar), first, last, result, threads)
    return call.answered_like(some_null=some_null).amounts(result.values, unit)


def add(
    calendar: Calendar, start: Column, amount: Column, tz: Zone = None, *, wall_time: str = "raise", threads: int = 1
) -> Column:
    """
    Return the earliest instants from those of *start* on at which *amount* is used up.

    *amount* is a timedelta, a BusinessHours or a column of durations or of whole microseconds; a negative one goes
    back, zero is the next opening. Either of the two may be a single value for all rows. The answer is of the kind,
    unit, zone and index of the column *start*. The other arguments, and the errors, are those of `elapsed`; and
    NoOpenTimeError where the time that the calendar knows ends before.

    >>> import numpy as np
    >>> friday = np.array(["2026-03-06T17:00:00"], dtype="datetime64[s]")
    >>> add(calendar, friday, timedelta(hours=2), tz="Europe/Paris")
    array(['2026-03-09T10:30:00'], dtype='datetime64[s]')
    """
    _check(calendar)
    if not is_column(start) and not is_column(amount):
        return calendar.add(start, amount)
    return _shifted(Call(calendar, tz, wall_time), "add", (start, "start"), amount, threads)


def subtract(
    calendar: Calendar, end: Column, amount: Column, tz: Zone = None, *, wall_time: str = "raise", threads: int = 1
) -> Column:
    """
    Return the latest instants up to those of *end* from which *amount* elapses until them.

    Zero is the last instant at or before that is open or a closing. Arguments and errors are those of `add`.

    >>> import numpy as np
    >>> monday = np.array(["2026-03-09T10:00:00"], dtype="datetime64[s]")
    >>> subtract(calendar, monday, timedelta(hours=1), tz="Europe/Paris")
    array(['2026-03-06T17:30:00'], dtype='datetime64[s]')
    """
    _check(calendar)
    if not is_column(end) and not is_column(amount):
        return calendar.subtract(end, amount)
    return _shifted(Call(calendar, tz, wall_time), "subtract", (end, "end"), amount, threads, back=True)


def next_open(calendar: Calendar, at: Column, tz: Zone = None, *, wall_time: str = "raise", threads: int = 1) -> Column:
    """
    Return the earliest open instants from those of *at* on: themselves where open.

    Arguments and errors are those of `add`.

    >>> import numpy as np
    >>> next_open(calendar, np.array(["2026-03-06T18"], dtype="datetime64[m]"), tz="Europe/Paris")
    array(['2026-03-09T09:30'], dtype='datetime64[m]')
    """
    _check(calendar)
    if not is_column(at):
        return calendar.next_open(at)
    return _shifted(Call(calendar, tz, wall_time), "next_open", (at, "at"), timedelta(0), threads)


def is_open(calendar: Calendar, at: Column, tz: Zone = None, *, wall_time: str = "raise", threads: int = 1) -> Column:
    """
    Tell of each instant whether the service is open: an opening is in, a closing is out.

    The answer is a column of booleans of the same kind. A null stays null; a plain array of numpy, which can hold
    none, is refused where it has one. Arguments and other errors are those of `elapsed`.

    >>> import numpy as np
    >>> is_open(calendar, np.array(["2026-03-06T17:59", "2026-03-06T18:00"], dtype="datetime64[m]"), tz="Europe/Paris")
    array([ True, False])
    """
    _check(calendar)
    if not is_column(at):
        return calendar.is_open(at)
    call = Call(calendar, tz, wall_time)
    times = call.column(at, "at")
    flags = np.empty(call.rows, np.int8)
    kernel.is_open(compiled(calendar), times, flags, threads)
    return call.like.flags(flags)


def business_days(calendar: Calendar, start: Column, end: Column) -> Column:
    """
    Count the business days in `[start, end)` for the dates of two columns, negative where *end* comes first.

    Columns of dates are numpy's datetime64[D], Polars' Date and Arrow's date32; either may be a single date. The
    answer is a column of whole numbers of the kind of the first column. A time is no date: its date depends on a
    zone. Errors are those of `elapsed`.

    >>> import numpy as np
    >>> business_days(calendar, np.array(["2026-04-27", "2026-04-30"], dtype="datetime64[D]"), date(2026, 5, 4))
    array([4, 1])
    """
    _check(calendar)
    if not is_column(start) and not is_column(end):
        return calendar.business_days(start, end)
    call = Call(calendar, None, "raise")
    first, last = call.dates(start, "start"), call.dates(end, "end")
    return call.like.integers(count_business_days(calendar, first, last))


def _check(calendar: object) -> None:
    if not isinstance(calendar, Calendar):
        msg = f"calendar: {calendar!r} is a {type(calendar).__name__}; a calendar is wanted, such as a BusinessCalendar"
        raise InvalidTypeError(msg)


def _shifted(
    call: Call, verb: str, start: tuple[Column, str], amount: Column, threads: int, *, back: bool = False
) -> Column:
    first, much = call.times(*start), call.amounts(amount)
    clock = first.clock if isinstance(first, TimeColumn) else call.result_clock()
    unit = call.unit
    result = ResultColumn(verb, call.rows, unit, clock)
    some_null = kernel.add(compiled(call.calendar), first, much, result, threads, back=back)
    return call.answered_like(some_null=some_null).instants(result.values, unit, call.zone)
