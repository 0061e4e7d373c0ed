"""
Annex §2.2.2, support of the identity providers: hours, handling, figure 2, deactivation.

Hours of figure 2 are open hours of the service; what the text leaves open is a field of `Reading`.
"""

from __future__ import annotations

from functools import lru_cache

from sla_rules.calendars.business_calendar import BusinessCalendar
from sla_rules.calendars.calendar_parts import as_holidays
from sla_rules.calendars.limits import BusinessDays, BusinessHours
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.deactivation import Deactivation
from sla_rules.clauses.escalation import Escalation
from sla_rules.franceconnect.reading import EVENT_OF, Reading, hours_of, pauses_of
from sla_rules.franceconnect.severities import CRITICAL, INFO, MAJOR, MEDIUM, MINOR
from sla_rules.tickets.event import EventKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sla_rules.calendars.holidays import Holidays
    from sla_rules.calendars.limits import Limit

# Support and assistance: Monday to Friday, 9:30 to 18:00; §4 says it again, and that there is none outside.
HOURS = "Mo-Fr 09:30-18:00"
HOURS_CLAUSE = "annex §2.2.2 and §4"
# The annex names no zone; the service is the French State's, in Paris.
TIME_ZONE = "Europe/Paris"
# 9:30 to 18:00.
HOURS_A_DAY = 8.5

# Handling of a request from its reception, by qualified staff: 48 "heures ouvrées".
HANDLING_HOURS = 48
HANDLING_CLAUSE = "annex §2.2.2, paragraph before figure 1"
# At 24 hours a day, those 48 hours are two days.
HANDLING_DAYS = 2

# Figure 2, column by column.
ESCALATION_CLAUSE = "annex §2.2.2, figure 2, escalation after"
ESCALATION_HOURS = (
    (CRITICAL, 1),
    (MAJOR, 2.5),
    (MEDIUM, 8),
    (MINOR, 15),
    (INFO, 15),
)
TREATMENT_CLAUSE = "annex §2.2.2, figure 2, total time of treatment"
TREATMENT_HOURS = (
    (CRITICAL, 2),
    (MAJOR, 4),
    (MEDIUM, 12),
    (MINOR, 24),
    (INFO, 24),
)
ESCALATION_TO = (
    (CRITICAL, "Responsable de la production"),
    (MAJOR, "Équipe Support de niveau 3"),
    (MEDIUM, "Équipe Support de niveau 2"),
    (MINOR, "Équipe Support de niveau 1"),
    (INFO, "Équipe Support de niveau 1"),
)

# A malfunction of one identity provider takes it out of the service until it is resolved.
DEACTIVATION_CLAUSE = "annex §2.2.2, between figures 1 and 2"

# What a day of 24 hours is made of, under the reading of 24 "heures ouvrées" as 24 hours a business day.
DAY_HOURS = 24


def calendar(reading: Reading, holidays: Holidays, hours: str = HOURS) -> BusinessCalendar:
    """Return the calendar of the service: its hours, closed on public holidays if the reading says so."""
    return _calendar(hours, as_holidays(holidays) if reading.public_holidays == "closed" else None)


@lru_cache(maxsize=16)
def _calendar(hours: str, closed: Holidays | None) -> BusinessCalendar:
    """Return the one calendar of these, whose tables all readings that use it share."""
    return BusinessCalendar(tz=TIME_ZONE, hours=hours, holidays=closed)


def whole_days(reading: Reading, holidays: Holidays) -> BusinessCalendar:
    """Return the calendar in which a business day has 24 hours."""
    return calendar(reading, holidays, "Mo-Fr 00:00-24:00")


def handling(reading: Reading) -> Commitment:
    """Return the promise to handle a request in 48 *heures ouvrées* from its reception."""
    limits: dict[str, Limit] = {
        "open_hours": BusinessHours(HANDLING_HOURS),
        "two_days_of_hours": BusinessHours(HANDLING_DAYS * HOURS_A_DAY),
        "two_business_days": BusinessDays(HANDLING_DAYS),
    }
    return Commitment(
        name="handling",
        clause=HANDLING_CLAUSE,
        starts=EventKind.RECEIVED,
        ends=EVENT_OF[reading.handling_until],
        limit=limits[reading.handling_unit],
        bound=reading.deadline_bound,
        paused_by=pauses_of(reading),
    )


def resolution(reading: Reading, holidays: Holidays) -> Commitment:
    """Return the promise of figure 2: the total time of treatment of each severity."""
    day = whole_days(reading, holidays) if reading.day_unit == "whole_days" else None
    service = calendar(reading, holidays)
    return Commitment(
        name="resolution",
        clause=TREATMENT_CLAUSE,
        starts=EVENT_OF[reading.treatment_starts],
        ends=EventKind.RESOLVED,
        limit=tuple((severity, BusinessHours(hours)) for severity, hours in TREATMENT_HOURS),
        bound=reading.deadline_bound,
        calendar=day
        and tuple((severity, day if hours == DAY_HOURS else service) for severity, hours in TREATMENT_HOURS),
        paused_by=pauses_of(reading),
    )


def escalation(reading: Reading) -> Escalation:
    """Return the alarms of figure 2: after how long, and to whom."""
    return Escalation(
        name="escalation",
        clause=ESCALATION_CLAUSE,
        commitment="resolution",
        after=tuple((severity, hours_of(reading, hours)) for severity, hours in ESCALATION_HOURS),
        to=ESCALATION_TO,
    )


def deactivation(reading: Reading) -> Deactivation:
    """Return the rule that takes an identity provider out of the service."""
    return Deactivation(
        name="deactivation",
        clause=DEACTIVATION_CLAUSE,
        severity=MAJOR,
        starts=EVENT_OF[reading.deactivation_starts],
    )
