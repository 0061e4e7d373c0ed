"""Tickets one after the other, as they are given to be counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Iterator


def each_once(tickets: Iterable[Ticket]) -> Iterator[Ticket]:
    """
    Walk *tickets*, of which none may come twice: it would be counted twice.

    Raises InvalidTypeError for what is no series of tickets, at once, and for what is no ticket; InvalidValueError for
    an id that comes again, with the places of both, counted from 0.

    >>> from datetime import UTC, datetime
    >>> ticket = Ticket.received("INC-42", at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    >>> [each.id for each in each_once([ticket])]
    ['INC-42']
    """
    if not isinstance(tickets, Iterable):
        msg = f"tickets: {tickets!r} is a {type(tickets).__name__}; tickets are wanted, as in [ticket]"
        raise InvalidTypeError(msg)
    return _walked(tickets)


def _walked(tickets: Iterable[Ticket]) -> Iterator[Ticket]:
    places: dict[str, int] = {}
    for place, ticket in enumerate(tickets):
        first = places.setdefault(instance(ticket, Ticket, f"tickets[{place}]").id, place)
        if first != place:
            msg = f"tickets[{place}]: {ticket.id!r} is the id of tickets[{first}] too; each ticket may come once"
            raise InvalidValueError(msg)
        yield ticket
