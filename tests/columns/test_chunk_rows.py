"""A chunk of tickets as the terms see them."""

from __future__ import annotations

import pytest

from sla_rules import Severity
from sla_rules.columns.row_fault import RowFault, told
from sla_rules.errors import UnknownNameError

from .paper_lives import at, chunk, received


def test_what_is_not_received_yet_is_told_apart() -> None:
    """A ticket received after now is not received; where all are, nothing is said."""
    assert chunk([received(), received(1)], at(2)).not_received is None
    later = chunk([received(), received(3)], at(2))
    assert later.not_received is not None
    assert later.not_received.tolist() == [False, True]
    assert len(later) == 2


def test_names_that_the_grid_does_not_have_are_refused() -> None:
    """A scope or a level that is unknown names its row and how many there are; a later assignment does not exist."""
    with pytest.raises(RowFault) as raised:
        chunk([received(), received(scope="planet"), received(scope="planet")], at(2))
    fault = told([raised.value])
    assert isinstance(fault, UnknownNameError)
    assert str(fault).startswith("tickets: row 1: 1 which the agreement does not have; 2 such rows")
    foreign = received().severity_assigned(Severity(9, "odd"), at=at(1))
    with pytest.raises(RowFault):
        chunk([foreign], at(2))
    assert chunk([foreign], at(0.5)).severities.severity.tolist() == [-1]
