"""Who is told when a ticket stays unresolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.limits import Limit
from sla_rules.clauses.per_severity import checked_pairs, for_severity
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import instance, text

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.severity import Severity


@frozen(kw_only=True)
class Escalation:
    """
    An alarm on the clock of a commitment: *after* which limit, *to* whom, if the ticket is still unresolved.

    *commitment* names the commitment whose clock is read; *calendar* counts its hours where they are not the
    agreement's. *after* and *to* are given once for all severities or as pairs; a severity without an *after* never
    escalates. Raises InvalidValueError or InvalidTypeError for a severity that comes twice, that has a limit and
    nobody to tell, or another type.

    >>> from sla_rules import BusinessHours
    >>> Escalation(name="alarm", clause="§1", commitment="resolution", after=BusinessHours(1), to="duty").to_for(None)
    'duty'
    """

    name: str
    clause: str
    commitment: str
    after: Limit | tuple[tuple[Severity, Limit], ...]
    to: str | tuple[tuple[Severity, str], ...]
    calendar: Calendar | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse an alarm that nobody would hear."""
        text(self.name, "name")
        text(self.clause, "clause")
        text(self.commitment, "commitment")
        object.__setattr__(self, "after", checked_pairs(self.after, Limit, "after"))
        object.__setattr__(self, "to", checked_pairs(self.to, str, "to"))
        if self.calendar is not None:
            from sla_rules.calendars.calendar import Calendar

            instance(self.calendar, Calendar, "calendar")
        limits = self.after if isinstance(self.after, tuple) else ()
        unheard = [severity for severity, _ in limits if self.to_for(severity) is None]
        if unheard:
            msg = f"to: nobody is named for {', '.join(map(str, unheard))}, which after= gives a limit"
            raise InvalidValueError(msg)

    def after_for(self, severity: Severity | None) -> Limit | None:
        """Return after which limit *severity* escalates, or None when it never does."""
        after = self.after
        if not isinstance(after, tuple):
            return after
        return for_severity(after, severity)

    def to_for(self, severity: Severity | None) -> str | None:
        """Return who is told of *severity*."""
        to = self.to
        if not isinstance(to, tuple):
            return to
        return for_severity(to, severity)
