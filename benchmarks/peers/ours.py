"""sla_rules itself, in the same terms."""

from __future__ import annotations

from peers.peer import Peer
from sla_rules import BusinessCalendar, PublicHolidays, WeeklyHours


def calendar() -> BusinessCalendar:
    """Build the calendar that everything here measures."""
    return BusinessCalendar(
        tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"), holidays=PublicHolidays("FR")
    )


def build() -> Peer:
    """Build it as a peer of the others."""
    made = calendar()
    return Peer(name="sla_rules", takes="aware datetimes", elapsed=made.elapsed, add=made.add)
