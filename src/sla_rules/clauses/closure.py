"""When a ticket may be closed."""

from __future__ import annotations

from attrs import frozen

from sla_rules.calendars.choice import Choice
from sla_rules.calendars.limits import Limit
from sla_rules.errors import InvalidTypeError
from sla_rules.tickets.checks import flag, instance, text


class Evidence(Choice):
    """What a closure rule asks for, besides the ticket being resolved or not."""

    CONFIRMATION = "confirmation"
    WRITTEN_AGREEMENT = "written_agreement"
    SILENCE = "silence"
    NO_REMARK = "no_remark"


@frozen(kw_only=True)
class ClosureRule:
    """
    A condition under which a ticket may be closed: *resolved* or not, with which *evidence*, *after* which limit.

    *after* is None where the evidence alone is enough; *assumed* says that the contract names no such limit, and that
    this one stands in for it. Raises InvalidTypeError for another type.

    >>> from sla_rules import BusinessDays
    >>> ClosureRule(
    ...     name="silence", clause="annex §2.2.3", resolved=False, evidence=Evidence.SILENCE, after=BusinessDays(10)
    ... ).after
    BusinessDays(count=10)
    """

    name: str
    clause: str
    resolved: bool
    evidence: Evidence
    after: Limit | None = None
    assumed: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse fields of another type."""
        text(self.name, "name")
        text(self.clause, "clause")
        flag(self.resolved, "resolved")
        instance(self.evidence, Evidence, "evidence")
        if self.after is not None and not isinstance(self.after, Limit):
            msg = f"after: {self.after!r} is a {type(self.after).__name__}; a limit or None is wanted"
            raise InvalidTypeError(msg)
        flag(self.assumed, "assumed")
