"""The table of steps, walked by all tickets at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import Severity
from sla_rules.columns.kinds import CODE_OF, KINDS
from sla_rules.columns.legal_steps import impossible, in_step
from sla_rules.errors import ImpossibleStepError
from sla_rules.tickets.event import DETAILS, Event, EventKind
from sla_rules.tickets.legality import in_legal_order

START = datetime(2026, 3, 2, tzinfo=UTC)
HISTORIES = st.lists(st.lists(st.sampled_from(KINDS), max_size=7).map(lambda kinds: [EventKind.RECEIVED, *kinds]))


def is_impossible(kinds: list[EventKind]) -> bool:
    """Ask the scalar table, with a minute between steps so that none may move."""
    events = [
        Event(
            kind,
            START + timedelta(minutes=i),
            Severity(1, "high") if kind is EventKind.SEVERITY_ASSIGNED else None,
            (DETAILS[kind].accepted or ("x",))[0] if kind in DETAILS else None,
        )
        for i, kind in enumerate(kinds)
    ]
    try:
        in_legal_order("1", events)
    except ImpossibleStepError:
        return True
    return False


@given(HISTORIES)
def test_what_is_impossible_is_what_a_ticket_refuses(histories: list[list[EventKind]]) -> None:
    """Each history of random kinds is impossible exactly where a ticket of them is refused."""
    first = np.cumsum([0, *map(len, histories)])
    kind = np.array([CODE_OF[kind] for kinds in histories for kind in kinds], np.int8)
    assert impossible(first, kind).tolist() == [is_impossible(kinds) for kinds in histories]


def test_rounds_go_through_every_event_once() -> None:
    """Each round asks the tickets that are left, among the first of the round before, for their next event."""
    rounds = list(in_step(np.array([0, 2, 3, 6])))
    assert [events.tolist() for _, events in rounds] == [[3, 0, 2], [4, 1], [5]]
    assert [tickets.tolist() for tickets, _ in rounds] == [[2, 0, 1], [2, 0], [2]]


def test_a_very_long_history_is_walked() -> None:
    """More events than 16 bits count are no matter; without tickets there is no round."""
    assert sum(1 for _ in in_step(np.array([0, 1 << 15]))) == 1 << 15
    assert list(in_step(np.array([0]))) == []
