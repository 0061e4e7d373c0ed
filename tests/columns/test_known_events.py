"""The events that are known at an instant."""

from __future__ import annotations

import numpy as np

from sla_rules.columns import TicketColumns
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.known_events import KnownEvents
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import KIND_BITS, EventKind

from .paper_lives import HIGH, at, micros, received

RECEIVED, NOTIFIED, RESOLVED = (CODE_OF[kind] for kind in (EventKind.RECEIVED, EventKind.NOTIFIED, EventKind.RESOLVED))
TICKETS = TicketColumns.from_tickets(
    [
        received().notified(at=at(1)).severity_assigned(HIGH, at=at(1)).notified(at=at(2)).resolved(at=at(3), by="x"),
        received(5),
        received().resolved(at=at(2)),
    ]
)


def test_later_events_do_not_exist() -> None:
    """At hour two one ticket is not received, another not resolved; what was at hour two itself is known."""
    known = KnownEvents(TICKETS.events, micros(2))
    assert np.diff(known.first).tolist() == [4, 0, 2]
    assert known.received.tolist() == [micros(0), NULL, micros(0)]
    assert known.at_of(known.first_of(NOTIFIED)).tolist() == [micros(1), NULL, NULL]
    ends = known.ends_of(RECEIVED, RESOLVED)
    assert (ends.started.tolist(), ends.ended.tolist()) == ([micros(0), NULL, micros(0)], [NULL, NULL, micros(2)])
    assert ends.early is None
    owner, when, _ = known.assignments
    assert (owner.tolist(), when.tolist()) == ([0], [micros(1)])
    assert known.turned(KIND_BITS["notified"]).tolist() == [0]


def test_an_end_before_any_start_is_early() -> None:
    """A ticket resolved without being notified has an end and no start; details are those of the ends."""
    ends = KnownEvents(TICKETS.events, micros(9)).ends_of(NOTIFIED, RESOLVED)
    assert ends.early is not None
    assert ends.early.tolist() == [False, False, True]
    assert ends.detail is not None
    assert [TICKETS.events.details[code] if code >= 0 else None for code in ends.detail.tolist()] == ["x", None, None]


def test_before_all_events_nothing_is_known() -> None:
    """A now before every ticket leaves no event."""
    known = KnownEvents(TICKETS.events, 0)
    assert known.received.tolist() == [NULL] * 3
    assert known.turned(-1).tolist() == []
    assert known.ends_of(RECEIVED, RESOLVED).detail is None
