"""What a history amounts to."""

from __future__ import annotations

import numpy as np

from sla_rules.columns.event_log import EventLog
from sla_rules.columns.log_faults import FaultPolicy, LogFault, LogFaultKind
from sla_rules.columns.ticket_columns import TicketColumns


def test_it_says_what_it_holds() -> None:
    """Tickets and events are counted, and every fault has its line."""
    fault = LogFault(LogFaultKind.UNSORTED, FaultPolicy.FLAG, "at", np.array([3]), "09:00")
    log = EventLog(TicketColumns(first=[0, 1], kind=[0], at=[0]), (fault,), np.array([True]))
    assert str(log).splitlines() == ["1 ticket with 1 event", str(fault)]
