"""
Service-level agreements, computed exactly: when a ticket escalates, when it is due, and whether it met its commitment.

Names are loaded when first used, floor by floor, so that a program pays only for what it calls.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sla_rules.homes import loaded

if TYPE_CHECKING:
    from sla_rules import columns as columns  # offered by name, not by a star: it needs an extra
    from sla_rules import franceconnect
    from sla_rules import plots as plots
    from sla_rules import whatif as whatif
    from sla_rules.agreements.agreement import Agreement
    from sla_rules.agreements.comparison import Answer, Comparison, CounterExample, Finding
    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.availability_result import AvailabilityResult, Overlap
    from sla_rules.assessments.closure import Closure
    from sla_rules.assessments.closure_standing import ClosureStanding, MissingEvidence
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.explanation import CommitmentTrace, Explanation, IndicatorTrace
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.next_event import NextEvent
    from sla_rules.assessments.notice_result import NoticeResult
    from sla_rules.assessments.outage import Outage, OutageKind
    from sla_rules.assessments.period import Period, PeriodKind
    from sla_rules.assessments.report import Report, Reports
    from sla_rules.assessments.roster import Roster, RosterEntry
    from sla_rules.assessments.run import Pause
    from sla_rules.assessments.service_record import ServiceRecord
    from sla_rules.assessments.settlement import Settlement, settle
    from sla_rules.assessments.severity_row import SeverityRow
    from sla_rules.assessments.severity_step import SeverityReason, SeverityStep
    from sla_rules.assessments.standing import Standing
    from sla_rules.assessments.state import State
    from sla_rules.assessments.step import Step, StepKind
    from sla_rules.assessments.term_day import TermDay
    from sla_rules.assessments.wilson import Interval, wilson
    from sla_rules.calendars.bound import Bound
    from sla_rules.calendars.business_calendar import BusinessCalendar
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.closed_dates import ClosedDates
    from sla_rules.calendars.combined_calendar import CombinedCalendar
    from sla_rules.calendars.day_counts import DayCount
    from sla_rules.calendars.day_explanation import DayExplanation, DayKind
    from sla_rules.calendars.day_hours import DayHours
    from sla_rules.calendars.french import SOLIDARITY_DAY
    from sla_rules.calendars.holidays import Holidays
    from sla_rules.calendars.ical import IcalClosures, read_ical
    from sla_rules.calendars.integral_table import IntegralTable
    from sla_rules.calendars.limits import BusinessDays, BusinessHours, CalendarMonths, ClockHours, Limit
    from sla_rules.calendars.passages import Passage, PassageKind, passages
    from sla_rules.calendars.provenance import Provenance
    from sla_rules.calendars.public_holidays import PublicHolidays
    from sla_rules.calendars.recurring_closures import RecurringClosure, RecurringDates
    from sla_rules.calendars.weekly_hours import VersionedHours, WeeklyHours
    from sla_rules.calendars.window import Window
    from sla_rules.calendars.window_set import Windows
    from sla_rules.clauses.availability import Availability, YearKind
    from sla_rules.clauses.closure import ClosureRule, Evidence
    from sla_rules.clauses.commitment import Commitment, Coverage
    from sla_rules.clauses.deactivation import Deactivation
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats, Unresolved
    from sla_rules.clauses.notice import Notice
    from sla_rules.clauses.severity_grid import SeverityGrid
    from sla_rules.clauses.terms import Terms
    from sla_rules.clauses.tiers import Tier, Tiers
    from sla_rules.errors import SlaError
    from sla_rules.tickets.event import Confirmation, Event, EventKind
    from sla_rules.tickets.severity import Severity
    from sla_rules.tickets.ticket import Ticket

__all__ = [
    "SOLIDARITY_DAY",
    "Agreement",
    "Alarm",
    "Answer",
    "Assessment",
    "Availability",
    "AvailabilityResult",
    "Bound",
    "BusinessCalendar",
    "BusinessDays",
    "BusinessHours",
    "Calendar",
    "CalendarMonths",
    "ClockHours",
    "ClosedDates",
    "Closure",
    "ClosureRule",
    "ClosureStanding",
    "CombinedCalendar",
    "Commitment",
    "CommitmentAssessment",
    "CommitmentTrace",
    "Comparison",
    "Confirmation",
    "CounterExample",
    "Coverage",
    "DayCount",
    "DayExplanation",
    "DayHours",
    "DayKind",
    "Deactivation",
    "Escalation",
    "Event",
    "EventKind",
    "Evidence",
    "Explanation",
    "Finding",
    "Holidays",
    "IcalClosures",
    "Indicator",
    "IndicatorResult",
    "IndicatorTrace",
    "IntegralTable",
    "Interval",
    "Limit",
    "MissingEvidence",
    "NextEvent",
    "Notice",
    "NoticeResult",
    "OnReopen",
    "OnSeverityChange",
    "Outage",
    "OutageKind",
    "Overlap",
    "Passage",
    "PassageKind",
    "Pause",
    "Period",
    "PeriodKind",
    "Provenance",
    "PublicHolidays",
    "RecurringClosure",
    "RecurringDates",
    "Repeats",
    "Report",
    "Reports",
    "Roster",
    "RosterEntry",
    "ServiceRecord",
    "Settlement",
    "Severity",
    "SeverityGrid",
    "SeverityReason",
    "SeverityRow",
    "SeverityStep",
    "SlaError",
    "Standing",
    "State",
    "Step",
    "StepKind",
    "TermDay",
    "Terms",
    "Ticket",
    "Tier",
    "Tiers",
    "Unresolved",
    "VersionedHours",
    "WeeklyHours",
    "Window",
    "Windows",
    "YearKind",
    "franceconnect",
    "passages",
    "read_ical",
    "settle",
    "wilson",
]

# Where each public name lives; the type checkers read the same fact from the imports above.
_HOMES = {
    "Agreement": "agreements.agreement",
    "Alarm": "assessments.alarm",
    "Answer": "agreements.comparison",
    "Assessment": "assessments.assessment",
    "Availability": "clauses.availability",
    "AvailabilityResult": "assessments.availability_result",
    "Bound": "calendars.bound",
    "BusinessCalendar": "calendars.business_calendar",
    "BusinessDays": "calendars.limits",
    "BusinessHours": "calendars.limits",
    "Calendar": "calendars.calendar",
    "CalendarMonths": "calendars.limits",
    "ClockHours": "calendars.limits",
    "ClosedDates": "calendars.closed_dates",
    "Closure": "assessments.closure",
    "ClosureRule": "clauses.closure",
    "ClosureStanding": "assessments.closure_standing",
    "CombinedCalendar": "calendars.combined_calendar",
    "Commitment": "clauses.commitment",
    "CommitmentAssessment": "assessments.commitment_assessment",
    "CommitmentTrace": "assessments.explanation",
    "Comparison": "agreements.comparison",
    "Confirmation": "tickets.event",
    "CounterExample": "agreements.comparison",
    "Coverage": "clauses.commitment",
    "DayCount": "calendars.day_counts",
    "DayExplanation": "calendars.day_explanation",
    "DayHours": "calendars.day_hours",
    "DayKind": "calendars.day_explanation",
    "Deactivation": "clauses.deactivation",
    "Escalation": "clauses.escalation",
    "Event": "tickets.event",
    "EventKind": "tickets.event",
    "Evidence": "clauses.closure",
    "Explanation": "assessments.explanation",
    "Finding": "agreements.comparison",
    "Holidays": "calendars.holidays",
    "IcalClosures": "calendars.ical",
    "Indicator": "clauses.indicator",
    "IndicatorResult": "assessments.indicator_result",
    "IndicatorTrace": "assessments.explanation",
    "IntegralTable": "calendars.integral_table",
    "Interval": "assessments.wilson",
    "Limit": "calendars.limits",
    "MissingEvidence": "assessments.closure_standing",
    "NextEvent": "assessments.next_event",
    "Notice": "clauses.notice",
    "NoticeResult": "assessments.notice_result",
    "OnReopen": "clauses.modes",
    "OnSeverityChange": "clauses.modes",
    "Outage": "assessments.outage",
    "OutageKind": "assessments.outage",
    "Overlap": "assessments.availability_result",
    "Passage": "calendars.passages",
    "PassageKind": "calendars.passages",
    "Pause": "assessments.run",
    "Period": "assessments.period",
    "PeriodKind": "assessments.period",
    "Provenance": "calendars.provenance",
    "PublicHolidays": "calendars.public_holidays",
    "RecurringClosure": "calendars.recurring_closures",
    "RecurringDates": "calendars.recurring_closures",
    "Repeats": "clauses.modes",
    "Report": "assessments.report",
    "Reports": "assessments.report",
    "Roster": "assessments.roster",
    "RosterEntry": "assessments.roster",
    "SOLIDARITY_DAY": "calendars.french",
    "ServiceRecord": "assessments.service_record",
    "Settlement": "assessments.settlement",
    "Severity": "tickets.severity",
    "SeverityGrid": "clauses.severity_grid",
    "SeverityReason": "assessments.severity_step",
    "SeverityRow": "assessments.severity_row",
    "SeverityStep": "assessments.severity_step",
    "SlaError": "errors",
    "Standing": "assessments.standing",
    "State": "assessments.state",
    "Step": "assessments.step",
    "StepKind": "assessments.step",
    "TermDay": "assessments.term_day",
    "Terms": "clauses.terms",
    "Ticket": "tickets.ticket",
    "Tier": "clauses.tiers",
    "Tiers": "clauses.tiers",
    "Unresolved": "clauses.modes",
    "VersionedHours": "calendars.weekly_hours",
    "WeeklyHours": "calendars.weekly_hours",
    "Window": "calendars.window",
    "Windows": "calendars.window_set",
    "YearKind": "clauses.availability",
    "passages": "calendars.passages",
    "read_ical": "calendars.ical",
    "settle": "assessments.settlement",
    "wilson": "assessments.wilson",
}


def __getattr__(name: str) -> object:
    """Load the home of *name* and keep the name here, so that the next use costs nothing."""
    if name in {"columns", "franceconnect", "plots", "whatif"}:
        return import_module(f"sla_rules.{name}")
    return loaded(name, __name__, _HOMES, globals())


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
