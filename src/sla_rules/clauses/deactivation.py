"""When a partner is taken out of the service for the time of a malfunction."""

from __future__ import annotations

from attrs import frozen

from sla_rules.tickets.checks import instance, text
from sla_rules.tickets.event import EventKind
from sla_rules.tickets.severity import Severity


@frozen(kw_only=True)
class Deactivation:
    """
    The partner that a ticket of *severity* concerns is out of service from the event *starts* until *ends*.

    Raises InvalidTypeError for another type.

    >>> from sla_rules import franceconnect
    >>> franceconnect.agreement().terms.deactivation.ends.value
    'resolved'
    """

    name: str
    clause: str
    severity: Severity
    starts: EventKind
    ends: EventKind = EventKind.RESOLVED

    def __attrs_post_init__(self) -> None:
        """Refuse fields of another type."""
        text(self.name, "name")
        text(self.clause, "clause")
        instance(self.severity, Severity, "severity")
        instance(self.starts, EventKind, "starts")
        instance(self.ends, EventKind, "ends")
