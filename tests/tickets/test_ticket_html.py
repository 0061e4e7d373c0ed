"""A ticket in a notebook."""

from __future__ import annotations

from datetime import UTC, datetime

from sla_rules import Severity, Ticket
from sla_rules.tickets.ticket_html import ticket_html

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_events_are_rows() -> None:
    """Each event has its instant, its kind, and its severity or detail."""
    ticket = Ticket.received("1", at=NINE).severity_assigned(Severity(2, "<low>"), at=NINE).paused("parts", at=NINE)
    html = ticket._repr_html_()
    assert html == ticket_html(ticket)
    assert '<th scope="row">2026-03-02 09:00:00+00:00</th><td>received</td><td></td>' in html
    assert "<td>severity_assigned</td><td>2 (&lt;low&gt;)</td>" in html
    assert "<td>paused</td><td>parts</td>" in html
    assert html.endswith("<dl></dl></section>")


def test_what_it_is_about() -> None:
    """Scope, provider and marks are shown where they are given."""
    html = Ticket.received(
        "1", at=NINE, scope="site", identity_provider="Aliz<é>", blocking=True, security=True
    )._repr_html_()
    assert html.endswith(
        "<dl><dt>scope</dt><dd>site</dd><dt>identity provider</dt><dd>Aliz&lt;é&gt;</dd>"
        "<dt>blocking</dt><dd>yes</dd><dt>security</dt><dd>yes</dd></dl></section>"
    )
