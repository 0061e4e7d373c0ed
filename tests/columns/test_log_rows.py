"""The rows of a log, put in order; what they amount to is tested with `from_events`."""

from __future__ import annotations

import numpy as np
import pytest

from sla_rules.columns.log_faults import LogFaultKind, fault_policies
from sla_rules.columns.log_rows import LogRows
from sla_rules.errors import InvalidValueError


def rows(policy: str, ticket: list[int], at: list[int]) -> LogRows:
    """Return rows of a running state."""
    return LogRows(
        np.array(ticket),
        np.array(at),
        None,
        np.zeros(len(at), np.int16),
        fault_policies(policy),
        lambda kind, row: (str(kind), str(row)),
        {},
    )


def test_a_log_in_order_stays_as_it_is() -> None:
    """Nothing is moved, nothing is at fault."""
    log = rows("raise", [0, 0, 1], [1, 1, 0])
    log.settle_all()
    assert (log.rows.tolist(), log.faults) == ([0, 1, 2], [])


def test_a_log_by_time_is_put_together_by_ticket() -> None:
    """Rows that alternate are no fault; those of one instant stay in the order of the log."""
    log = rows("raise", [0, 1, 0, 1], [1, 1, 1, 2])
    log.settle_all()
    assert log.rows.tolist() == [0, 2, 1, 3]


@pytest.mark.parametrize(("policy", "order", "found"), [("flag", [1, 2, 0, 3], [1, 2]), ("drop", [0, 3], [1, 2])])
def test_rows_out_of_order(policy: str, order: list[int], found: list[int]) -> None:
    """Those below the highest time so far are the fault: put in their place, or left out."""
    log = rows(policy, [0, 0, 0, 1], [9, 3, 5, 0])
    log.settle_all()
    assert log.rows.tolist() == order
    assert [(fault.kind, fault.rows.tolist()) for fault in log.faults] == [(LogFaultKind.UNSORTED, found)]
    assert log.flagged.tolist() == [policy == "flag", False]


def test_the_policy_to_raise_refuses_the_log() -> None:
    """With the column and the value that the log shows for the first row."""
    with pytest.raises(InvalidValueError, match="unsorted: row 1: 1 is before a row above it"):
        rows("raise", [0, 0], [9, 3]).settle_all()
