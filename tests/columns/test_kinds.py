"""Kinds of events by number."""

from __future__ import annotations

from sla_rules.columns.kinds import CODE_OF, KINDS
from sla_rules.tickets.event import EventKind


def test_a_kind_is_its_place() -> None:
    """Every kind has its own number, which leads back to it; received is 0."""
    assert [KINDS[CODE_OF[kind]] for kind in EventKind] == list(EventKind)
    assert CODE_OF[EventKind.RECEIVED] == 0
