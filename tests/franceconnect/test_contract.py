"""The annex as a whole."""

from __future__ import annotations

import pytest

from sla_rules import franceconnect
from sla_rules.errors import InvalidTypeError

from .paper import AGREEMENT


def test_whole() -> None:
    """The annex is one value, and every clause of it cites its section"""
    assert franceconnect.agreement() == AGREEMENT
    assert AGREEMENT.source == franceconnect.SOURCE
    terms = AGREEMENT.terms
    named = (*terms.commitments, *terms.escalations, *terms.closures, *terms.indicators)
    single = (terms.grid, terms.availability, terms.notice, terms.deactivation)
    assert all(getattr(clause, "clause", "").startswith("annex §") for clause in (*named, *single))
    assert [commitment.name for commitment in terms.commitments] == ["resolution", "handling", "blocking"]


def test_refused() -> None:
    """What is no reading is refused by name"""
    with pytest.raises(InvalidTypeError, match="reading: 'default' is a str; a Reading is wanted"):
        franceconnect.agreement("default")  # type: ignore[arg-type]
