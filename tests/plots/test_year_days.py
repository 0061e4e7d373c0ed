"""The days of a year as a calendar sees them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays, Window
from sla_rules.errors import InvalidTypeError, OutOfRangeError
from sla_rules.plots.year_days import DayLook, YearDay, days_of

PARIS = ZoneInfo("Europe/Paris")
HOURS = "Mo-Fr 09:30-18:00"
FRENCH = BusinessCalendar(
    tz="Europe/Paris",
    hours=HOURS,
    holidays=PublicHolidays("FR"),
    exceptions={date(2026, 12, 24): ("09:30-12:00", "Christmas Eve"), date(2026, 5, 1): "10:00-11:00"},
    closures=[Window(datetime(2026, 8, 10, tzinfo=PARIS), datetime(2026, 8, 12, tzinfo=PARIS), "works")],
    openings=[Window(datetime(2026, 3, 15, 8, tzinfo=PARIS), datetime(2026, 3, 15, 12, tzinfo=PARIS), "move")],
)
ALWAYS = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 00:00-24:00")


def on(calendar: BusinessCalendar, day: date) -> YearDay:
    """Return one day of its year."""
    return {each.day: each for each in days_of(calendar, day.year)}[day]


@pytest.mark.parametrize(
    ("day", "look", "name", "hours"),
    [
        (date(2026, 3, 2), DayLook.OPEN, "", timedelta(hours=8, minutes=30)),
        (date(2026, 3, 7), DayLook.NONE, "", timedelta(0)),
        (date(2026, 4, 6), DayLook.HOLIDAY, "Lundi de Pâques", timedelta(0)),
        (date(2026, 5, 1), DayLook.EXCEPTION, "", timedelta(hours=1)),
        (date(2026, 12, 24), DayLook.EXCEPTION, "Christmas Eve", timedelta(hours=2, minutes=30)),
        (date(2026, 8, 10), DayLook.CLOSURE, "works", timedelta(0)),
        (date(2026, 8, 12), DayLook.OPEN, "", timedelta(hours=8, minutes=30)),
        (date(2026, 3, 15), DayLook.OPENING, "move", timedelta(hours=4)),
    ],
)
def test_what_a_day_is(day: date, look: DayLook, name: str, hours: timedelta) -> None:
    """The last layer that speaks of a day gives its look; open time is what the calendar is open in it."""
    found = on(FRENCH, day)
    assert (found.look, found.name, found.open) == (look, name, hours)


def test_a_closed_window_changes_no_business_day() -> None:
    """A day whose hours a window closes is a business day without open time."""
    found = on(FRENCH, date(2026, 8, 10))
    assert (found.business, found.open) == (True, timedelta(0))


def test_the_year_is_the_integral() -> None:
    """The days are all there, and their open time adds up to that of the year."""
    days = tuple(days_of(FRENCH, 2026))
    assert len(days) == 365
    start, end = datetime(2026, 1, 1, tzinfo=PARIS), datetime(2027, 1, 1, tzinfo=PARIS)
    assert sum((each.open for each in days), timedelta(0)) == FRENCH.elapsed(start, end)
    assert sum(each.business for each in days) == FRENCH.business_days(date(2026, 1, 1), date(2027, 1, 1))


def test_clock_changes() -> None:
    """29 March 2026 has 23 hours and 25 October 25; other days have neither."""
    shifts = {each.day: (each.shift, each.open) for each in days_of(ALWAYS, 2026) if each.shift}
    hour = timedelta(hours=1)
    assert shifts == {date(2026, 3, 29): (hour, 23 * hour), date(2026, 10, 25): (-hour, 25 * hour)}


def test_combined_calendars_tell_their_reasons() -> None:
    """A day that either part closes bears the name of what closed it, the left part's first."""
    bridge = BusinessCalendar(
        tz="Europe/Paris", hours="Mo-Su 08:00-20:00", holidays=ClosedDates({date(2026, 5, 15): "bridge"})
    )
    both = FRENCH & bridge
    found = {each.day: each for each in days_of(both, 2026)}
    assert (found[date(2026, 5, 15)].look, found[date(2026, 5, 15)].name) == (DayLook.HOLIDAY, "bridge")
    assert (found[date(2026, 8, 10)].look, found[date(2026, 8, 10)].name) == (DayLook.CLOSURE, "works")
    assert (found[date(2026, 5, 13)].look, found[date(2026, 5, 16)].look) == (DayLook.OPEN, DayLook.NONE)


def test_years_at_the_ends() -> None:
    """The last year of all ends with its last day; a year that the calendar does not know is refused."""
    assert [each.day for each in days_of(ALWAYS, 9999)][-1] == date.max
    for calendar, year, known in (
        (FRENCH, 2101, "1900 to 2100"),
        # in Paris, east of Greenwich, the first day of year 1 begins before the first instant that there is
        (ALWAYS, 1, "2 to 9999"),
        (ALWAYS, 10_000, "2 to 9999"),
        (evolve(ALWAYS, tz="UTC"), 0, "1 to 9999"),
    ):
        with pytest.raises(OutOfRangeError, match=f"year: {year} is outside the years this calendar knows, {known}"):
            tuple(days_of(calendar, year))
    assert next(days_of(evolve(ALWAYS, tz="UTC"), 1)).day == date.min
    assert next(days_of(ALWAYS, 2)).day == date(2, 1, 1)
    with pytest.raises(InvalidTypeError, match="year: '2026' is a str; a whole number is wanted"):
        tuple(days_of(FRENCH, "2026"))  # type: ignore[arg-type] # refused by name
