"""A small agreement to try assessments on, whose answers are easy on paper."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from sla_rules import Agreement, BusinessCalendar, BusinessHours, Severity
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.severity_grid import SeverityGrid
from sla_rules.clauses.terms import Terms
from sla_rules.tickets.event import EventKind

PARIS = ZoneInfo("Europe/Paris")
MICROSECOND = timedelta(microseconds=1)
HIGH, LOW = Severity(1, "high"), Severity(2, "low")
# Monday to Friday, eight hours a day.
CALENDAR = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")
RESOLUTION = Commitment(
    name="resolution",
    clause="§1",
    starts=EventKind.RECEIVED,
    ends=EventKind.RESOLVED,
    limit=((HIGH, BusinessHours(2)), (LOW, BusinessHours(8))),
)
RESPONSE = Commitment(
    name="response",
    clause="§2",
    starts=EventKind.RECEIVED,
    ends=EventKind.ACKNOWLEDGED,
    limit=BusinessHours(1),
)
ALARM = Escalation(
    name="alarm",
    clause="§3",
    commitment="resolution",
    after=((HIGH, BusinessHours(1)), (LOW, BusinessHours(4))),
    to="duty",
)
QUALITY = Indicator(
    name="quality",
    clause="§4",
    target=Fraction(1, 2),
    commitment=Commitment(
        name="quality", clause="§4", starts=EventKind.RECEIVED, ends=EventKind.RESOLVED, limit=BusinessHours(4)
    ),
    population=(HIGH,),
)
TERMS = Terms(
    calendar=CALENDAR,
    grid=SeverityGrid(clause="§0", severities=(HIGH, LOW), perimeters=(("all", HIGH), ("one", LOW)), security=HIGH),
    commitments=(RESOLUTION, RESPONSE),
    escalations=(ALARM,),
    indicators=(QUALITY,),
)
AGREEMENT = Agreement(name="small", source="this page", terms=TERMS)


def monday(hour: int, minute: int = 0) -> datetime:
    """Return a time of Monday 2 March 2026 in Paris."""
    return datetime(2026, 3, 2, hour, minute, tzinfo=PARIS)
