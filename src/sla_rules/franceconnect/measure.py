"""Annex §4, the indicator of quality."""

from __future__ import annotations

from fractions import Fraction

from sla_rules.calendars.limits import BusinessHours
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.modes import Unresolved
from sla_rules.franceconnect.reading import EVENT_OF, SUPPORT, Reading, pauses_of
from sla_rules.franceconnect.severities import INFO, SEVERITIES
from sla_rules.franceconnect.support import whole_days
from sla_rules.tickets.event import EventKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sla_rules.calendars.holidays import Holidays

INDICATOR_CLAUSE = "annex §4"

# 95 % of the incidents received are resolved in less than 24 "heures ouvrées".
INDICATOR_TARGET = Fraction(95, 100)
INDICATOR_HOURS = 24


def indicator(reading: Reading, holidays: Holidays) -> Indicator:
    """Return the share of incidents received that are resolved in less than 24 *heures ouvrées*."""
    incidents = tuple(severity for severity in SEVERITIES if severity is not INFO)
    return Indicator(
        name="resolved in less than 24 business hours",
        clause=INDICATOR_CLAUSE,
        target=INDICATOR_TARGET,
        commitment=Commitment(
            name="indicator",
            clause=INDICATOR_CLAUSE,
            starts=EVENT_OF[reading.indicator_starts],
            ends=EventKind.RESOLVED,
            limit=BusinessHours(INDICATOR_HOURS),
            bound=reading.indicator_bound,
            calendar=whole_days(reading, holidays) if reading.day_unit == "whole_days" else None,
            paused_by=pauses_of(reading),
            ended_by=SUPPORT if reading.resolved_by == "support" else None,
            unresolved=Unresolved.EXCLUDED if reading.closed_unresolved == "excluded" else Unresolved.NOT_MET,
        ),
        population=incidents if reading.indicator_population == "incidents" else SEVERITIES,
    )
