"""What becomes of rows at fault."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sla_rules.columns.log_faults import FaultPolicy, LogFault, LogFaultKind, fault_policies
from sla_rules.errors import InvalidTypeError, InvalidValueError


def test_one_policy_for_all() -> None:
    """A name stands for every kind of fault."""
    assert set(fault_policies("drop").values()) == {FaultPolicy.DROP}
    assert list(fault_policies("drop")) == list(LogFaultKind)


def test_a_policy_for_each() -> None:
    """Those that are not named are raised."""
    policies = fault_policies({"unsorted": "flag", LogFaultKind.MISSING_TIME: FaultPolicy.DROP})
    assert {kind: policy for kind, policy in policies.items() if policy is not FaultPolicy.RAISE} == {
        LogFaultKind.UNSORTED: FaultPolicy.FLAG,
        LogFaultKind.MISSING_TIME: FaultPolicy.DROP,
    }


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("keep", InvalidValueError, "faults: 'keep' is no policy; accepted: raise, drop, flag"),
        ({"unsorted": 1}, InvalidValueError, "faults: 1 is no policy"),
        ({"late": "drop"}, InvalidValueError, "faults: 'late' is no fault; accepted: missing_id, unknown_state, "),
        (None, InvalidTypeError, "faults: None is a NoneType; a policy for all"),
        (["drop"], InvalidTypeError, r"faults: \['drop'\] is a list; a policy for all \(raise, drop, flag\)"),
    ],
)
def test_other_names_are_refused(given: Any, error: type[Exception], message: str) -> None:  # noqa: ANN401 -- bad input
    """With what is accepted."""
    with pytest.raises(error, match=message):
        fault_policies(given)


def test_a_fault_is_told_with_its_first_row_and_how_many() -> None:
    """The report, and the error that refuses the log."""
    fault = LogFault(LogFaultKind.MISSING_TIME, FaultPolicy.FLAG, "at", np.array([3]), "NaT")
    assert str(fault) == "at: row 3: NaT is no time; 1 such row in the log, flagged"
    assert "; accepted: 'New'; faults=" in str(fault.refused("'New'"))
    assert str(fault.refused()) == (
        "at: row 3: NaT is no time; 1 such row in the log; "
        "faults={'missing_time': 'drop'} or 'flag' reports and goes on"
    )


def test_every_kind_has_its_words() -> None:
    """Each kind of fault can be told."""
    for kind in LogFaultKind:
        assert str(LogFault(kind, FaultPolicy.DROP, "c", np.array([0]), "v")).startswith("c: row 0: v ")
