"""
Business time worked out on paper: Monday to Friday 09:30-18:00 in Paris, the hours of the annex, §2.1.

A full day is 8 h 30. Public holidays of 2026 off the week-end: Thu 1 January, Mon 6 April (Easter), Fri 1
May, Fri 8 May, Thu 14 May (Ascension), Mon 25 May (Whit), Tue 14 July, Wed 11 November, Fri 25 December. 15
August is a Saturday and 1 November a Sunday. Every case asks three things: the deadline, the open time up to
it, and the latest start for it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays, WeeklyHours

PARIS = ZoneInfo("Europe/Paris")
TICK = timedelta(microseconds=1)
HOLIDAYS_2026 = {
    date(2026, 1, 1): "Jour de l’an",
    date(2026, 4, 6): "Lundi de Pâques",
    date(2026, 5, 1): "Fête du Travail",
    date(2026, 5, 8): "Victoire de 1945",
    date(2026, 5, 14): "Ascension",
    date(2026, 5, 25): "Lundi de Pentecôte",
    date(2026, 7, 14): "Fête nationale",
    date(2026, 8, 15): "Assomption",
    date(2026, 11, 1): "Toussaint",
    date(2026, 11, 11): "Armistice",
    date(2026, 12, 25): "Noël",
    date(2027, 1, 1): "Jour de l’an",
}


@pytest.fixture(params=["listed by hand", "of the package"], scope="module")
def calendar(request: pytest.FixtureRequest) -> BusinessCalendar:
    """The calendar of the annex, with the holidays above and with those that the package knows."""
    holidays = ClosedDates(HOLIDAYS_2026) if request.param == "listed by hand" else PublicHolidays("FR")
    return BusinessCalendar(tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"), holidays=holidays)


def paris(text: str) -> datetime:
    """Read '2026-06-05 17:00' as Paris time."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def hours(count: float) -> timedelta:
    """Write an amount of open time; the cases use halves at most, which floats hold exactly."""
    return timedelta(hours=count)


# (start, open time, deadline), the working beside it; in all of them the start is open, so the way back leads
# to it.
DEADLINES = {
    # 17:00-18:00 is the hour; used up at closing, it stays there
    "Friday closing, exactly": ("2026-06-05 17:00", hours(1), "2026-06-05 18:00"),
    # the same less 1 µs
    "Friday closing, a microsecond before": (
        "2026-06-05 17:00",
        hours(1) - TICK,
        "2026-06-05 17:59:59.999999",
    ),
    # the microsecond too many is Monday's first
    "Friday closing, a microsecond after": (
        "2026-06-05 17:00",
        hours(1) + TICK,
        "2026-06-08 09:30:00.000001",
    ),
    # 1 µs is left on Friday, the other is Monday's
    "from the last microsecond of Friday": (
        "2026-06-05 17:59:59.999999",
        2 * TICK,
        "2026-06-08 09:30:00.000001",
    ),
    # 24 h = 8.5 (Mon) + 8.5 (Tue) + 7 (Wed 09:30-16:30): the 2 days 7 h of the design
    "24 open hours are 2 days 7 h": ("2026-06-08 09:30", hours(24), "2026-06-10 16:30"),
    # Thu 30 April 17:00-18:00 = 1; Fri 1 May closed; Mon 4 May 09:30-10:30 = 1
    "over 1 May": ("2026-04-30 17:00", hours(2), "2026-05-04 10:30"),
    # Thu 1; 4-7 May 4 x 8.5 = 34 (35); Fri 8 May closed; Mon 11 8.5 (43.5); Tue 12 09:30-14:00 = 4.5 (48)
    "48 open hours over 1 and 8 May": ("2026-04-30 17:00", hours(48), "2026-05-12 14:00"),
    # Mon 13 July 16:00-18:00 = 2; Tue 14 closed; Wed 15 09:30-11:30 = 2
    "over 14 July": ("2026-07-13 16:00", hours(4), "2026-07-15 11:30"),
    # Wed 13 May 12:00-18:00 = 6; Thu 14 closed; Fri 15 09:30-11:30 = 2: the bridge is a working day
    "over Ascension Thursday": ("2026-05-13 12:00", hours(8), "2026-05-15 11:30"),
    # Fri 3 April 15:00-18:00 = 3 (Good Friday works); Mon 6 closed; Tue 7 8.5 (11.5); Wed 8 09:30-13:00 = 3.5
    # (15)
    "over Easter Monday": ("2026-04-03 15:00", hours(15), "2026-04-08 13:00"),
    # Wed 23 December 17:30-18:00 = 0.5; Thu 24 8.5 (9), exactly at closing
    "to the evening of 24 December": ("2026-12-23 17:30", hours(9), "2026-12-24 18:00"),
    # one microsecond more: Fri 25 closed, Sat 26, Sun 27; Mon 28 at opening
    "past 24 December by a microsecond": (
        "2026-12-23 17:30",
        hours(9) + TICK,
        "2026-12-28 09:30:00.000001",
    ),
    # Thu 31 December 17:00-18:00 = 1; Fri 1 January 2027 closed; Mon 4 09:30-10:30 = 1
    "over New Year": ("2026-12-31 17:00", hours(2), "2027-01-04 10:30"),
    # 15 August is a Saturday and moves nothing: Fri 14 1 h, Mon 17 1 h
    "a holiday on Saturday": ("2026-08-14 17:00", hours(2), "2026-08-17 10:30"),
    # 1 November is a Sunday and moves nothing: Fri 30 October 1 h, Mon 2 1 h
    "a holiday on Sunday": ("2026-10-30 17:00", hours(2), "2026-11-02 10:30"),
    # Fri 27 March 1 h; clocks go forward on Sunday 29, outside hours; Mon 30 1 h
    "over the March switch": ("2026-03-27 17:00", hours(2), "2026-03-30 10:30"),
    # Fri 23 October 1 h; clocks go back on Sunday 25, outside hours; Mon 26 1 h
    "over the October switch": ("2026-10-23 17:00", hours(2), "2026-10-26 10:30"),
    # Tue 10 November 13:00-18:00 = 5; Wed 11 closed; Thu 12 8.5 (13.5); Fri 13 0.5 (14)
    "over 11 November": ("2026-11-10 13:00", hours(14), "2026-11-13 10:00"),
}


