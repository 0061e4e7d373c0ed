"""What clocks count in, held against the calendar's own methods."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from sla_rules import BusinessCalendar, PublicHolidays
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.columns.compiled_calendar import compiled
from sla_rules.columns.measures import OpenTime, RealTime
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.errors import NoOpenTimeError, OutOfRangeError

from .paper_lives import micros

HOUR = 3_600_000_000


def french() -> BusinessCalendar:
    """Return a calendar of its own, whose tables nobody has grown, known from 1900 to 2100."""
    return BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00", holidays=PublicHolidays("FR"))


def test_open_time_is_that_of_the_calendar() -> None:
    """Amounts, due instants, last instants and openings are the calendar's, however far the tables must grow."""
    calendar = french()
    measure = OpenTime(calendar, np.arange(3), (micros(0), micros(9)))
    times = np.array([micros(0), micros(30), micros(3, day=2000)])
    before = measure.before(times)
    at = [from_micros(time, UTC) for time in times.tolist()]
    elapsed = [calendar.elapsed(at[0], each) // MICROSECOND for each in at]
    assert (before - before[0]).tolist() == elapsed
    due = measure.reached(before + 20_000 * HOUR)
    assert due.tolist() == [as_micros(calendar.add(each, timedelta(hours=20_000))) for each in at]
    begun = measure.until(before - 20_000 * HOUR)
    assert begun.tolist() == [as_micros(calendar.subtract(each, timedelta(hours=20_000))) for each in at]
    assert measure.opening(times).tolist() == [as_micros(calendar.next_open(each)) for each in at]
    assert measure.before(times).tolist() == before.tolist()
    earlier = np.array([micros(0, day=-9000)])
    assert (
        measure.before(earlier)[0] - before[0]
        == calendar.elapsed(at[0], from_micros(int(earlier[0]), UTC)) // MICROSECOND
    )
    assert measure.reached(np.empty(0, np.int64)).tolist() == []


def test_tables_that_another_call_grew_are_taken() -> None:
    """A table that begins earlier than it did when the chunk was begun counts from where it was."""
    calendar = french()
    measure = OpenTime(calendar, np.arange(1), (micros(0), micros(9)))
    before = measure.before(np.array([micros(5)]))
    compiled(calendar).covering(micros(0, day=-5000), micros(0))
    assert measure.reached(before + 9_000 * HOUR).tolist() == [
        as_micros(calendar.add(from_micros(micros(5), UTC), timedelta(hours=9_000)))
    ]
    assert measure.before(np.array([micros(5)])).tolist() == before.tolist()


def test_what_is_not_known_is_told_by_row() -> None:
    """Instants outside the years of the calendar, and amounts that no year holds, name the rows of the table."""
    measure = OpenTime(french(), np.array([7, 8, 9]), (micros(0), micros(9)))
    late = as_micros(datetime(2150, 1, 1, tzinfo=UTC))
    with pytest.raises(RowFault) as raised:
        measure.before(np.array([micros(0), late, late]))
    fault = told([raised.value])
    assert isinstance(fault, OutOfRangeError)
    assert str(fault).startswith("tickets: row 8: 2150-01-01T00:00:00.000000+00:00 is outside the time")
    assert "2 such rows" in str(fault)
    with pytest.raises(RowFault) as raised:
        measure.reached(np.array([HOUR, 1 << 60]), np.array([2, 0]))
    refused = told([raised.value])
    assert isinstance(refused, NoOpenTimeError)
    assert str(refused).startswith("tickets: row 7: its clock has not enough open time: searched 1899-12-31")


def test_real_time_is_itself() -> None:
    """Every instant counts; what leaves the years 1 to 9999 is refused."""
    measure = RealTime(np.arange(2))
    times = np.array([1, 2])
    assert [each.tolist() for each in (measure.before(times), measure.reached(times), measure.until(times))] == [
        [1, 2]
    ] * 3
    assert measure.opening(times).tolist() == [1, 2]
    with pytest.raises(RowFault) as raised:
        measure.reached(np.array([1, 1 << 60]))
    assert "row 1: its clock has a limit that leaves the dates there are" in str(told([raised.value]))
