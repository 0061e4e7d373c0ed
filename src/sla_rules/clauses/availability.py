"""How much of the year a service is up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.choice import Choice
from sla_rules.clauses.rate import share
from sla_rules.tickets.checks import flag, instance, instances, text

if TYPE_CHECKING:
    from fractions import Fraction

    from sla_rules.calendars.calendar import Calendar


class YearKind(Choice):
    """Over which year a rate is taken: from 1 January, or the one that ends now."""

    CALENDAR = "calendar"
    ROLLING = "rolling"


@frozen(kw_only=True)
class Availability:
    """
    The share of a year that a service is up, at least *target*.

    *calendar* is the window in which it is owed, None for day and night. *outages* lists in a few words what
    counts as an outage. *deducts_maintenance* takes agreed maintenance out of the time owed. Raises
    InvalidValueError or InvalidTypeError.

    >>> from fractions import Fraction
    >>> Availability(name="up", clause="annex §3", target=Fraction(999, 1000)).year
    <YearKind.CALENDAR: 'calendar'>
    """

    name: str
    clause: str
    target: Fraction
    calendar: Calendar | None = None
    year: YearKind = YearKind.CALENDAR
    outages: tuple[str, ...] = ()
    deducts_maintenance: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a target that is no share."""
        text(self.name, "name")
        text(self.clause, "clause")
        share(self.target, "target")
        if self.calendar is not None:
            from sla_rules.calendars.calendar import Calendar

            instance(self.calendar, Calendar, "calendar")
        instance(self.year, YearKind, "year")
        object.__setattr__(self, "outages", instances(self.outages, str, "outages"))
        flag(self.deducts_maintenance, "deducts_maintenance")
