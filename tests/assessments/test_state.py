"""States."""

from __future__ import annotations

from sla_rules.assessments.state import State


def test_states() -> None:
    """A commitment is in one of seven states"""
    named = "not_started running paused met breached cancelled not_covered"
    assert list(State) == named.split()
