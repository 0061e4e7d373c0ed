"""A month in which two small agreements stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules import Period
from sla_rules.agreements.stretch import stretches
from tests.assessments.paper import AGREEMENT

if TYPE_CHECKING:
    from sla_rules import Agreement
    from sla_rules.agreements.comparison import Finding
    from sla_rules.agreements.stretch import Stretch

MARCH = Period.month(2027, 3)


def side_by_side(new: Agreement, old: Agreement = AGREEMENT) -> Stretch:
    """Return March 2027, in which neither changes its terms."""
    (stretch,) = stretches(new, old, MARCH)
    return stretch


def shown(finding: Finding) -> tuple[str, str, str]:
    """Return clause, answer and why."""
    return finding.clause, str(finding.answer), finding.why
