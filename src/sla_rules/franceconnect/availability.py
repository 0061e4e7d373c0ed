"""Annex §3, availability over the year and what counts as an outage."""

from __future__ import annotations

from fractions import Fraction

from sla_rules.clauses.availability import Availability

AVAILABILITY_CLAUSE = "annex §3"

# 99.9 % a year.
AVAILABILITY_TARGET = Fraction(999, 1000)

# The three kinds of outage, in the order of the annex.
OUTAGES = (
    "the choice of identity provider is not shown",
    "identity data cannot be returned after an authentication that succeeded",
    "every identity provider is down while the service runs",
)


def availability() -> Availability:
    """Return the promise: day and night, over the calendar year, no maintenance deducted (§2.1 promises none)."""
    return Availability(name="availability", clause=AVAILABILITY_CLAUSE, target=AVAILABILITY_TARGET, outages=OUTAGES)
