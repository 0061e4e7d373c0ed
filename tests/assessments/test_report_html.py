"""A report in a notebook."""

from __future__ import annotations

from datetime import timedelta

from sla_rules import Period, Ticket
from sla_rules.assessments.report_html import report_html, reports_html

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


def test_several_periods() -> None:
    """A row for each period and one for all of them, and the severities of the whole."""
    tickets = [Ticket.received(f"{n}", at=monday(9) + n * timedelta(days=30), scope="all") for n in range(2)]
    reports = AGREEMENT.reports(tickets, "month", now=monday(9) + timedelta(days=60))
    html = reports._repr_html_()
    assert html == reports_html(reports)
    assert '<caption>quality</caption><thead><tr><th scope="col">period</th>' in html
    heads = [part.split("<")[0] for part in html.split('<th scope="row">')[1:4]]
    assert heads == ["2026-03", "2026-04", "all"]
    assert '<th scope="row">1 (high)</th><td style="text-align:right">2</td>' in html
