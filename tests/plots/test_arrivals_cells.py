"""Arrivals and opening hours, hour by hour of the week."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, PublicHolidays, Ticket
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.plots.arrivals_cells import Arrivals, Cell, arrivals_of

PARIS = ZoneInfo("Europe/Paris")
DESK = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))


def received(*instants: datetime) -> list[Ticket]:
    """Return a ticket for each instant."""
    return [Ticket.received(f"INC-{number}", at=at) for number, at in enumerate(instants)]


def cell(found: Arrivals, weekday: int, hour: int) -> Cell:
    """Return the cell of that hour."""
    return found.cells[24 * weekday + hour]


def test_open_and_closed() -> None:
    """On a Monday 09:29 is closed and 09:30 is open, in one cell that is open for half of its hour."""
    found = arrivals_of(
        received(datetime(2026, 3, 2, 9, 29, tzinfo=PARIS), datetime(2026, 3, 2, 9, 30, tzinfo=PARIS)), DESK
    )
    assert cell(found, 0, 9) == Cell(0, 9, 1, 1, Fraction(1, 2))
    assert (found.received, found.while_open, found.first, found.last) == (2, 1, date(2026, 3, 2), date(2026, 3, 2))
    assert len(found.cells) == 168


def test_hours_are_those_of_the_calendar() -> None:
    """22:30 of Sunday in UTC is 23:30 in Paris, and 08:00 of Monday in New York is 14:00 there."""
    found = arrivals_of(
        received(
            datetime(2026, 3, 1, 22, 30, tzinfo=UTC), datetime(2026, 3, 2, 8, tzinfo=ZoneInfo("America/New_York"))
        ),
        DESK,
    )
    assert (cell(found, 6, 23).while_closed, cell(found, 0, 14).while_open) == (1, 1)


def test_holidays_lower_the_share() -> None:
    """Over four whole weeks from 20 April 2026 one Friday of four is 1 May, and one 8 May: half of them are open."""
    found = arrivals_of(
        received(datetime(2026, 4, 20, 10, tzinfo=PARIS), datetime(2026, 5, 17, 10, tzinfo=PARIS)), DESK
    )
    assert [cell(found, weekday, 10).share for weekday in range(7)] == [
        Fraction(1), Fraction(1), Fraction(1), Fraction(3, 4), Fraction(1, 2), Fraction(0), Fraction(0),
    ]  # fmt: skip


def test_a_skipped_and_a_repeated_hour() -> None:
    """A desk open day and night is open all of each hour: on the Sunday of 23 hours, and on that of 25."""
    always = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 00:00-24:00")
    for sunday in (datetime(2026, 3, 29, 12, tzinfo=PARIS), datetime(2026, 10, 25, 12, tzinfo=PARIS)):
        shares = {(each.weekday, each.hour): each.share for each in arrivals_of(received(sunday), always).cells}
        # that week has no 02:00 to 03:00 on its Sunday in March: an hour that never was is open for nothing
        missing = {(6, 2)} if sunday.month == 3 else set()
        assert {key for key, share in shares.items() if share != 1} == missing


def test_twice_the_same_hour() -> None:
    """Both tickets of the repeated hour of 25 October are received in it."""
    first = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS)
    found = arrivals_of(received(first, first.replace(fold=1)), DESK)
    assert cell(found, 6, 2).while_closed == 2


def test_nights_belong_to_the_hours_they_are_in() -> None:
    """Saturday 22:00 to 06:00 opens Sunday's first six hours."""
    night = BusinessCalendar(tz="Europe/Paris", hours="Sa 22:00-06:00")
    found = arrivals_of(received(datetime(2026, 3, 4, 12, tzinfo=PARIS)), night)
    opened = {(each.weekday, each.hour) for each in found.cells if each.share}
    # the night before the first Monday belongs to the week before, the last one ends on the Sunday of the span
    assert opened == {(5, 22), (5, 23), *((6, hour) for hour in range(6))}


def test_nothing_and_no_ticket() -> None:
    """Nothing received leaves no cells and no dates; what is no ticket is refused."""
    assert arrivals_of([], DESK) == Arrivals((), None, None)
    assert arrivals_of([], DESK).received == 0
    with pytest.raises(InvalidTypeError, match="tickets"):
        arrivals_of(["INC-1"], DESK)  # type: ignore[list-item] # refused by name
    with pytest.raises(InvalidValueError, match="'INC-0' is the id of"):
        arrivals_of(2 * received(datetime(2026, 3, 4, 12, tzinfo=PARIS)), DESK)
