"""What moves one ticket, done to columns of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessHours
from sla_rules.calendars.instants import as_micros
from sla_rules.columns import TicketColumns
from sla_rules.columns.ticket_table import TicketTable
from sla_rules.whatif import Scenario
from sla_rules.whatif.column_moves import moved_columns
from sla_rules.whatif.scalar import mover

from .lives import AGREEMENT, NOW, TODAY, at, day, lives, ticket

if TYPE_CHECKING:
    from sla_rules import Ticket

LONGER = TODAY.covering(opening="08:00", hours="Sa 09:00-12:00")
AMENDED = Scenario("x", AGREEMENT.amended(day("04-01"), calendar=AGREEMENT.calendar.evolve(hours="Mo-Fr 10:00-16:00")))


@settings(max_examples=40)
@given(lives(10, plain=False), st.permutations((TODAY, LONGER, AMENDED, AMENDED.covering(closing="20:00"))))
def test_columns_move_as_tickets_do(tickets: list[Ticket], scenarios: list[Scenario]) -> None:
    """Every step known at now comes to the same instant, in the same order."""
    base, other = scenarios[:2]
    move = mover(base, other, NOW)
    found = moved_columns(TicketColumns.from_tickets(tickets), base, other, NOW)
    for moved, each in zip(found, tickets, strict=True):
        expected = tuple(event for event in move(each).events if event.micros <= as_micros(NOW))
        count = len([event for event in each.events if event.micros <= as_micros(NOW)])
        assert moved.events[: len(expected)] == expected or len(expected) < count
        assert [event.micros for event in moved.events][:count] == [event.micros for event in move(each).events][:count]


def table(*steps: tuple[str, str | None, str | None, str | None]) -> TicketColumns:
    """Return plain lives by Paris times: received, acknowledged, assigned, resolved."""
    names = ("received_at", "acknowledged_at", "severity_assigned_at", "resolved_at")
    null = np.iinfo(np.int64).min
    columns: dict[str, object] = {
        name: np.array([null if text is None else as_micros(at(text)) for text in column], np.int64).view("M8[us]")
        for name, column in zip(names, zip(*steps, strict=True), strict=True)
    }
    columns["severity"] = np.array([None if step[2] is None else "Major" for step in steps], object)
    return TicketTable(columns, AGREEMENT, None, "UTC", "raise").tickets


def test_plain_lives_stay_plain() -> None:
    """A table of plain lives is moved column by column, and what is not known at now is left out."""
    plain = table(("03-06 17:00", None, "03-06 17:30", "03-09 10:30"), ("03-06 17:00", None, None, "04-30 10:30"))
    found = moved_columns(plain, TODAY, LONGER, NOW)
    assert found._plain is not None
    assert found.ticket(0).resolved_at == at("03-07 10:00")
    assert found.ticket(1).resolved_at is None


def test_steps_that_come_together_keep_their_order() -> None:
    """Acknowledged after the severity was assigned: events keep an order for which plain lives have no room."""
    # both after Friday's closing with an hour behind them, and on Saturday where the hours of a new cover have begun
    plain = table(("03-06 17:00", "03-07 10:30", "03-07 10:00", "03-09 10:30"))
    found = moved_columns(plain, TODAY, LONGER, NOW)
    steps = [(str(event.kind), event.at) for event in found.ticket(0).events]
    assert steps[1:3] == [("severity_assigned", at("03-07 09:00")), ("acknowledged", at("03-07 09:00"))]
    expected = mover(TODAY, LONGER, NOW)(plain.ticket(0))
    assert found.ticket(0) == expected


def test_a_table_of_two_columns() -> None:
    """What has no acknowledgement and no severity has nothing that could be turned round."""
    micros = {
        name: np.array([as_micros(at(text))], np.int64)
        for name, text in (("received_at", "03-06 17:00"), ("resolved_at", "03-09 10:30"))
    }
    found = moved_columns(TicketTable(micros, AGREEMENT, None, None, "raise").tickets, TODAY, LONGER, NOW)
    assert found.ticket(0).resolved_at == at("03-07 10:00")


def test_the_hours_of_each_version_move_its_tickets() -> None:
    """
    Two hours of work each, of which one on the next morning, are done in one evening where the desk closes at 20:00

    The first is received under 09:30 to 18:00, the others under 10:00 to 16:00, in force from 1 April.
    """
    tickets = [
        ticket("before", "03-31 17:00", "04-01 10:30"),
        ticket("on", "04-01 15:00", "04-02 11:00"),
        ticket("after", "04-02 15:00", "04-03 11:00"),
    ]
    later = AMENDED.covering(closing="20:00")
    found = moved_columns(TicketColumns.from_tickets(tickets), AMENDED, later, NOW)
    resolved = [found.ticket(row).resolved_at for row in range(3)]
    assert resolved == [at("03-31 19:00"), at("04-01 17:00"), at("04-02 17:00")]
    move = mover(AMENDED, later, NOW)
    assert resolved == [move(each).resolved_at for each in tickets]


def test_nothing_moves_without_need() -> None:
    """Where the desk works as before, the very columns come back."""
    columns = TicketColumns.from_tickets([ticket("1", "03-06 17:00", "03-07 10:00")])
    assert moved_columns(columns, TODAY, TODAY.limit("resolution", BusinessHours(8)), NOW) is columns
    # so they do where the hours of the desk change with the version, which is the same for both
    columns = TicketColumns.from_tickets([ticket("1", "03-06 17:00"), ticket("2", "04-02 15:00")])
    assert moved_columns(columns, AMENDED, AMENDED.limit("resolution", BusinessHours(8)), NOW) is columns
    assert len(moved_columns(TicketColumns(first=[0], kind=[], at=[]), TODAY, LONGER, NOW)) == 0
