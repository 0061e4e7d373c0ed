"""The outcomes of many tickets, against the outcome of each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules.assessments.outcome import outcome_of
from sla_rules.columns.outcome_rows import OutcomeRows
from sla_rules.columns.standing_rows import PARTS
from sla_rules.columns.table_walk import TableWalk
from tests.columns.assess_cases import MICROSECOND, START, agreements
from tests.columns.plain_lives import plain_columns, plain_tickets

if TYPE_CHECKING:
    from sla_rules import Agreement, Ticket


@settings(max_examples=100)
@given(agreements(), plain_tickets(), st.integers(0, 60 * 24))
def test_a_settled_ticket_has_the_outcome_of_its_own(agreement: Agreement, tickets: list[Ticket], hours: int) -> None:
    """Severity, standings, limit, escalation and hours; and it is neither late nor about to escalate"""
    now = START + timedelta(hours=hours)
    received = [ticket for ticket in tickets if ticket.received_at <= now]
    rows = OutcomeRows(TableWalk(agreement, plain_columns(received), now), threads=1)
    for row, ticket in enumerate(received):
        if rows.asked[row]:
            continue
        assessment = agreement.assess(ticket, now=now)
        outcome, terms = outcome_of(assessment), assessment.terms
        severities = (*terms.grid.severities, None)
        assert severities[rows.severity[row]] == outcome.severity
        assert (
            tuple(
                (indicator.name, PARTS[rows.standings[place, row]]) for place, indicator in enumerate(terms.indicators)
            )
            == outcome.standings
        )
        assert (outcome.resolved, bool(rows.within[row])) == (True, outcome.within)
        assert bool(rows.escalated[row]) == outcome.escalated
        assert outcome.business is not None
        assert int(rows.business[row]) == outcome.business // MICROSECOND
        assert (outcome.late, outcome.next_alarm) == (None, None)


def test_most_tickets_of_a_plain_year_are_settled() -> None:
    """Of tickets that were resolved under the annex, only those without a severity must be asked"""
    from datetime import UTC, datetime

    from sla_rules import franceconnect
    from tests.columns.test_counted import annex_tickets

    tickets = annex_tickets(300)
    walk = TableWalk(franceconnect.agreement(), plain_columns(tickets), datetime(2027, 1, 31, tzinfo=UTC))
    asked = OutcomeRows(walk, threads=2).asked
    assert [row for row in range(300) if asked[row]] == [
        row for row, ticket in enumerate(tickets) if ticket.resolved_at is None or ticket.severity is None
    ]


def test_a_grid_may_have_any_number_of_severities() -> None:
    """The 251st of 300 is told by its place, which no byte holds."""
    from sla_rules import Agreement, BusinessCalendar, Commitment, Severity, SeverityGrid, Terms, Ticket
    from sla_rules.calendars.limits import ClockHours
    from sla_rules.tickets.event import EventKind

    severities = tuple(Severity(level, f"level {level}") for level in range(1, 301))
    promise = Commitment(
        name="resolution", clause="annex", starts=EventKind.RECEIVED, ends=EventKind.RESOLVED, limit=ClockHours(10)
    )
    terms = Terms(
        calendar=BusinessCalendar(tz="UTC", hours="24/7"),
        grid=SeverityGrid(clause="annex", severities=severities),
        commitments=(promise,),
    )
    ticket = Ticket.received("1", at=START).severity_assigned(severities[250], at=START)
    tickets = plain_columns([ticket.resolved(at=START + timedelta(hours=3))])
    walk = TableWalk(Agreement(name="many", source="annex", terms=terms), tickets, START + timedelta(days=1))
    assert OutcomeRows(walk, threads=1).severity.tolist() == [250]
