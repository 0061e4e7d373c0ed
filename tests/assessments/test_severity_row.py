"""What a report says of one severity is worked out by a tally, and tried with it."""

from __future__ import annotations

from sla_rules.assessments.severity_row import SeverityRow
from sla_rules.assessments.tally import Tally
from tests.assessments.paper import HIGH, LOW, TERMS


def test_no_ticket_is_a_row_of_zeros() -> None:
    """Each severity of the terms has its row, and nothing resolved has no median"""
    nothing = SeverityRow(severity=HIGH, received=0, resolved=0, within=0, escalated=0, median=None, p95=None)
    of_high, of_low = Tally().rows(TERMS)
    assert of_high == nothing
    assert of_low.severity == LOW
