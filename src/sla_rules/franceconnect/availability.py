"""Annex §3, availability over the year and what counts as an outage."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sla_rules.clauses.availability import Availability, YearKind

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.franceconnect.reading import Reading

AVAILABILITY_CLAUSE = "annex §3"

# 99.9 % a year.
AVAILABILITY_TARGET = Fraction(999, 1000)

# The three kinds of outage, in the order of the annex.
OUTAGES = (
    "the choice of identity provider is not shown",
    "identity data cannot be returned after an authentication that succeeded",
    "every identity provider is down while the service runs",
)


def availability(reading: Reading, calendar: Calendar) -> Availability:
    """
    Return the promise, in the hours and over the year that *reading* has; *calendar* is that of the service.

    No maintenance is deducted: §2.1 says that it does not interrupt the service.
    """
    return Availability(
        name="availability",
        clause=AVAILABILITY_CLAUSE,
        target=AVAILABILITY_TARGET,
        calendar=calendar if reading.availability_hours == "service_hours" else None,
        year=YearKind(reading.availability_year),
        outages=OUTAGES,
    )
