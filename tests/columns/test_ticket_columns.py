"""Many tickets as columns."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from sla_rules import Severity, Ticket
from sla_rules.columns.coded import Coded
from sla_rules.columns.plain_times import RECEIVED, PlainTimes
from sla_rules.columns.ticket_columns import TicketColumns
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.event import Confirmation

if TYPE_CHECKING:
    from collections.abc import Callable

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
PLAIN = Ticket.received("INC-1", at=START, scope="site", blocking=True)
LONG = (
    Ticket.received("INC-2", at=START, identity_provider="Alizé", security=True)
    .severity_assigned(Severity(2, "low"), at=START + HOUR)
    .paused("vendor", at=START + 2 * HOUR)
    .resumed(at=START + 3 * HOUR)
    .resolved(at=START + 4 * HOUR, by="support")
    .confirmed(Confirmation.WRITTEN, at=START + 4 * HOUR)
)


def test_tickets_come_back_as_they_were() -> None:
    """Every field and every event of a ticket outlives the columns."""
    columns = TicketColumns.from_tickets([PLAIN, LONG])
    assert list(columns) == [PLAIN, LONG]
    assert columns.ticket(-1) == LONG
    assert repr(columns) == "<TicketColumns: 2 tickets>"


def test_without_ids_the_row_is_the_id() -> None:
    """Only the events are needed; numbers are ids as well."""
    bare = TicketColumns(first=[0, 1, 2], kind=[0, 0], at=[1, 2])
    assert [ticket.id for ticket in bare] == ["0", "1"]
    assert TicketColumns(first=[0, 1], kind=[0], at=[1], ids=[42]).id_of(0) == "42"


def test_a_part_is_of_the_same_tickets() -> None:
    """A part keeps what the tickets are about."""
    columns = TicketColumns.from_tickets([PLAIN, LONG, PLAIN])
    assert list(columns.part(slice(1, 3))) == [LONG, PLAIN]
    assert list(columns.part(np.array([1]))) == [LONG]
    assert next(iter(TicketColumns(first=[0, 1, 2], kind=[0, 0], at=[1, 2]).part(slice(0, 1)))).id == "0"


def test_nothing_in_it_changes() -> None:
    """Neither a field nor a number of a column can be set."""
    columns = TicketColumns.from_tickets([PLAIN])
    with pytest.raises(AttributeError, match="scope: columns of tickets do not change"):
        columns.scope = None
    with pytest.raises(AttributeError, match="ids: columns of tickets do not change"):
        del columns.ids
    with pytest.raises(ValueError, match="read-only"):
        columns.events.at[0] = 0


def test_what_its_maker_writes_does_not_reach_in() -> None:
    """The arrays given were checked, and are kept as they were then."""
    first, at, ids = np.array([0, 1, 2]), np.array([5, 6]), np.array(["a", "b"], object)
    blocking, codes = np.array([True, False]), np.zeros(2, np.int32)
    columns = TicketColumns(
        first=first, kind=[0, 0], at=at, ids=ids, blocking=blocking, scope=Coded(codes, ("site",)), security=blocking
    )
    before = list(columns)
    first[1], at[0], ids[0], blocking[0], codes[0] = 0, 99, "", False, -1
    assert list(columns) == before


@pytest.mark.parametrize("go", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_they_travel(go: Callable[[TicketColumns], TicketColumns]) -> None:
    """To a worker, or into a cache: the same tickets arrive, and do not change there either."""
    for columns in (TicketColumns.from_tickets([PLAIN, LONG]), plain_lives()):
        arrived = go(columns)
        assert list(arrived) == list(columns)
        with pytest.raises(ValueError, match="read-only"):
            arrived.events.at[0] = 0
        with pytest.raises(AttributeError, match="do not change"):
            arrived.ids = None


def plain_lives() -> TicketColumns:
    """Return tickets whose events are not made yet."""
    received = np.array([0, 5_000_000])
    return TicketColumns.of_plain(PlainTimes({RECEIVED: received}, np.full(2, -1, np.int32), ()))


def test_the_form_in_which_they_were_given() -> None:
    """Plain lives keep their instants by step, also in a part; what came as events has none, plain as it may be."""
    times = plain_lives().part(slice(1, 2)).plain_times
    assert times is not None
    assert {kind: at.tolist() for kind, at in times.times.items()} == {RECEIVED: [5_000_000]}
    assert TicketColumns.from_tickets([PLAIN]).plain_times is None


@pytest.mark.parametrize("row", [1.5, "a", True, None])
def test_a_row_is_a_whole_number(row: Any) -> None:  # noqa: ANN401 -- what is none
    """A float, a text and a flag are the row of no ticket; a number of numpy is."""
    columns = TicketColumns.from_tickets([PLAIN, LONG])
    assert columns.ticket(np.int64(1)) == LONG  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match=r"row: .* a whole number is wanted"):
        columns.ticket(row)


def test_ids_are_whole_numbers_of_any_kind() -> None:
    """Objects of numbers alone, such as a nullable column of pandas gives, up to 64 bits."""
    given = np.array([2**64 - 1, 7], object)
    columns = TicketColumns(first=[0, 1, 2], kind=[0, 0], at=[1, 2], ids=given)
    assert [columns.id_of(row) for row in (0, 1)] == [str(2**64 - 1), "7"]
    with pytest.raises(InvalidValueError, match="ids: row 0: 18446744073709551616 is no whole number of 64 bits"):
        TicketColumns(first=[0, 1], kind=[0], at=[1], ids=np.array([2**64], object))


def test_what_is_no_column_is_refused_by_its_name() -> None:
    """None where times, details or tickets are wanted, and lists of different lengths."""
    for field, given in {"at": None, "kind": [[0], [0, 0]], "details": None, "ids": [["a"], []]}.items():
        with pytest.raises(InvalidTypeError, match=f"{field}: "):
            TicketColumns(**{"first": [0, 1], "kind": [0], "at": [1], field: given})  # type: ignore[arg-type]
    for tickets in (None, PLAIN):
        with pytest.raises(InvalidTypeError, match=r"tickets: .* a tuple is wanted"):
            TicketColumns.from_tickets(tickets)  # type: ignore[arg-type]


def test_faults_name_the_column() -> None:
    """Another length, another type and a blank id are refused by name."""
    with pytest.raises(InvalidValueError, match="scope: 1 rows, where there are 2 tickets"):
        TicketColumns(first=[0, 1, 2], kind=[0, 0], at=[1, 2], scope=Coded.of(["site"]))
    with pytest.raises(InvalidTypeError, match=r"scope: .* is a list; a Coded is wanted"):
        TicketColumns(first=[0, 1], kind=[0], at=[1], scope=["site"])  # type: ignore[arg-type] # that is the point
    with pytest.raises(InvalidTypeError, match="ids: 1 dimensions of float64"):
        TicketColumns(first=[0, 1], kind=[0], at=[1], ids=[0.5])
    with pytest.raises(InvalidValueError, match="ids: row 1: ' ' is no text, or blank; 1 such rows"):
        TicketColumns(first=[0, 1, 2], kind=[0, 0], at=[1, 2], ids=["a", " "])
    with pytest.raises(InvalidValueError, match="row: 1 is not there; there are 1 tickets"):
        TicketColumns(first=[0, 1], kind=[0], at=[1]).ticket(1)
    with pytest.raises(InvalidTypeError, match=r"tickets\[0\]: 'x' is a str"):
        TicketColumns.from_tickets(["x"])  # type: ignore[list-item] # that is the point
