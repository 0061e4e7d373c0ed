"""
Service-level agreements, computed exactly: when a ticket escalates, when it is due, and whether it met its commitment.

Names are loaded when first used, floor by floor, so that a program pays only for what it calls.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_rules import columns, franceconnect
    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.period import Period
    from sla_rules.assessments.report import Report
    from sla_rules.calendars.bound import Bound
    from sla_rules.calendars.business_calendar import BusinessCalendar
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.closed_dates import ClosedDates
    from sla_rules.calendars.combined_calendar import CombinedCalendar
    from sla_rules.calendars.day_hours import DayHours
    from sla_rules.calendars.holidays import Holidays
    from sla_rules.calendars.limits import BusinessDays, BusinessHours, CalendarMonths, ClockHours, Limit
    from sla_rules.calendars.public_holidays import PublicHolidays
    from sla_rules.calendars.recurring_closures import RecurringClosure, RecurringDates
    from sla_rules.calendars.weekly_hours import VersionedHours, WeeklyHours
    from sla_rules.calendars.window import Window
    from sla_rules.calendars.window_set import Windows
    from sla_rules.errors import SlaError
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

__all__ = [
    "Agreement",
    "Assessment",
    "Bound",
    "BusinessCalendar",
    "BusinessDays",
    "BusinessHours",
    "Calendar",
    "CalendarMonths",
    "ClockHours",
    "ClosedDates",
    "CombinedCalendar",
    "DayHours",
    "Holidays",
    "Limit",
    "Period",
    "PublicHolidays",
    "RecurringClosure",
    "RecurringDates",
    "Report",
    "Severity",
    "SlaError",
    "Ticket",
    "VersionedHours",
    "WeeklyHours",
    "Window",
    "Windows",
    "columns",
    "franceconnect",
]

# Where each public name lives; the type checkers read the same fact from the imports above.
_HOMES = {
    "Agreement": "agreements.agreement",
    "Assessment": "assessments.assessment",
    "Bound": "calendars.bound",
    "BusinessCalendar": "calendars.business_calendar",
    "BusinessDays": "calendars.limits",
    "BusinessHours": "calendars.limits",
    "Calendar": "calendars.calendar",
    "CalendarMonths": "calendars.limits",
    "ClockHours": "calendars.limits",
    "ClosedDates": "calendars.closed_dates",
    "CombinedCalendar": "calendars.combined_calendar",
    "DayHours": "calendars.day_hours",
    "Holidays": "calendars.holidays",
    "Limit": "calendars.limits",
    "Period": "assessments.period",
    "PublicHolidays": "calendars.public_holidays",
    "RecurringClosure": "calendars.recurring_closures",
    "RecurringDates": "calendars.recurring_closures",
    "Report": "assessments.report",
    "Severity": "tickets.severity",
    "SlaError": "errors",
    "Ticket": "tickets.ticket",
    "VersionedHours": "calendars.weekly_hours",
    "WeeklyHours": "calendars.weekly_hours",
    "Window": "calendars.window",
    "Windows": "calendars.window_set",
}


def __getattr__(name: str) -> object:
    """Load the home of *name* and keep the name here, so that the next use costs nothing."""
    if name in {"columns", "franceconnect"}:
        return import_module(f"sla_rules.{name}")
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'sla_rules' has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(import_module(f"sla_rules.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
