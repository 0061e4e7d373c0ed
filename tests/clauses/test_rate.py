"""Exact shares."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sla_rules.clauses.rate import share
from sla_rules.errors import InvalidTypeError, InvalidValueError


def test_share() -> None:
    """A share is a Fraction, more than 0 and at most 1"""
    assert share(Fraction(1), "target") == 1
    with pytest.raises(InvalidValueError, match="target: 3/2 is no share; more than 0 and at most 1 is wanted"):
        share(Fraction(3, 2), "target")
    with pytest.raises(InvalidTypeError, match="target: 1 is a int; a Fraction is wanted"):
        share(1, "target")