@pytest.mark.parametrize(("start", "amount", "due"), DEADLINES.values(), ids=DEADLINES.keys())
def test_deadline(calendar: BusinessCalendar, start: str, amount: timedelta, due: str) -> None:
    """
    The deadline is the one found on paper, the time up to it is the amount, and the way back leads to the
    start.
    """
    assert calendar.add(paris(start), amount) == paris(due)
    assert calendar.elapsed(paris(start), paris(due)) == amount
    assert calendar.elapsed(paris(due), paris(start)) == -amount
    assert calendar.subtract(paris(due), amount) == paris(start)
    assert calendar.add(paris(due), -amount) == paris(start)


# (start, open time, deadline) for starts outside hours: the clock runs from the next opening.
OUTSIDE_HOURS = {
    # at 18:00 Friday has nothing left: the first instant of open time is Monday's
    "Friday 18:00 is closed": ("2026-06-05 18:00", TICK, "2026-06-08 09:30:00.000001"),
    # Mon 8 June 09:30 + 2 h
    "Friday 18:00 and 2 h": ("2026-06-05 18:00", hours(2), "2026-06-08 11:30"),
    # Mon 28 December 09:30 + 4 h
    "on Christmas Day": ("2026-12-25 10:00", hours(4), "2026-12-28 13:30"),
    # 26 December is an ordinary Saturday in Paris; Mon 28 09:30 + 0.5 h
    "on Saturday 26 December": ("2026-12-26 23:00", hours(0.5), "2026-12-28 10:00"),
    # the evening of 14 July; Wed 15 09:30 + 8.5 h is that day's closing
    "the evening of a holiday": ("2026-07-14 20:00", hours(8.5), "2026-07-15 18:00"),
    # Sunday 29 March 03:30 is summer time already; Mon 30 09:30 + 1 h
    "the night of the March switch": ("2026-03-29 03:30", hours(1), "2026-03-30 10:30"),
    # a microsecond before opening
    "a microsecond before opening": ("2026-06-08 09:29:59.999999", TICK, "2026-06-08 09:30:00.000001"),
}


@pytest.mark.parametrize(("start", "amount", "due"), OUTSIDE_HOURS.values(), ids=OUTSIDE_HOURS.keys())
def test_deadline_from_outside_hours(calendar: BusinessCalendar, start: str, amount: timedelta, due: str) -> None:
    """A start outside hours counts from the next opening, and adding nothing goes to that opening."""
    opening = calendar.next_open(paris(start))
    assert opening > paris(start)
    assert calendar.add(paris(start), timedelta(0)) == opening
    assert calendar.add(paris(start), amount) == paris(due)
    assert calendar.add(opening, amount) == paris(due)
    assert calendar.elapsed(paris(start), paris(due)) == amount


