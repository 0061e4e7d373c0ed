"""The days through which a term of business days is counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.limit_arithmetic import local_date
from sla_rules.calendars.limits import BusinessDays

if TYPE_CHECKING:
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.calendars.day_explanation import DayExplanation


class TermDay(NamedTuple):
    """A day of a term: its *number*, or None for one that does not count, and what the calendar says of it."""

    day: DayExplanation
    number: int | None


def days_of_term(assessed: CommitmentAssessment) -> tuple[TermDay, ...]:
    """
    Return the days after the start of the clock up to the last one of the term, each with its number.

    Empty for a limit of another kind, and while no clock runs.
    """
    clock, limit = assessed.clock, assessed.limit
    if clock is None or not isinstance(limit, BusinessDays):
        return ()
    days: list[TermDay] = []
    number, day = 0, local_date(clock.calendar, clock.started_at)
    while number < limit.count:
        day += timedelta(days=1)
        counts = clock.calendar.is_business_day(day)
        number += counts
        days.append(TermDay(clock.calendar.explain_day(day), number if counts else None))
    return tuple(days)
