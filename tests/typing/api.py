"""The public API as a user's type checker sees it; never run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import assert_type
from zoneinfo import ZoneInfo

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays, WeeklyHours, Window

at = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
desk = BusinessCalendar(
    tz="Europe/Paris",
    hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"),
    holidays=PublicHolidays("FR") | ClosedDates({date(2026, 5, 15): "bridge"}),
    exceptions={date(2026, 12, 24): "09:30-12:00"},
)
assert_type(desk, BusinessCalendar)
assert_type(desk.is_open(at), bool)
assert_type(desk.elapsed(at, at), timedelta)
assert_type(desk.add(at, timedelta(hours=1)), datetime)
assert_type(desk.subtract(at, timedelta(hours=1)), datetime)
assert_type(desk.next_open(at), datetime)
assert_type(desk.windows(at, at), Iterator[Window])
assert_type(desk.is_business_day(date(2026, 3, 2)), bool)
assert_type(desk.business_days(date(2026, 3, 2), date(2026, 3, 9)), int)
assert_type(desk.add_business_days(date(2026, 3, 2), 1), date)
