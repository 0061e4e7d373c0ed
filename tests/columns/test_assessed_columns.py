"""What an agreement says of many tickets, as columns."""

from __future__ import annotations

from datetime import date

import pytest

from sla_rules import franceconnect
from sla_rules.columns import TicketColumns, assess
from sla_rules.columns.time_column import NULL

from .paper_lives import at, received

TICKETS = TicketColumns.from_tickets([received(), received(240)])


def test_columns_say_themselves_in_numpy() -> None:
    """Instants, amounts, texts of states and counts have each their type; all of them at once are a dictionary."""
    answered = assess(franceconnect.agreement(), TICKETS, now=at(241), commitments=("handling",))
    assert {name: column.dtype.str for name, column in answered.to_dict().items()} == {
        "handling_started_at": "<M8[us]",
        "handling_due_at": "<M8[us]",
        "handling_elapsed": "<m8[us]",
        "handling_remaining": "<m8[us]",
        "handling_state": "|O",
        "handling_escalation": "|i1",
    }
    assert len(answered) == 2


def test_nothing_in_them_changes() -> None:
    """Neither a column nor a number of it can be set."""
    answered = assess(franceconnect.agreement(), TICKETS, now=at(241))
    with pytest.raises(AttributeError, match="values: assessed columns do not change"):
        answered.values = {}
    with pytest.raises(ValueError, match="read-only"):
        answered["handling_due_at"][0] = 0
    with pytest.raises(TypeError):
        answered.values["x"] = 0


def test_a_version_without_a_commitment_says_nothing_of_it() -> None:
    """Instants and amounts are null, states unknown, and no alarm rang."""
    agreement = franceconnect.agreement()
    handling = agreement.terms.commitment("handling")
    later = agreement.amended(date(2026, 3, 5), commitments=(handling,), escalations=())
    answered = assess(later, TICKETS, now=at(241), commitments=("resolution",))
    assert answered.values["resolution_elapsed"].tolist() == [0, NULL]
    assert answered["resolution_state"].tolist() == ["not_started", None]
    assert answered["resolution_escalation"].tolist() == [0, 0]
