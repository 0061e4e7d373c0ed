"""Section 2.1."""

from __future__ import annotations

from sla_rules import BusinessHours, CalendarMonths
from sla_rules.clauses.commitment import Coverage
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT


def test_blocking() -> None:
    """Blocking anomalies: 4 h from the acknowledgement, and no other ticket"""
    blocking = AGREEMENT.terms.commitment("blocking")
    assert (blocking.starts, blocking.ends) == (EventKind.ACKNOWLEDGED, EventKind.RESOLVED)
    assert (blocking.limit, blocking.covers) == (BusinessHours(4), Coverage.BLOCKING)


def test_notice() -> None:
    """Changes are announced six months before, a term that is not prolonged"""
    notice = AGREEMENT.terms.notice
    assert notice is not None
    assert (notice.term, notice.prorogation) == (CalendarMonths(6), False)
