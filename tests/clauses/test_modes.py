"""The modes of a commitment."""

from __future__ import annotations

from sla_rules import BusinessHours
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.modes import OnReopen, OnSeverityChange, Repeats, Unresolved
from sla_rules.tickets.event import EventKind


def test_defaults() -> None:
    """Nothing said, a clock goes on when reopened, keeps its time under a new severity, and closed unresolved fails"""
    plain = Commitment(
        name="a", clause="§1", starts=EventKind.RECEIVED, ends=EventKind.RESOLVED, limit=BusinessHours(1)
    )
    modes = (plain.on_reopen, plain.on_severity_change, plain.unresolved, plain.repeats)
    assert modes == (OnReopen.CUMULATIVE, OnSeverityChange.FROM_START, Unresolved.NOT_MET, Repeats.NEVER)
    assert plain.paused_by == ()
