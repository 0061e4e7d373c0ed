"""One report for each value of a key."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sla_rules import Period, Ticket
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from tests.assessments.paper import AGREEMENT, HIGH, LOW, monday

MARCH = Period.month(2026, 3)
NOW = monday(16)
A = Ticket.received("A", at=monday(9), scope="all").team_assigned("network", at=monday(9)).resolved(at=monday(10))
B = Ticket.received("B", at=monday(10), scope="one").team_assigned("desk", at=monday(10))
C = Ticket.received("C", at=monday(10), scope="all", identity_provider="Alizé")
TICKETS = (A, B, C)


def test_by_a_name() -> None:
    """Severity as assessed, team as last assigned; sorted, those without a value last."""
    by_severity = AGREEMENT.report_by(TICKETS, "severity", MARCH, now=NOW)
    assert {severity: report.tickets for severity, report in by_severity.items()} == {HIGH: 2, LOW: 1}
    assert by_severity[HIGH].indicator.received == 2
    assert list(AGREEMENT.report_by(TICKETS, "team", MARCH, now=NOW)) == ["desk", "network", None]
    assert list(AGREEMENT.report_by(TICKETS, "identity_provider", MARCH, now=NOW)) == ["Alizé", None]


def test_by_any_function() -> None:
    """A function of the ticket is a key; the order of the tickets changes nothing."""
    by_hour = AGREEMENT.report_by(TICKETS, lambda ticket: ticket.received_at.hour, MARCH, now=NOW)
    assert {hour: report.tickets for hour, report in by_hour.items()} == {9: 1, 10: 2}
    again = AGREEMENT.report_by(reversed(TICKETS), lambda ticket: ticket.received_at.hour, MARCH, now=NOW)
    assert again == by_hour


def test_the_parts_add_up() -> None:
    """Each ticket stands in one report; those received after now, or in another period, are in none as tickets."""
    later = Ticket.received("D", at=NOW + timedelta(hours=1), scope="all")
    by_scope = AGREEMENT.report_by((*TICKETS, later), "scope", MARCH, now=NOW)
    whole = AGREEMENT.report((*TICKETS, later), MARCH, now=NOW)
    assert sum(report.tickets for report in by_scope.values()) == whole.tickets == 3
    assert sum(report.indicator.met for report in by_scope.values()) == whole.indicator.met


def test_refused() -> None:
    """Another name, what is no key, and what is no ticket are refused, with what is accepted."""
    with pytest.raises(UnknownNameError, match="key: 'month' is no key; accepted are identity_provider, scope,"):
        AGREEMENT.report_by(TICKETS, "month", MARCH, now=NOW)
    with pytest.raises(InvalidTypeError, match="key: 3 is a int; a function of a ticket"):
        AGREEMENT.report_by(TICKETS, 3, MARCH, now=NOW)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match=r"tickets\[0\]: 'A' is a str"):
        AGREEMENT.report_by(["A"], "team", MARCH, now=NOW)  # type: ignore[list-item]
    with pytest.raises(
        InvalidTypeError, match=r"key: \['all'\] of ticket 'A' is a list, .* a value with a hash is wanted"
    ):
        AGREEMENT.report_by(TICKETS, lambda ticket: [ticket.scope], MARCH, now=NOW)  # type: ignore[arg-type, return-value]


def test_a_ticket_in_two_groups_comes_twice() -> None:
    """One id in two groups is one ticket counted twice, though each report has it once"""
    moved = Ticket.received("A", at=monday(9)).team_assigned("desk", at=monday(10))
    with pytest.raises(InvalidValueError, match=r"tickets\[3\]: 'A' is the id of tickets\[0\] too"):
        AGREEMENT.report_by((*TICKETS, moved), "team", MARCH, now=NOW)