# (start, end, open time)
ELAPSED = {
    # both after closing, neighbouring days: the whole Tuesday
    "evening to evening": ("2026-06-08 19:00", "2026-06-09 20:00", hours(8.5)),
    # Saturday morning to Sunday evening
    "a week-end": ("2026-06-06 08:00", "2026-06-07 22:00", hours(0)),
    # evening of 14 July to Wed 15 12:00: 09:30-12:00
    "evening of a holiday to noon": ("2026-07-14 20:00", "2026-07-15 12:00", hours(2.5)),
    # Tue 09:30 to Wed 09:30 is one day
    "opening to opening": ("2026-06-09 09:30", "2026-06-10 09:30", hours(8.5)),
    # Mon 6 April is closed all day
    "Easter Monday itself": ("2026-04-06 00:00", "2026-04-07 00:00", hours(0)),
    # the week of Ascension has four days
    "the week of Ascension": ("2026-05-11 00:00", "2026-05-18 00:00", hours(34)),
    # May 2026: 21 week days (1st a Friday, then 4 weeks of 5), less 1, 8, 14 and 25: 17 x 8.5
    "May 2026": ("2026-05-01 00:00", "2026-06-01 00:00", hours(144.5)),
    # 2026 begins on a Thursday: 52 x 5 + 31 December = 261 week days, less 9 holidays: 252 x 8.5
    "the year 2026": ("2026-01-01 00:00", "2027-01-01 00:00", hours(2_142)),
}


@pytest.mark.parametrize(("start", "end", "expected"), ELAPSED.values(), ids=ELAPSED.keys())
def test_elapsed(calendar: BusinessCalendar, start: str, end: str, expected: timedelta) -> None:
    """The open time is the one found on paper, the same seen from UTC, and negative the other way."""
    assert calendar.elapsed(paris(start), paris(end)) == expected
    assert calendar.elapsed(paris(start).astimezone(UTC), paris(end).astimezone(UTC)) == expected
    assert calendar.elapsed(paris(end), paris(start)) == -expected


# 24 December until noon: Wed 23 17:30-18:00 = 0.5; Thu 24 09:30-12:00 = 2.5 (3); Mon 28 09:30-15:30 = 6 (9)
def test_christmas_eve_until_noon() -> None:
    """A dated exception replaces the hours of its date and of no other."""
    calendar = BusinessCalendar(
        tz="Europe/Paris",
        hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"),
        holidays=ClosedDates(HOLIDAYS_2026),
        exceptions={date(2026, 12, 24): "09:30-12:00"},
    )
    assert calendar.add(paris("2026-12-23 17:30"), hours(3)) == paris("2026-12-24 12:00")
    assert calendar.add(paris("2026-12-23 17:30"), hours(9)) == paris("2026-12-28 15:30")
    assert not calendar.is_open(paris("2026-12-24 12:00"))


# Round the clock, only real time counts. 28 March 12:00 (+01:00) is 11:00 UTC; 24 h later 11:00 UTC is 13:00
# (+02:00). 24 October 12:00 (+02:00) is 10:00 UTC; 24 h later 10:00 UTC is 11:00 (+01:00).
def test_round_the_clock_over_both_switches() -> None:
    """
    24 h of a service that never closes end at 13:00 after the March switch and at 11:00 after the October
    one.
    """
    calendar = BusinessCalendar(tz="Europe/Paris", hours=WeeklyHours.parse("24/7"))
    assert calendar.add(paris("2026-03-28 12:00"), hours(24)) == paris("2026-03-29 13:00")
    assert calendar.add(paris("2026-10-24 12:00"), hours(24)) == paris("2026-10-25 11:00")


# 28 February 2024 is a Wednesday: 1 h until 18:00, and the second hour is on the leap day. In 2026 the day
# after Friday 27 February's week-end is Monday 2 March.
def test_leap_day() -> None:
    """29 February is a Thursday of 2024 and no day of 2026."""
    calendar = BusinessCalendar(tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"))
    assert calendar.add(paris("2024-02-28 17:00"), hours(2)) == paris("2024-02-29 10:30")
    assert calendar.add(paris("2026-02-27 17:00"), hours(2)) == paris("2026-03-02 10:30")


def test_opening_and_closing_to_the_microsecond(calendar: BusinessCalendar) -> None:
    """09:30 is in, 18:00 is out."""
    assert not calendar.is_open(paris("2026-06-05 09:29:59.999999"))
    assert calendar.is_open(paris("2026-06-05 09:30"))
    assert calendar.is_open(paris("2026-06-05 17:59:59.999999"))
    assert not calendar.is_open(paris("2026-06-05 18:00"))


# 2026 has 261 week days and 9 holidays on them. Wed 13 May, Fri 15 and Mon 18 are the business days around
# Ascension.
def test_business_days(calendar: BusinessCalendar) -> None:
    """
    2026 has 252 business days; the one after the eve of Ascension is the Friday, and the one before Friday
    the eve.
    """
    assert calendar.business_days(date(2026, 1, 1), date(2027, 1, 1)) == 252
    assert calendar.business_days(date(2027, 1, 1), date(2026, 1, 1)) == -252
    assert calendar.add_business_days(date(2026, 5, 13), 1) == date(2026, 5, 15)
    assert calendar.add_business_days(date(2026, 5, 14), 2) == date(2026, 5, 18)
    assert calendar.add_business_days(date(2026, 5, 15), -1) == date(2026, 5, 13)
    assert not calendar.is_business_day(date(2026, 5, 14))
