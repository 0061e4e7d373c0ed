"""Why a date is open or closed, in a sentence."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays, Window
from sla_rules.calendars.day_explanation import DayKind

PARIS = ZoneInfo("Europe/Paris")
HOLIDAYS = PublicHolidays("FR") | ClosedDates({date(2026, 5, 15): ""})
CALENDAR = BusinessCalendar(
    tz="Europe/Paris",
    hours="Mo-Fr 09:30-18:00",
    holidays=HOLIDAYS,
    exceptions={date(2026, 12, 24): ("09:30-12:00", "Christmas Eve"), date(2026, 12, 28): "off"},
    openings=[Window(datetime(2026, 3, 7, 9, tzinfo=PARIS), datetime(2026, 3, 7, 12, tzinfo=PARIS), "inventory")],
    closures=[Window(datetime(2026, 3, 6, 14, tzinfo=PARIS), datetime(2026, 3, 6, 16, tzinfo=PARIS))],
)


def explained(month: int, day: int, calendar: BusinessCalendar = CALENDAR) -> str:
    """Explain a date of 2026."""
    return str(calendar.explain_day(date(2026, month, day)))


def test_sentences() -> None:
    """Each layer says its own: the week, a holiday by name, an exception by name, and windows that touch the date."""
    assert explained(3, 5) == "open: 09:30-18:00"
    assert explained(3, 8) == "closed: no hours on Su"
    assert explained(4, 6) == "closed: Lundi de Pâques"
    assert explained(5, 15) == "closed: closed date"
    assert explained(12, 24) == "exception: 09:30-12:00, Christmas Eve"
    assert explained(12, 28) == "exception: off"
    assert explained(3, 7) == "closed: no hours on Sa; opening 2026-03-07 09:00 to 2026-03-07 12:00, inventory"
    assert explained(3, 6) == "open: 09:30-18:00; closure 2026-03-06 14:00 to 2026-03-06 16:00"


def test_hours_on_holidays() -> None:
    """A holiday with hours says both."""
    calendar = CALENDAR.evolve(hours="Mo-Fr 09:30-18:00; PH 10:00-12:00")
    assert explained(4, 6, calendar) == "holiday: 10:00-12:00, Lundi de Pâques"


def test_combined() -> None:
    """A combination is explained by both of its calendars."""
    day = (CALENDAR & BusinessCalendar(tz="Europe/Paris", hours="24/7")).explain_day(date(2026, 4, 6))
    assert day.kind is DayKind.COMBINED
    assert str(day) == "closed: (closed: Lundi de Pâques) & (open: 00:00-24:00)"
    day = (CALENDAR | BusinessCalendar(tz="Europe/Paris", hours="24/7")).explain_day(date(2026, 4, 6))
    assert str(day) == "open: (closed: Lundi de Pâques) | (open: 00:00-24:00)"
