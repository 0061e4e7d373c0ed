"""A report in a notebook."""

from __future__ import annotations

from sla_rules import Period, Ticket
from sla_rules.assessments.report_html import report_html

from .paper import AGREEMENT, HIGH, LOW, monday


def test_indicators_and_severities() -> None:
    """Counts, share, target and verdict of each indicator; a row for each severity."""
    ticket = Ticket.received("1", at=monday(9)).severity_assigned(HIGH, at=monday(9)).acknowledged(at=monday(9))
    report = AGREEMENT.report([ticket.resolved(at=monday(10))], Period.month(2026, 3), now=monday(12))
    html = report._repr_html_()
    assert html == report_html(report)
    assert "<caption>Indicators, 2026-03</caption>" in html
    assert '<td style="text-align:right">100 %</td><td style="text-align:right">50 %</td><td>reached</td>' in html
    assert '<th scope="row">1 (high)</th><td style="text-align:right">1</td>' in html
    assert '<td style="text-align:right">1 h</td>' in html
    assert "<dt>tickets</dt><dd>1</dd>" in html


def test_missed_and_nothing() -> None:
    """A target missed is said; where nothing was received there is no share."""
    late = Ticket.received("1", at=monday(9)).severity_assigned(HIGH, at=monday(9)).resolved(at=monday(16))
    assert "<td>missed</td>" in report_html(AGREEMENT.report([late], Period.month(2026, 3), now=monday(17)))
    low = Ticket.received("1", at=monday(9)).severity_assigned(LOW, at=monday(9))
    html = report_html(AGREEMENT.report([low], Period.month(2026, 3), now=monday(12)))
    assert '<td style="text-align:right">-</td><td style="text-align:right">50 %</td><td>nothing received</td>' in html
