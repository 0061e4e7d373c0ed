"""Values given once, or once for each severity."""

from __future__ import annotations

import pytest

from sla_rules import Severity
from sla_rules.clauses.per_severity import checked_pairs, for_severity
from sla_rules.errors import InvalidTypeError

HIGH, LOW = Severity(1, "high"), Severity(2, "low")


def test_one_value_or_pairs() -> None:
    """The one value stays as it is, pairs become a tuple and are found by level"""
    assert checked_pairs("desk", str, "to") == "desk"
    assert checked_pairs([(HIGH, "duty")], str, "to") == ((HIGH, "duty"),)
    assert for_severity(((HIGH, "duty"),), Severity(1, "urgent")) == "duty"
    assert for_severity(((HIGH, "duty"),), LOW) is None
    assert for_severity(((HIGH, "duty"),), None) is None


def test_three_are_no_pair() -> None:
    """What is no pair is refused with its place"""
    with pytest.raises(InvalidTypeError, match=r"to\[1\]: .* is no pair of a Severity and str"):
        checked_pairs([(HIGH, "duty"), (LOW, "desk", "more")], str, "to")
