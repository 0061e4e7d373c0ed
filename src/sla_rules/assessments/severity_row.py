"""What a report says of the tickets of one severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from datetime import timedelta

    from sla_rules.tickets.severity import Severity


@frozen(kw_only=True)
class SeverityRow:
    """
    How many tickets of a *severity* came in, and what became of them; None is for those without a severity.

    *within* counts those that met the principal commitment, *escalated* those for which an escalation rang. *median*
    and *p95* are business hours on that commitment's clock, over the tickets resolved, by the nearest rank: those of
    one ticket, never a mean of two; None when there are none.
    """

    severity: Severity | None
    received: int
    resolved: int
    within: int
    escalated: int
    median: timedelta | None
    p95: timedelta | None
