"""The events of many tickets in flat columns."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sla_rules import Severity
from sla_rules.columns.event_rows import EventRows
from sla_rules.columns.kinds import CODE_OF
from sla_rules.errors import ImpossibleStepError, InvalidTypeError, InvalidValueError, OutOfRangeError
from sla_rules.tickets.event import EventKind

RECEIVED, ASSIGNED, PAUSED, RESOLVED, CONFIRMED, CLOSED = (
    CODE_OF[kind]
    for kind in (
        EventKind.RECEIVED,
        EventKind.SEVERITY_ASSIGNED,
        EventKind.PAUSED,
        EventKind.RESOLVED,
        EventKind.CONFIRMED,
        EventKind.CLOSED,
    )
)


def rows(first: Any, kind: Any, at: Any, detail: Any = None, details: Any = ()) -> EventRows:  # noqa: ANN401 -- any
    """Return rows in the order given, without details unless they are said."""
    return EventRows(first, kind, at, np.full(len(at), -1, np.int32) if detail is None else detail, details)


def test_events_go_by_ticket_and_instant() -> None:
    """Events given in any order are kept by instant, ticket by ticket."""
    ordered = rows([0, 2, 4], [RESOLVED, RECEIVED, RECEIVED, CLOSED], [9, 3, 1, 2]).in_order(str)
    assert ordered.kind.tolist() == [RECEIVED, RESOLVED, RECEIVED, CLOSED]
    assert ordered.at.tolist() == [3, 9, 1, 2]
    assert ordered.owner.tolist() == [0, 0, 1, 1]


def test_simultaneous_events_take_a_possible_order() -> None:
    """Resolved and received at one instant are turned round; closed then resolved become resolved then closed."""
    ordered = rows([0, 2, 5], [RESOLVED, RECEIVED, RECEIVED, CLOSED, RESOLVED], [5, 5, 1, 2, 2]).in_order(str)
    assert ordered.kind.tolist() == [RECEIVED, RESOLVED, RECEIVED, RESOLVED, CLOSED]


def test_an_impossible_history_is_told_with_how_many() -> None:
    """Three of four tickets cannot be; the first is told, one with simultaneous events is tried as well."""
    table = rows(
        [0, 2, 3, 5, 8], [RECEIVED, PAUSED, RESOLVED, CLOSED, RECEIVED, RECEIVED, RESOLVED, RESOLVED],
        [0, 1, 2, 3, 4, 5, 6, 6], [-1, 0, *[-1] * 6], ("vendor",),
    )  # fmt: skip
    with pytest.raises(
        ImpossibleStepError, match=r"ticket '1': resolved at .* impossible before received.*; 3 such ti"
    ):
        table.in_order(str)


def test_parts_are_by_slice_or_by_number() -> None:
    """A part has the events of its tickets alone."""
    table = rows([0, 1, 3, 4], [RECEIVED, RECEIVED, CLOSED, RECEIVED], [1, 2, 3, 4])
    assert table.part(slice(1, 3)).at.tolist() == [2, 3, 4]
    part = table.part(np.array([2, 1]))
    assert (part.first.tolist(), part.at.tolist()) == ([0, 1, 3], [4, 2, 3])
    assert len(part.part(slice(0, 0))) == 0


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (([0, 1], [RECEIVED], [1, 2]), "1, 2 and 2 rows"),
        (([0, 2], [RECEIVED], [1]), "first: offsets from 0 to 1"),
        (([], [RECEIVED], [1]), "first: offsets from 0 to 1"),
        (([0, 1, 1], [RECEIVED], [1]), "first: row 1: 1 begins a ticket without events; 1 such rows"),
        (([0, 2], [RECEIVED, 16], [1, 2]), "kind: row 1: 16 is no kind of event; 1 such rows"),
        (([0, 1], [PAUSED], [1]), "detail: row 0: reason: paused has none; a text is wanted; 1 such rows"),
        (([0, 2], [RECEIVED] * 2, [1, 2], [-1, 0], ("x",)), "detail: row 1: detail: 'x' does not belong to received"),
        (([0, 1], [CONFIRMED], [1], [0], ("smoke",)), "form: 'smoke' is not accepted for confirmed; verbal or written"),
        (([0, 1], [RESOLVED], [1], [0], (Severity(1, "a"),)), "severity: .* does not belong to resolved"),
        (([0, 1], [RECEIVED], [1], [1], ("x",)), "detail: row 0: 1 is the code of none of 1 values"),
    ],
)
def test_columns_that_no_tickets_may_have_are_refused(columns: tuple[Any, ...], said: str) -> None:
    """Each fault is told with its column, its first row and its value."""
    with pytest.raises(InvalidValueError, match=said):
        rows(*columns)


def test_a_detail_is_a_severity_or_a_text() -> None:
    """An assignment wants a severity; a number is no detail."""
    with pytest.raises(InvalidTypeError, match="severity: None is a NoneType"):
        rows([0, 1], [ASSIGNED], [1])
    with pytest.raises(InvalidTypeError, match=r"details\[0\]: 3 is a int"):
        rows([0, 1], [RECEIVED], [1], [-1], (3,))


def test_times_are_those_of_the_years_1_to_9999() -> None:
    """A number of seconds taken for microseconds is within; what no date says is not."""
    with pytest.raises(OutOfRangeError, match=r"at: row 1: 9\d+ is outside the years 1 to 9999; 1 such rows"):
        rows([0, 2], [RECEIVED] * 2, [0, 9 * 10**18])
