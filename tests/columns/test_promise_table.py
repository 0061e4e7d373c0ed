"""What a commitment promises each severity."""

from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from sla_rules import BusinessDays, BusinessHours, CalendarMonths, ClockHours
from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.columns.measures import OpenTime, RealTime
from sla_rules.columns.promise_table import Measures, PromiseTable, dated, duration, is_dated, local_days
from sla_rules.errors import InvalidValueError

from .assess_cases import ALWAYS, LUNCH, OFFICE
from .paper_lives import GRID, HIGH, LOW, MIDDLE, micros, promise

HOUR = 3_600_000_000


def test_limits_and_measures_by_severity() -> None:
    """Hours of two calendars and of the clock are three measures; what has one calendar and kind shares one."""
    limits = ((HIGH, BusinessHours(2)), (MIDDLE, BusinessHours(6)), (LOW, ClockHours(3)))
    table = PromiseTable.of(promise(limit=limits, calendar=((MIDDLE, LUNCH),)), GRID, OFFICE)
    measures = Measures(np.arange(1), (micros(0), micros(9)))
    assert table.durations.tolist() == [2 * HOUR, 6 * HOUR, 3 * HOUR, 0]
    assert table.limited.tolist() == [True, True, True, False]
    groups = table.groups(np.array([0, 1, 2, 0]))
    assert [(place, None if rows is None else rows.tolist()) for place, rows in groups] == [
        (0, [0, 3]),
        (1, [1]),
        (2, [2]),
    ]
    assert [type(table.measure(place, measures)) for place in (0, 1, 2)] == [OpenTime, OpenTime, RealTime]
    assert measures.open(OFFICE) is measures.of(OFFICE, BusinessHours(1))
    shared = PromiseTable.of(promise(limit=limits[:2]), GRID, OFFICE)
    assert shared.groups(np.array([1, 0])) == [(0, None)]


def test_days_and_months_are_counted_from_each_start() -> None:
    """One business day from Friday noon and one month from January's end are those of the calendar."""
    table = PromiseTable.of(promise(limit=BusinessDays(1)), GRID, OFFICE)
    starts = np.array([micros(3, day=4), micros(20, day=4), micros(3)])
    ends = [as_micros(OFFICE.add(from_micros(at, UTC), BusinessDays(1))) for at in starts.tolist()]
    assert (table.allowed(np.array([0, 1, -1]), starts) + starts).tolist() == ends
    months = dated(OFFICE, CalendarMonths(1), starts, 1)
    assert months.tolist() == [as_micros(OFFICE.add(from_micros(at, UTC), CalendarMonths(1))) for at in starts.tolist()]
    back = dated(OFFICE, BusinessDays(2), starts, -1)
    assert back.tolist() == [
        as_micros(OFFICE.subtract(from_micros(at, UTC), BusinessDays(2))) for at in starts.tolist()
    ]


def test_kinds_of_limits() -> None:
    """Hours have a duration, days and months a date; what columns cannot hold is refused."""
    assert [is_dated(each) for each in (BusinessHours(1), ClockHours(1), BusinessDays(1))] == [False, False, True]
    assert [duration(each) for each in (None, BusinessDays(1), ClockHours(1))] == [0, 0, HOUR]
    with pytest.raises(InvalidValueError, match=r"limit: .* is more than columns can hold"):
        duration(ClockHours(timedelta.max))


def test_local_days_are_those_of_the_clocks() -> None:
    """23:30 in UTC is the next day in Paris, before and after the change of the clocks."""
    paris = ZoneInfo("Europe/Paris")
    times = np.array([micros(15.5 + 24 * day) for day in (0, 26, 27, 28)])
    days = [from_micros(at, UTC).astimezone(paris).date().toordinal() - 719_163 for at in times.tolist()]
    assert local_days(paris, times).tolist() == days
    assert local_days(paris, np.empty(0, np.int64)).tolist() == []
    assert ALWAYS.day_zone == paris
