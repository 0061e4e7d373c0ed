"""The predicate: which layer gives a date its hours, and which instants are open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sla_rules import (
    BusinessCalendar,
    ClosedDates,
    PublicHolidays,
    RecurringClosure,
    VersionedHours,
    Window,
)

PARIS = ZoneInfo("Europe/Paris")
OFFICE = "Mo-Fr 09:30-18:00"


def day_of(calendar: BusinessCalendar, day: date) -> list[str]:
    """Write the open windows of a local date, from its midnight to the next."""
    start = datetime(day.year, day.month, day.day, tzinfo=calendar.day_zone)
    windows = calendar.windows(start, start + timedelta(days=1))
    return [f"{window.start:%H:%M}-{window.end:%H:%M}" for window in windows]


def window(start: str, end: str) -> Window:
    """Write a window of Paris."""
    opening, closing = (datetime.fromisoformat(text).replace(tzinfo=PARIS) for text in (start, end))
    return Window(opening, closing)


def test_precedence() -> None:
    """Weekly hours < holiday < exception < opening < closure, all about Monday 6 April 2026, Easter Monday."""
    easter = date(2026, 4, 6)
    calendar = BusinessCalendar(tz="Europe/Paris", hours=f"{OFFICE}; PH 10:00-12:00")
    assert day_of(calendar, easter) == ["09:30-18:00"]
    calendar = calendar.evolve(holidays=PublicHolidays("FR"))
    assert day_of(calendar, easter) == ["10:00-12:00"]
    calendar = calendar.evolve(exceptions={easter: "14:00-15:00"})
    assert day_of(calendar, easter) == ["14:00-15:00"]
    calendar = calendar.evolve(openings=[window("2026-04-06T15:00", "2026-04-06T17:00")])
    assert day_of(calendar, easter) == ["14:00-17:00"]
    calendar = calendar.evolve(closures=[window("2026-04-06T14:30", "2026-04-06T16:00")])
    assert day_of(calendar, easter) == ["14:00-14:30", "16:00-17:00"]
    assert calendar.is_business_day(easter)
    assert calendar.evolve(closures=[window("2026-04-06T00:00", "2026-04-07T00:00")]).is_business_day(easter)


def test_windows_make_no_business_day() -> None:
    """A special opening on a Saturday is open time on a date that stays no business day."""
    saturday = date(2026, 3, 7)
    calendar = BusinessCalendar(
        tz="Europe/Paris", hours=OFFICE, openings=[window("2026-03-07T09:00", "2026-03-07T12:00")]
    )
    assert day_of(calendar, saturday) == ["09:00-12:00"]
    assert not calendar.is_business_day(saturday)


def test_a_closed_date_closes_its_night() -> None:
    """The night that a holiday would have opened is closed; the night that runs into it is not."""
    nights = BusinessCalendar(
        tz="Europe/Paris", hours="Mo-Fr 22:00-06:00", holidays=ClosedDates({date(2026, 3, 4): "Wednesday"})
    )
    assert day_of(nights, date(2026, 3, 4)) == ["00:00-06:00"]
    assert day_of(nights, date(2026, 3, 5)) == ["22:00-00:00"]


def test_versions() -> None:
    """Hours change on their date; the night before it is still the old one's."""
    calendar = BusinessCalendar(
        tz="Europe/Paris", hours=VersionedHours("Mo-Su 22:00-06:00", {date(2026, 3, 4): "Mo-Su 09:00-10:00"})
    )
    assert day_of(calendar, date(2026, 3, 3)) == ["00:00-06:00", "22:00-00:00"]
    assert day_of(calendar, date(2026, 3, 4)) == ["00:00-06:00", "09:00-10:00"]
    assert day_of(calendar, date(2026, 3, 5)) == ["09:00-10:00"]


def test_recurring_closures() -> None:
    """A maintenance window each first Sunday 02:00-04:00, on the wall clock; on 29 March 2026 that is one hour."""
    upkeep = RecurringClosure("FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1), "02:00-04:00", "upkeep")
    calendar = BusinessCalendar(tz="Europe/Paris", hours="24/7", closures=[upkeep])
    assert day_of(calendar, date(2026, 3, 1)) == ["00:00-02:00", "04:00-00:00"]
    assert day_of(calendar, date(2026, 3, 8)) == ["00:00-00:00"]
    march = RecurringClosure("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", date(2026, 1, 1), "02:00-04:00")
    start = datetime(2026, 3, 29, tzinfo=PARIS)
    switch = calendar.evolve(closures=[march]).elapsed(start, datetime(2026, 3, 30, tzinfo=PARIS))
    assert switch == timedelta(hours=22)


def test_a_closing_night_belongs_to_its_date() -> None:
    """A recurring closure from 31 December 23:00 to 01:00 closes the first hour of the year, asked from either year."""
    closure = RecurringClosure("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", date(2020, 1, 1), "23:00-01:00")
    calendar = BusinessCalendar(tz="Europe/Paris", hours="24/7", closures=[closure])
    assert not calendar.is_open(datetime(2026, 1, 1, 0, 59, tzinfo=PARIS))
    assert calendar.is_open(datetime(2026, 1, 1, 1, tzinfo=PARIS))


def test_irregular_years() -> None:
    """All that is dated makes a year irregular, with one to spare; what nobody can date makes them all so."""
    plain = BusinessCalendar(tz="Europe/Paris", hours=OFFICE)
    opened = window("2199-12-31T15:00", "2200-01-01T17:00")
    for calendar, years in (
        (plain, (1699, 2101)),
        (plain.evolve(exceptions={date(1492, 10, 12): "off"}), (1491, 2101)),
        (plain.evolve(hours=VersionedHours(OFFICE, {date(2345, 1, 1): "24/7"})), (1699, 2346)),
        (plain.evolve(openings=[opened]), (1699, 2201)),
        (plain.evolve(closures=[opened]), (1699, 2201)),
        (plain.evolve(holidays=ClosedDates({date(2222, 2, 2): "x"})), (1699, 2223)),
        (plain.evolve(holidays=PublicHolidays("FR")), None),
        (plain.evolve(closures=[RecurringClosure("FREQ=DAILY", date(2026, 1, 1), "02:00-04:00")]), None),
        (plain & plain.evolve(exceptions={date(1492, 10, 12): "off"}), (1491, 2101)),
        (plain & plain.evolve(holidays=PublicHolidays("FR")), None),
    ):
        assert calendar.timeline.source.irregular == years


def test_the_first_known_morning() -> None:
    """Where nights reach into the next date, the first morning of the known years hangs on a date that is unknown."""
    holidays = PublicHolidays("FR")
    days = BusinessCalendar(tz="UTC", hours=OFFICE, holidays=holidays)
    nights = BusinessCalendar(tz="UTC", hours="Mo-Su 22:00-06:00", holidays=holidays)
    assert days.timeline.source.span[0] == days.timeline.year(1900).start
    first = datetime(1900, 1, 2, tzinfo=UTC)
    assert nights.elapsed(first, first + timedelta(days=1)) == timedelta(hours=2)  # 1 January 1900 is a holiday
    by_exception = days.evolve(exceptions={date(2026, 1, 5): "22:00-06:00"})
    assert by_exception.timeline.source.span == nights.timeline.source.span
