"""Who judges the tickets."""

from __future__ import annotations

from sla_rules.whatif.judges import judge_for
from sla_rules.whatif.scalar import ScalarJudge

from .test_compare import A, B


def test_few_tickets_are_judged_one_by_one() -> None:
    """Whatever series they come in."""
    assert isinstance(judge_for(iter([A, B])), ScalarJudge)
