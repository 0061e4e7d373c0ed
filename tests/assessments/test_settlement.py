"""What an indicator costs."""

from __future__ import annotations

from fractions import Fraction

from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.settlement import settle
from sla_rules.assessments.standing import Standing
from tests.assessments.paper import QUALITY
from tests.clauses.test_tiers import FAILED, KEPT, MISSED, TIERS


def result(met: int, breached: int, running: int = 0) -> IndicatorResult:
    """Return an indicator with these counts."""
    counts = dict.fromkeys(Standing, 0)
    return IndicatorResult.of(
        QUALITY, counts | {Standing.MET: met, Standing.BREACHED: breached, Standing.OPEN_ON_TRACK: running}
    )


def test_settled() -> None:
    """18 of 20 are 90 %, the lower end of the tier from 90 % to 95 %: 5 % of the price, and nothing can change that."""
    found = settle(result(18, 2), TIERS)
    assert (found.tier, found.credit, found.final) == (MISSED, Fraction(1, 20), True)


def test_open_tickets_leave_it_open() -> None:
    """17 of 20 met and 2 running: 85 % as it stands and if both fail, 95 % if both succeed."""
    found = settle(result(17, 1, 2), TIERS)
    assert (found.tier, found.worst, found.best, found.final) == (FAILED, FAILED, KEPT, False)


def test_nothing_received() -> None:
    """Where nothing was received there is nothing to settle."""
    found = settle(result(0, 0), TIERS)
    assert (found.tier, found.credit, found.final) == (None, None, True)
