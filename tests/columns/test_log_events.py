"""The events between the rows of a log; whole histories are tested with `from_events`."""

from __future__ import annotations

import numpy as np

from sla_rules.columns.kinds import KINDS
from sla_rules.columns.log_events import events_of
from sla_rules.columns.log_faults import fault_policies
from sla_rules.columns.log_rows import LogRows
from sla_rules.columns.log_states import PAUSED, RESOLVED, RUNNING, LogStates
from sla_rules.columns.time_column import NULL


def test_events_in_flat_columns() -> None:
    """Two tickets, the second without an opening of its own; details are reasons, then severities."""
    log = LogRows(
        np.array([0, 0, 0, 1]),
        np.array([2, 3, 4, 9]),
        np.array([1, 1, 1, NULL]),
        np.array([RUNNING, PAUSED, RESOLVED, RUNNING], np.int16),
        fault_policies("raise"),
        lambda kind, row: (str(kind), str(row)),
        {},
    )
    log.severity = np.array([1, 1, 0, -1], np.int16)
    made = events_of(log, LogStates(running={"New"}, paused={"Waiting"}, resolved={"Done"}))
    assert made.ticket.tolist() == [0, 1]
    assert made.first.tolist() == [0, 5, 6]
    assert [str(KINDS[code]) for code in made.kind] == [
        "received",
        "severity_assigned",
        "paused",
        "severity_assigned",
        "resolved",
        "received",
    ]
    assert made.at.tolist() == [1, 2, 3, 4, 4, 9]
    assert made.detail.tolist() == [-1, 2, 0, 1, -1, -1]
