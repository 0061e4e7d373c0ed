"""The rows of a log, put in order; what they amount to is tested with `from_events`."""

from __future__ import annotations

import numpy as np
import pytest

from sla_rules.columns.coded import NOTHING
from sla_rules.columns.log_faults import LogFaultKind, fault_policies
from sla_rules.columns.log_rows import LogRows
from sla_rules.columns.log_states import CANCELLED, RUNNING
from sla_rules.columns.time_column import NULL
from sla_rules.errors import InvalidValueError


def rows(
    policy: str, ticket: list[int], at: list[int], opening: list[int] | None = None, phase: list[int] | None = None
) -> LogRows:
    """Return rows of a running state, or of those of *phase*."""
    return LogRows(
        np.array(ticket),
        np.array(at),
        None if opening is None else np.array(opening),
        np.array([RUNNING] * len(at) if phase is None else phase, np.int16),
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


def faults(log: LogRows) -> list[tuple[str, str, list[int]]]:
    """Return what was found: the fault, what became of its rows, and those."""
    return [(fault.kind.value, fault.policy.value, fault.rows.tolist()) for fault in log.faults]


def test_rows_of_no_ticket_are_left_out_though_they_are_flagged() -> None:
    """There is no ticket to mark, and none to which they could belong."""
    log = rows("flag", [0, NOTHING, 0], [1, 2, 3])
    log.settle_all()
    assert (log.rows.tolist(), log.ticket.tolist(), log.at.tolist()) == ([0, 2], [0, 0], [1, 3])
    assert (faults(log), log.flagged.tolist()) == ([("missing_id", "flag", [1])], [False])


def test_a_row_without_a_time_is_flagged_at_that_of_the_row_before_it() -> None:
    """Of its own ticket; where that has none and no opening is known, nothing can stand in: it is left out."""
    log = rows("flag", [0, 0, 0, 1, 2, 2], [5, NULL, 7, 4, NULL, 9])
    given = log.at
    log.settle_all()
    assert (log.rows.tolist(), log.at.tolist()) == ([0, 1, 2, 3, 5], [5, 5, 7, 4, 9])
    assert faults(log) == [("missing_time", "drop", [4]), ("missing_time", "flag", [1])]
    assert log.flagged.tolist() == [True, False, False]
    assert given.tolist() == [5, NULL, 7, 4, NULL, 9]  # the caller's column stays as it was


def test_a_first_row_without_a_time_is_flagged_at_the_opening() -> None:
    """That of its ticket, which every row may say; the row before it is of another one."""
    log = rows("flag", [0, 1, 1], [5, NULL, 9], opening=[2, 3, 3])
    log.settle_all()
    assert (log.rows.tolist(), log.at.tolist()) == ([0, 1, 2], [5, 3, 9])
    assert (faults(log), log.flagged.tolist()) == ([("missing_time", "flag", [1])], [False, True])


@pytest.mark.parametrize(
    ("policy", "kept", "openings"), [("flag", [0, 1, 2, 3, 4], [3, 3, 3, 2, 2]), ("drop", [1, 3, 4], [3, 2, 2])]
)
def test_the_first_opening_that_a_ticket_says_is_believed(policy: str, kept: list[int], openings: list[int]) -> None:
    """By every row of it, the one before that says none and the one after that says another; each is its own fault."""
    log = rows(policy, [0, 0, 0, 1, 1], [5, 6, 7, 8, 9], opening=[NULL, 3, 4, 2, 2])
    log.settle_all()
    assert log.opening is not None
    assert (log.rows.tolist(), log.opening.tolist()) == (kept, openings)
    assert faults(log) == [("missing_opening", policy, [0]), ("other_opening", policy, [2])]
    assert log.flagged.tolist() == [policy == "flag", False]


@pytest.mark.parametrize(("policy", "at"), [("flag", [3, 3, 5, 1]), ("drop", [3, 5, 1])])
def test_what_came_before_the_opening_is_flagged_at_the_opening(policy: str, at: list[int]) -> None:
    """Or left out; what came at the very opening is no fault."""
    log = rows(policy, [0, 0, 0, 1], [2, 3, 5, 1], opening=[3, 3, 3, 1])
    log.settle_all()
    assert log.at.tolist() == at
    assert faults(log) == [("before_opening", policy, [0])]
    assert log.flagged.tolist() == [policy == "flag", False]


@pytest.mark.parametrize("policy", ["flag", "drop"])
def test_what_goes_on_after_a_cancellation_is_left_out(policy: str) -> None:
    """Whatever the policy says: it marks the ticket, or not. A cancellation that comes last is no fault."""
    log = rows(policy, [0, 0, 0, 1, 1], [1, 2, 3, 1, 2], phase=[RUNNING, CANCELLED, RUNNING, RUNNING, CANCELLED])
    log.settle_all()
    assert log.rows.tolist() == [0, 1, 3, 4]
    assert log.phase.tolist() == [RUNNING, CANCELLED] * 2
    assert faults(log) == [("after_cancellation", policy, [2])]
    assert log.flagged.tolist() == [policy == "flag", False]


def test_the_policy_to_raise_refuses_the_log() -> None:
    """With the column and the value that the log shows for the first row."""
    with pytest.raises(InvalidValueError, match="unsorted: row 1: 1 is before a row above it"):
        rows("raise", [0, 0], [9, 3]).settle_all()
