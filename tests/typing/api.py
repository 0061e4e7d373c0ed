"""The public API as a user's type checker sees it; never run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import assert_type
from zoneinfo import ZoneInfo

from sla_rules import (
    Agreement,
    Assessment,
    Bound,
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    CalendarMonths,
    ClockHours,
    ClosedDates,
    CombinedCalendar,
    DayHours,
    PublicHolidays,
    Severity,
    Ticket,
    WeeklyHours,
    Window,
    Windows,
    franceconnect,
)

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

# every kind of limit, each of its own type
for limit in (BusinessHours(4), BusinessDays(2), ClockHours(Fraction(5, 2)), CalendarMonths(6)):
    assert_type(desk.add(at, limit), datetime)
    assert_type(desk.subtract(at, limit), datetime)
assert_type(BusinessHours(timedelta(hours=4)).duration, timedelta)
assert_type(BusinessDays(10).count, int)
assert_type(Bound.STRICT.allows(timedelta(hours=23), timedelta(hours=24)), bool)

# calendars and windows combine within their kind
assert_type(desk & desk, CombinedCalendar)
assert_type((desk | desk) - desk, CombinedCalendar)
assert_type(desk.next_close(at), datetime)
assert_type(desk.hours_on(date(2026, 3, 2)), DayHours)
lunch = Windows([Window(at, at + timedelta(hours=1))])
assert_type(lunch & lunch, Windows)
assert_type(lunch.duration, timedelta)
assert_type(at in lunch, bool)

# every step of a ticket is a ticket
ticket = Ticket.received("INC-42", at=at, scope=franceconnect.Scope.SITE)
assert_type(ticket.acknowledged(at=at), Ticket)
assert_type(ticket.severity_assigned(franceconnect.MAJOR, at=at), Ticket)
assert_type(ticket.resolved(at=at), Ticket)
assert_type(ticket.resolved_at, datetime | None)
assert_type(ticket.to_dict(), dict[str, object])

# the contract
agreement = franceconnect.agreement(reading=franceconnect.Reading())
assert_type(agreement, Agreement)
assessment = agreement.assess(ticket, now=at)
assert_type(assessment, Assessment)
assert_type(assessment.commitment("resolution").elapsed, timedelta)
assert_type(franceconnect.INFO, Severity)
