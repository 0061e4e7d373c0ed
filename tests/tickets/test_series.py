"""Tickets one after the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sla_rules import Ticket
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.series import each_once

FIRST, SECOND = (Ticket.received(name, at=datetime(2026, 3, 2, 9, tzinfo=UTC)) for name in "ab")


def test_walked_in_order() -> None:
    """Tickets come as they were given, from whatever can be walked, one at a time"""
    assert list(each_once((FIRST, SECOND))) == [FIRST, SECOND]
    endless = iter(lambda: FIRST, None)
    assert next(each_once(endless)) is FIRST


def test_an_id_comes_once() -> None:
    """Two tickets of one id are one ticket counted twice, whatever else they say: refused, with both places"""
    later = Ticket.received("a", at=FIRST.received_at + timedelta(days=1))
    for tickets in ([FIRST, SECOND, FIRST], [FIRST, SECOND, later]):
        with pytest.raises(
            InvalidValueError, match=r"tickets\[2\]: 'a' is the id of tickets\[0\] too; each ticket may"
        ):
            list(each_once(tickets))


@pytest.mark.parametrize(
    ("tickets", "message"),
    [
        (None, "tickets: None is a NoneType; tickets are wanted"),
        (FIRST, r"tickets: Ticket\(.*\) is a Ticket; tickets are wanted, as in \[ticket\]"),
        ([FIRST, "b"], r"tickets\[1\]: 'b' is a str; a Ticket is wanted"),
    ],
)
def test_refused(tickets: Any, message: str) -> None:  # noqa: ANN401 -- what is no series of tickets
    """What cannot be walked, a single ticket included, and what is no ticket is refused by name"""
    with pytest.raises(InvalidTypeError, match=message):
        list(each_once(tickets))
