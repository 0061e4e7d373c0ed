"""What a history amounts to."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sla_rules.columns import from_events
from sla_rules.columns.event_log import EventLog
from sla_rules.columns.log_faults import FaultPolicy, LogFault, LogFaultKind
from sla_rules.columns.ticket_columns import TicketColumns

if TYPE_CHECKING:
    from collections.abc import Callable


def test_it_says_what_it_holds() -> None:
    """Tickets and events are counted, and every fault has its line."""
    fault = LogFault(LogFaultKind.UNSORTED, FaultPolicy.FLAG, "at", np.array([3]), "09:00")
    log = EventLog(TicketColumns(first=[0, 1], kind=[0], at=[0]), (fault,), np.array([True]))
    assert str(log).splitlines() == ["1 ticket with 1 event", str(fault)]


@pytest.mark.parametrize("go", [lambda log: log, copy.deepcopy, lambda log: pickle.loads(pickle.dumps(log))])
def test_nothing_in_it_changes(go: Callable[[EventLog], EventLog]) -> None:
    """Nor does the table that it was made of change it, nor its way to a worker."""
    at = np.array([5_000_000, 7_000_000])
    log = {"id": np.array([1, 2]), "at": at, "state": np.array(["New", "New"])}
    found = go(from_events(log, id="id", at="at", state="state", running={"New"}, tz="UTC"))
    at[:] = 0
    events = found.tickets.events
    assert events.at.tolist() == [5_000_000, 7_000_000]
    for column in (events.first, events.kind, events.at, events.detail, found.tickets.ids, found.flagged):
        assert column is not None
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0
