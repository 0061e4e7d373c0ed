"""Words for the service worked out on paper: outages and rosters by Paris wall-clock times."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.assessments.roster import Roster, RosterEntry
from sla_rules.clauses.availability import Availability

PARIS = ZoneInfo("Europe/Paris")
CLAUSE = Availability(name="up", clause="§3", target=Fraction(999, 1000))


def at(text: str) -> datetime:
    """Return a wall-clock time of Paris, '03-02 10:00' being of 2026."""
    return datetime.fromisoformat(text if text[4:5] == "-" else f"2026-{text}").replace(tzinfo=PARIS)


def out(kind: str, start: str, end: str | None, provider: str | None = None) -> Outage:
    """Return an outage by Paris times."""
    return Outage(OutageKind(kind), at(start), None if end is None else at(end), provider)


def listed(provider: str, start: str = "01-01", end: str | None = None) -> RosterEntry:
    """Return a roster entry by Paris times."""
    return RosterEntry(provider, at(start), None if end is None else at(end))


def roster(*providers: str) -> Roster:
    """Return a roster of providers that are there all the year."""
    return Roster(tuple(map(listed, providers)))
