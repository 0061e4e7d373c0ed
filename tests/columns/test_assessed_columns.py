"""What an agreement says of many tickets, as columns."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from typing import TYPE_CHECKING

import narwhals as nw
import pytest

from sla_rules import franceconnect
from sla_rules.columns import TicketColumns, assess
from sla_rules.columns.assessed_columns import BACKENDS, AssessedColumns
from sla_rules.columns.time_column import NULL
from sla_rules.errors import InvalidValueError

from .paper_lives import at, received

if TYPE_CHECKING:
    from collections.abc import Callable

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
        "handling_escalation": "<i2",
    }
    assert len(answered) == 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_they_turn_into_a_frame(backend: str) -> None:
    """Ids come first, instants are in UTC, states are texts; another package is refused."""
    pytest.importorskip(backend)
    answered = assess(franceconnect.agreement(), TICKETS, now=at(241))
    frame = nw.from_native(answered.to_frame(backend), eager_only=True)
    assert frame.columns == ["id", *answered.values]
    assert frame["id"].to_list() == ["1", "1"]
    assert frame["resolution_state"].to_list() == ["not_started", "not_started"]
    assert frame["handling_started_at"].to_list() == [at(0), at(240)]
    assert frame["handling_elapsed"].to_list()[1] == timedelta(minutes=30)  # the annex opens at 09:30
    assert frame["resolution_due_at"].is_null().all()
    bare = TicketColumns(first=[0, 1], kind=[0], at=[0])
    assert "id" not in nw.from_native(assess(franceconnect.agreement(), bare, now=at(0)).to_frame(backend)).columns
    with pytest.raises(InvalidValueError, match="backend: 'x' is none; accepted are pandas, polars, pyarrow"):
        answered.to_frame("x")


def test_nothing_in_them_changes() -> None:
    """Neither a column nor a number of it can be set."""
    answered = assess(franceconnect.agreement(), TICKETS, now=at(241))
    with pytest.raises(AttributeError, match="values: assessed columns do not change"):
        answered.values = {}
    with pytest.raises(ValueError, match="read-only"):
        answered["handling_due_at"][0] = 0
    with pytest.raises(TypeError):
        answered.values["x"] = 0
    with pytest.raises(AttributeError, match="kinds: assessed columns do not change"):
        del answered.kinds


@pytest.mark.parametrize("go", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_they_travel(go: Callable[[AssessedColumns], AssessedColumns]) -> None:
    """To a worker, or into a cache: the same columns arrive, and do not change there either."""
    answered = assess(franceconnect.agreement(), TICKETS, now=at(241))
    arrived = go(answered)
    assert arrived.to_frame("pandas").equals(answered.to_frame("pandas"))
    with pytest.raises(ValueError, match="read-only"):
        arrived["handling_due_at"][0] = 0


def test_a_version_without_a_commitment_says_nothing_of_it() -> None:
    """Instants and amounts are null, states unknown, and no alarm rang."""
    agreement = franceconnect.agreement()
    handling = agreement.terms.commitment("handling")
    later = agreement.amended(date(2026, 3, 5), commitments=(handling,), escalations=())
    answered = assess(later, TICKETS, now=at(241), commitments=("resolution",))
    assert answered.values["resolution_elapsed"].tolist() == [0, NULL]
    assert answered["resolution_state"].tolist() == ["not_started", None]
    assert answered["resolution_escalation"].tolist() == [0, 0]
