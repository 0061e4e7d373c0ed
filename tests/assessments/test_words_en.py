"""The English words."""

from __future__ import annotations

from sla_rules import franceconnect
from sla_rules.assessments.closure_standing import MissingEvidence
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.state import State
from sla_rules.assessments.step import StepKind
from sla_rules.assessments.words_en import DAYS, NAMES, PHRASES
from sla_rules.tickets.event import EventKind


def test_every_value_has_its_word() -> None:
    """Each state, standing, kind of step and kind of event is worded."""
    assert set(State) <= PHRASES.keys()
    assert {f"standing_{standing}" for standing in Standing} <= PHRASES.keys()
    assert {f"step_{kind}" for kind in StepKind} <= PHRASES.keys()
    assert {f"missing_{missing}" for missing in MissingEvidence} <= PHRASES.keys()
    assert {str(kind) for kind in EventKind} <= NAMES.keys()
    assert len(DAYS) == 7


def test_the_annex_is_named() -> None:
    """Each commitment, escalation, indicator, clause, severity and scope of the annex is a name of the tables."""
    terms = franceconnect.agreement().terms
    named = {str(scope) for scope in franceconnect.Scope} | {severity.name for severity in terms.grid.severities}
    named |= {terms.grid.clause}
    for name, clause in (
        *((promise.name, promise.clause) for promise in terms.commitments),
        *((alarm.name, alarm.clause) for alarm in terms.escalations),
        *((indicator.name, indicator.clause) for indicator in terms.indicators),
        *((rule.name, rule.clause) for rule in terms.closures),
    ):
        named |= {name, clause}
    assert named <= NAMES.keys()
