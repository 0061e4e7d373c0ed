"""How long before a change its announcement must be given."""

from __future__ import annotations

from attrs import frozen

from sla_rules.calendars.limits import BusinessDays, CalendarMonths
from sla_rules.errors import InvalidTypeError
from sla_rules.tickets.checks import flag, text


@frozen(kw_only=True)
class Notice:
    """
    A term that runs forward from the day a notice is given; the change may come when it has ended.

    *term* is in months or business days: notices bear dates, not hours. *prorogation* moves an end on a closed day to
    the next business day. Raises InvalidTypeError.

    >>> from sla_rules import CalendarMonths
    >>> Notice(name="notice of change", clause="annex §2.1", term=CalendarMonths(6)).prorogation
    False
    """

    name: str
    clause: str
    term: CalendarMonths | BusinessDays
    prorogation: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse fields of another type."""
        text(self.name, "name")
        text(self.clause, "clause")
        if not isinstance(self.term, CalendarMonths | BusinessDays):
            msg = f"term: {self.term!r} is a {type(self.term).__name__}; CalendarMonths or BusinessDays are wanted"
            raise InvalidTypeError(msg)
        flag(self.prorogation, "prorogation")
