"""An assessment in a notebook."""

from __future__ import annotations

from sla_rules import Ticket
from sla_rules.assessments.assessment_html import assessment_html

from .paper import AGREEMENT, LOW, monday


def test_each_commitment_is_a_row() -> None:
    """State, limit, what has elapsed and what is left, due and clause; a dash where there is nothing."""
    ticket = Ticket.received("<1>", at=monday(9)).severity_assigned(LOW, at=monday(9)).acknowledged(at=monday(10))
    html = assessment_html(AGREEMENT.assess(ticket, now=monday(14)))
    assert "<caption>Ticket &lt;1&gt;</caption>" in html
    assert (
        '<tr><th scope="row">resolution</th><td>running</td><td>8 h of business time</td>'
        '<td style="text-align:right">5 h</td><td style="text-align:right">3 h</td>'
        "<td>Mon 2026-03-02 17:00</td><td>§1</td></tr>"
    ) in html
    assert "<dt>at</dt><dd>Mon 2026-03-02 14:00 (Europe/Paris)</dd><dt>severity</dt><dd>2 (low)</dd>" in html
    assert "<dt>rang</dt><dd>alarm to duty, Mon 2026-03-02 13:00</dd>" in html


def test_late_and_to_come() -> None:
    """A late ticket says so in its title; what it waits for has no figures."""
    html = AGREEMENT.assess(Ticket.received("1", at=monday(9)), now=monday(11))._repr_html_()
    assert "<caption>Ticket 1, late</caption>" in html
    assert "<td>not started</td><td>-</td>" in html
    open_ticket = Ticket.received("1", at=monday(9), scope="one")
    assert "<dt>rings, if nobody resolves it before</dt>" in assessment_html(
        AGREEMENT.assess(open_ticket, now=monday(10))
    )
