"""
"No worse than" (annex §3): does a new agreement keep or improve what an old one promised?

Clause by clause: due dates as functions of every start, then the targets, then what must be the same. What is not
proven is undecided, with why. The period is cut where either agreement changes its terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from sla_rules.agreements.alarm_findings import escalation_findings
from sla_rules.agreements.comparison import Answer, Comparison, Finding
from sla_rules.agreements.promise_findings import commitment_findings, indicator_findings
from sla_rules.agreements.stretch import stretches
from sla_rules.agreements.term_findings import term_findings
from sla_rules.assessments.period import Period, PeriodKind
from sla_rules.errors import InvalidValueError, NoOpenTimeError, OutOfRangeError
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.agreements.stretch import Stretch

_KINDS: tuple[tuple[str, Callable[[Stretch], Iterator[Finding]]], ...] = (
    ("commitments", commitment_findings),
    ("escalations", escalation_findings),
    ("indicators", indicator_findings),
    ("terms", term_findings),
)


def compare(new: Agreement, old: Agreement, period: Period) -> Comparison:
    """
    Return whether *new* is no worse than *old* for the tickets received and the clocks started in *period*.

    Raises InvalidValueError for the period of all dates, whose breakpoints have no end.
    """
    if instance(period, Period, "period").kind is PeriodKind.ALL:
        msg = "period: all dates cannot be checked one by one; a month, a quarter or a year is wanted"
        raise InvalidValueError(msg)
    if new.zone != old.zone:
        why = f"dates are cut in {new.zone} by the new agreement and in {old.zone} by the old one"
        return Comparison(period=period, findings=(Finding(clause="calendar", answer=Answer.UNDECIDED, why=why),))
    parts = list(stretches(new, old, period))
    findings: list[Finding] = []
    for part in parts:
        since = f"from {part.first}: " if len(parts) > 1 else ""
        findings += (attrs.evolve(finding, clause=since + finding.clause) for finding in _findings(part))
    return Comparison(period=period, findings=tuple(findings))


def _findings(part: Stretch) -> Iterator[Finding]:
    """Walk what is found of each kind of clause; where a calendar knows too little, that kind is undecided."""
    for clause, find in _KINDS:
        try:
            yield from find(part)
        except (OutOfRangeError, NoOpenTimeError) as fault:
            yield Finding(clause=clause, answer=Answer.UNDECIDED, why=f"a calendar knows too little: {fault}")
