"""Many tickets as columns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from sla_rules import Severity, Ticket
from sla_rules.columns.coded import Coded
from sla_rules.columns.ticket_columns import TicketColumns
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.event import Confirmation

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
