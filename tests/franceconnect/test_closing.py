"""Section 2.2.3."""

from __future__ import annotations

from sla_rules import BusinessDays, franceconnect
from sla_rules.clauses.closure import Evidence
from sla_rules.franceconnect import Reading

from .paper import AGREEMENT


def test_four_rules() -> None:
    """Confirmed; agreed in writing; 10 business days of silence; no remark, within a window that the caller gives"""
    rules = [(rule.evidence, rule.resolved, rule.after) for rule in AGREEMENT.terms.closures]
    assert rules == [
        (Evidence.CONFIRMATION, True, None),
        (Evidence.WRITTEN_AGREEMENT, False, None),
        (Evidence.SILENCE, False, BusinessDays(10)),
        (Evidence.NO_REMARK, True, BusinessDays(5)),
    ]
    other = franceconnect.agreement(Reading(remark_window=BusinessDays(3)))
    assert other.terms.closures[3].after == BusinessDays(3)
    assert [rule.assumed for rule in AGREEMENT.terms.closures] == [False, False, False, True]
    assert not other.terms.closures[3].assumed
