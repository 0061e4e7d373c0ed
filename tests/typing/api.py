"""The public API as a user's type checker sees it; never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, assert_type
from zoneinfo import ZoneInfo

from sla_rules import (
    SOLIDARITY_DAY,
    Agreement,
    Alarm,
    Assessment,
    Bound,
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    CalendarMonths,
    ClockHours,
    ClosedDates,
    CombinedCalendar,
    CommitmentAssessment,
    DayCount,
    DayHours,
    Event,
    Holidays,
    IcalClosures,
    Period,
    PublicHolidays,
    RecurringClosure,
    RecurringDates,
    Report,
    Reports,
    Severity,
    State,
    Ticket,
    VersionedHours,
    WeeklyHours,
    Window,
    Windows,
    columns,
    franceconnect,
    read_ical,
    whatif,
)
from sla_rules.errors import NoOpenTimeError, OutOfRangeError, SlaError
from sla_rules.files import read_tickets

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
assert_type((desk & desk).in_zone("Europe/Paris"), CombinedCalendar)

# hours and holidays of every kind are accepted where a calendar wants them
seasons = VersionedHours("Mo-Fr 09:30-18:00", {date(2026, 7, 1): WeeklyHours.parse("Mo-Fr 09:00-17:00")})
first_sundays = RecurringClosure("FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1), "02:00-04:00", "upgrades")
stocktaking = RecurringDates("FREQ=YEARLY;BYMONTH=6;BYDAY=-1FR", date(2024, 1, 1), "stocktaking")
closed: Holidays = (PublicHolidays("FR", subdivision="57") | stocktaking) - SOLIDARITY_DAY
assert_type(closed.names(2026), Mapping[date, str])
read = read_ical("", 2026, 2027, tz="Europe/Paris")
assert_type(read, IcalClosures)
layered = BusinessCalendar(
    tz="Europe/Paris",
    hours=seasons,
    holidays=closed | read.dates,
    openings=[Window(at, at + timedelta(hours=1), "release")],
    closures=[*read.windows, first_sundays],
)
assert_type(layered.evolve(hours="24/7"), BusinessCalendar)
assert_type(layered.provenance().digest, str)
assert_type(str(layered.explain_day(date(2026, 3, 2))), str)
assert_type(DayCount.JOURS_FRANCS.term(desk, date(2026, 3, 2), 10, prorogued=True), date)

# errors carry their bounds
try:
    desk.next_open(at)
except OutOfRangeError as error:
    assert_type(error.first, date | datetime)
except NoOpenTimeError as error:
    assert_type(error.searched_to, date | datetime)
except SlaError as error:
    assert_type(str(error), str)

# every step of a ticket is a ticket
ticket = Ticket.received("INC-42", at=at, scope=franceconnect.Scope.SITE)
assert_type(ticket.acknowledged(at=at), Ticket)
assert_type(ticket.severity_assigned(franceconnect.MAJOR, at=at), Ticket)
assert_type(ticket.paused("waiting for a supplier", at=at).resumed(at=at), Ticket)
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
resolution = assessment.commitment("resolution")
assert_type(resolution, CommitmentAssessment)
assert_type(resolution.due_at, datetime | None)
assert_type(resolution.remaining, timedelta | None)
assert_type(resolution.state, State)
assert_type(assessment.rang, tuple[Alarm, ...])
assert_type(assessment.next_alarm, Alarm | None)
assert_type(ticket.events, tuple[Event, ...])
assert_type(assessment.explain().text("fr"), str)

# many tickets
report = agreement.report([ticket], Period.month(2026, 3), now=at)
assert_type(report, Report)
assert_type(report.indicator.ratio, Fraction | None)
assert_type(agreement.reports([ticket], "month", now=at), Reports)
assert_type(read_tickets("tickets.csv", agreement).tickets, tuple[Ticket, ...])

# what if: a comparison is no verdict on one ticket, and a forecast is of a type of its own
today = whatif.Scenario("today", agreement)
assert_type(today.opening("08:00").covering(closing="19:00"), whatif.Scenario)
compared = whatif.compare([today], [ticket], now=at)
assert_type(compared, whatif.Comparison)
assert_type(compared.baseline.changed[0], whatif.VerdictChange)
assert_type(compared.baseline.indicator.ratio, Fraction | None)
found = whatif.search(today, whatif.OpeningAt("08:00", "09:30"), [ticket], now=at)
assert_type(found.found, whatif.SearchStep | None)
assert_type(whatif.forecast(agreement, [ticket], Period.month(2026, 3), now=at, seed=1).chance, float)

# columns are of as many types as there are engines
assert_type(columns.elapsed(desk, [at], at, tz="Europe/Paris"), Any)
