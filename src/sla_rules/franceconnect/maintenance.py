"""Annex §2.1, maintenance: blocking anomalies and notice of change."""

from __future__ import annotations

from sla_rules.calendars.limits import CalendarMonths
from sla_rules.clauses.commitment import Commitment, Coverage
from sla_rules.clauses.notice import Notice
from sla_rules.franceconnect.reading import Reading, hours_of, pauses_of
from sla_rules.tickets.event import EventKind

# Blocking anomalies are settled within 4 h of their acknowledgement.
BLOCKING_HOURS = 4
BLOCKING_CLAUSE = "annex §2.1, blocking anomalies"

# Changes of application or infrastructure are announced six months before.
NOTICE_MONTHS = 6
NOTICE_CLAUSE = "annex §2.1, notice of change"


def blocking(reading: Reading) -> Commitment:
    """Return the promise on blocking anomalies."""
    return Commitment(
        name="blocking",
        clause=BLOCKING_CLAUSE,
        starts=EventKind.ACKNOWLEDGED,
        ends=EventKind.RESOLVED,
        limit=hours_of(reading, BLOCKING_HOURS),
        bound=reading.deadline_bound,
        covers=Coverage.BLOCKING,
        paused_by=pauses_of(reading),
    )


def notice() -> Notice:
    """Return the notice of change, judged forward from the day it was given, never moved to a business day."""
    return Notice(name="notice of change", clause=NOTICE_CLAUSE, term=CalendarMonths(NOTICE_MONTHS))
