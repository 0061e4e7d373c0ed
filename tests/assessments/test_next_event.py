"""What happens next."""

from __future__ import annotations

from datetime import timedelta

from sla_rules import Ticket
from sla_rules.assessments.next_event import NextEvent

from .paper import AGREEMENT, LOW, monday

TICKET = Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(9)).acknowledged(at=monday(9))


def test_if_nobody_acts() -> None:
    """The alarm after four hours, then the due date after eight; what has happened already is not among them"""
    assert AGREEMENT.assess(TICKET, now=monday(10)).next_events == (
        NextEvent(monday(13), "escalation", "alarm", "§3", "duty"),
        NextEvent(monday(17), "due", "resolution", "§1"),
    )
    later = AGREEMENT.assess(TICKET, now=monday(14)).next_events
    assert [event.what for event in later] == ["due"]


def test_nothing_more() -> None:
    """Nothing is to come of a ticket that is resolved, nor once it is late"""
    assert AGREEMENT.assess(TICKET.resolved(at=monday(10)), now=monday(11)).next_events == ()
    assert AGREEMENT.assess(TICKET, now=monday(10) + timedelta(days=1)).next_events == ()
