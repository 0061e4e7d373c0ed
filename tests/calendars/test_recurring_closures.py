"""Closures that come again: whole dates and hours."""

from __future__ import annotations

import datetime as dt
import pickle
from datetime import date, datetime

import pytest

from sla_rules.calendars.closed_dates import ClosedDates
from sla_rules.calendars.day_hours import DayHours
from sla_rules.calendars.recurring_closures import RecurringClosure, RecurringDates
from sla_rules.errors import HoursSyntaxError, InvalidTypeError, InvalidValueError, OutOfRangeError

STOCK = RecurringDates("FREQ=YEARLY;BYMONTH=6;BYDAY=-1FR", date(2024, 1, 1), "stocktaking")
UPGRADES = RecurringClosure("FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1), "02:00-04:00", "upgrades")


def test_recurring_dates_are_holidays_like_others() -> None:
    """The last Friday of June: the 28th in 2024, the 26th in 2026; they unite with other sources"""
    assert STOCK.names(2026) == {date(2026, 6, 26): "stocktaking"}
    assert STOCK.names(2023) == {}
    assert date(2024, 6, 28) in STOCK
    assert (STOCK | ClosedDates({date(2026, 5, 15): "bridge"})).names(2026) == {
        date(2026, 5, 15): "bridge",
        date(2026, 6, 26): "stocktaking",
    }
    assert STOCK.sources() == ()


def test_a_start_that_the_rule_does_not_name_is_not_closed() -> None:
    """1 January 2024 only says from when on the rule holds"""
    assert date(2024, 1, 1) not in STOCK


def test_a_recurring_closure_tells_its_dates_and_its_hours() -> None:
    """The first Sundays of 2026, by a calendar on the wall; the hours are wall-clock time"""
    assert [day.isoformat()[5:] for day in UPGRADES.dates(2026)] == [
        "01-04", "02-01", "03-01", "04-05", "05-03", "06-07", "07-05", "08-02", "09-06", "10-04", "11-01", "12-06",
    ]  # fmt: skip
    assert UPGRADES.hours == DayHours.parse("02:00-04:00")
    assert RecurringClosure(UPGRADES.rule, UPGRADES.start, DayHours.parse("02:00-04:00"), "upgrades") == UPGRADES


@pytest.mark.parametrize("closure", [STOCK, UPGRADES])
def test_recurring_closures_are_values(closure: RecurringDates | RecurringClosure) -> None:
    """Equal by their canonical rule, hashable, picklable, and the repr evaluates back"""
    names = {
        "datetime": dt,
        "RecurringDates": RecurringDates,
        "RecurringClosure": RecurringClosure,
        "DayHours": DayHours,
    }
    again = eval(repr(closure), names)  # noqa: S307
    for other in (again, pickle.loads(pickle.dumps(closure))):
        assert other == closure
        assert hash(other) == hash(closure)
    assert RecurringDates("rrule:freq=daily", date(2026, 1, 1)) == RecurringDates("FREQ=DAILY", date(2026, 1, 1))


def test_years_are_those_of_dates() -> None:
    """Year 0 and year 10000 have no dates; a text is no year"""
    for asked in (STOCK.names, UPGRADES.dates):
        with pytest.raises(OutOfRangeError, match="0 is outside 1 to 9999"):
            asked(0)
        with pytest.raises(OutOfRangeError, match="10000 is outside"):
            asked(10_000)
        with pytest.raises(InvalidTypeError, match="year: None"):
            asked(None)  # type: ignore[arg-type]
    assert len(UPGRADES.dates(9999)) == 12


def test_bad_fields_are_refused_when_built() -> None:
    """A datetime for a start, a name that is no text, hours that close nothing or cannot be read"""
    rule, start = "FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1)
    with pytest.raises(InvalidTypeError, match="start: datetime"):
        RecurringDates(rule, datetime(2026, 1, 1))
    with pytest.raises(InvalidTypeError, match="name: 3 is a int"):
        RecurringDates(rule, start, 3)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="start: '2026-01-01'"):
        RecurringClosure(rule, "2026-01-01", "02:00-04:00")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="FREQ=HOURLY"):
        RecurringClosure("FREQ=HOURLY", start, "02:00-04:00")
    with pytest.raises(InvalidValueError, match="hours: 'off' closes nothing"):
        RecurringClosure(rule, start, "off")
    with pytest.raises(InvalidTypeError, match="hours: 2 is a int; a text such as '02:00-04:00'"):
        RecurringClosure(rule, start, 2)  # type: ignore[arg-type]
    with pytest.raises(HoursSyntaxError):
        RecurringClosure(rule, start, "2 to 4")
