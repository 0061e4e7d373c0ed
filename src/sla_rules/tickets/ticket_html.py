"""A ticket in a notebook: what it is about, and its events as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.calendars.html_parts import facts, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.tickets.ticket import Ticket


def ticket_html(ticket: Ticket) -> str:
    """
    Write *ticket* as a fragment of HTML that loads nothing; times as they were given.

    >>> from datetime import UTC, datetime
    >>> from sla_rules import Ticket
    >>> "<caption>Ticket INC-42</caption>" in ticket_html(
    ...     Ticket.received("INC-42", at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    ... )
    True
    """
    rows = [(event.at.isoformat(" "), event.kind, event.severity or event.detail or "") for event in ticket.events]
    return f"<section>{table(f'Ticket {ticket.id}', ('at', 'event', 'detail'), rows)}{facts(_facts(ticket))}</section>"


def _facts(ticket: Ticket) -> Iterator[tuple[str, str]]:
    """Yield what the ticket is about; what it does not say is left out."""
    if ticket.scope is not None:
        yield "scope", str(ticket.scope)
    if ticket.identity_provider is not None:
        yield "identity provider", ticket.identity_provider
    if ticket.blocking:
        yield "blocking", "yes"
    if ticket.security:
        yield "security", "yes"
