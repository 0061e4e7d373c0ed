"""The outcomes of many tickets, against the outcome of each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Agreement, BusinessHours, ClockHours, Terms
from sla_rules.assessments.outcome import outcome_of
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.modes import OnSeverityChange, Repeats
from sla_rules.columns.outcome_rows import OutcomeRows
from sla_rules.columns.standing_rows import PARTS
from sla_rules.columns.table_walk import TableWalk
from sla_rules.tickets.event import EventKind
from tests.columns.assess_cases import HOUR, MICROSECOND, OFFICE, START, agreements
from tests.columns.paper_lives import GRID, HIGH, LOW, MIDDLE, at, promise, received
from tests.columns.plain_lives import plain_columns, plain_tickets

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules import Ticket
    from sla_rules.clauses.commitment import Commitment


def settled_alike(agreement: Agreement, tickets: list[Ticket], now: datetime) -> OutcomeRows:
    """Return the outcomes of tickets, where those that are settled are what `outcome_of` says of each."""
    rows = OutcomeRows(TableWalk(agreement, plain_columns(tickets), now), threads=1)
    for row, ticket in enumerate(tickets):
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
    return rows


@settings(max_examples=100)
@given(agreements(), plain_tickets(), st.integers(0, 60 * 24))
def test_a_settled_ticket_has_the_outcome_of_its_own(agreement: Agreement, tickets: list[Ticket], hours: int) -> None:
    """Severity, standings, limit, escalation and hours; and it is neither late nor about to escalate"""
    now = START + timedelta(hours=hours)
    settled_alike(agreement, [ticket for ticket in tickets if ticket.received_at <= now], now)


LIMITS = ((HIGH, ClockHours(2)), (MIDDLE, ClockHours(6)), (LOW, ClockHours(8)))


def agreed(*commitments: Commitment, escalations: tuple[Escalation, ...] = ()) -> Agreement:
    """Return an agreement of the small grid and the office."""
    terms = Terms(calendar=OFFICE, grid=GRID, commitments=commitments, escalations=escalations)
    return Agreement(name="paper", source="paper", terms=terms)


def ladder(commitment: str) -> tuple[Escalation, ...]:
    """Return an alarm after two hours on a commitment."""
    return (Escalation(name="late", clause="§2", commitment=commitment, to="duty", after=BusinessHours(2)),)


def test_the_ladder_of_every_commitment_counts_and_the_limit_of_the_first() -> None:
    """
    Resolved after three of four hours, and acknowledged after two and a half of one: kept, escalated by the second

    The other was acknowledged after one and a half: no alarm. Without a ladder the second commitment tells nothing.
    """
    reaction = promise(name="reaction", ends=EventKind.ACKNOWLEDGED, limit=BusinessHours(1))
    tickets = [received(scope="user").acknowledged(at=at(hours)).resolved(at=at(3)) for hours in (2.5, 1.5)]
    for escalations, escalated in ((ladder("reaction"), [True, False]), ((), [False, False])):
        rows = settled_alike(agreed(promise(), reaction, escalations=escalations), tickets, at(5))
        assert (rows.asked.tolist(), rows.escalated.tolist()) == ([False, False], escalated)
        assert (rows.within.tolist(), rows.business.tolist()) == ([True, True], [3 * HOUR, 3 * HOUR])


def test_a_promise_that_repeats_is_left_to_the_scalar_assessment() -> None:
    """Its first clock ran for three hours and rang after two; the last one, which columns would read, for one."""
    update = promise(name="update", ends=EventKind.ACKNOWLEDGED, repeats=Repeats.EACH_END)
    ticket = received(scope="user").acknowledged(at=at(3)).resolved(at=at(4))
    agreement = agreed(promise(), update, escalations=ladder("update"))
    assert settled_alike(agreement, [ticket], at(5)).asked.tolist() == [True]
    assert outcome_of(agreement.assess(ticket, now=at(5))).escalated
    once = agreed(promise(), promise(name="update", ends=EventKind.ACKNOWLEDGED), escalations=ladder("update"))
    assert settled_alike(once, [ticket], at(5)).asked.tolist() == [False]


def test_a_clock_that_a_change_of_severity_began_anew_is_left_to_the_scalar_assessment() -> None:
    """
    Of seven hours to the resolution it counts the four since the change alone; without a change all seven count

    In columns the open time of a clock whose limit counts another kind is that of the whole clock.
    """
    agreement = agreed(promise(limit=LIMITS, on_severity_change=OnSeverityChange.FROM_CHANGE))
    tickets = [
        received(scope="user").severity_assigned(MIDDLE, at=at(3)).resolved(at=at(7)),
        received(scope="user").resolved(at=at(7)),
    ]
    rows = settled_alike(agreement, tickets, at(8))
    assert (rows.asked.tolist(), int(rows.business[1])) == ([True, False], 7 * HOUR)
    assert outcome_of(agreement.assess(tickets[0], now=at(8))).business == timedelta(hours=4)


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
