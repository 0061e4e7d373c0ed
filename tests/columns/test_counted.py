"""Whole tables counted in a report, against reports of the same tickets one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Agreement, Period, PeriodKind, Terms, Ticket, franceconnect
from sla_rules.assessments.tallies import Judges, Tallies
from sla_rules.clauses.modes import OnReopen
from sla_rules.columns import TicketColumns
from sla_rules.columns.counted import CountedColumns
from tests.assessments.test_amounts import Numbers
from tests.columns.assess_cases import EPOCH, OFFICE, START, agreements, cases
from tests.columns.paper_lives import GRID, at, promise, received
from tests.columns.plain_lives import plain_columns, plain_tickets

if TYPE_CHECKING:
    from sla_rules.assessments.report import Reports

PARIS = franceconnect.agreement().zone


class Counting(NamedTuple):
    """How to count: in pieces of so many tickets, in so many threads, with room for so many amounts."""

    piece: int = 5
    threads: int = 1
    room: int = 3
    only: Period | None = None


def tallies(agreement: Agreement, now: datetime, kind: PeriodKind, how: Counting) -> Tallies:
    """Return tallies with a shelf of little room."""
    judges = Judges(zone=agreement.zone, assess=partial(agreement.assess, now=now), terms_on=agreement.terms_on)
    return Tallies(kind, now=now, judges=judges, only=how.only, shelf=Numbers(), room=how.room)


def counted(
    agreement: Agreement,
    tickets: TicketColumns,
    now: datetime,
    kind: PeriodKind,
    how: Counting = Counting(),  # noqa: B008 -- immutable
) -> Tallies:
    """Count the tickets."""
    into = tallies(agreement, now, kind, how)
    columns = CountedColumns(into, agreement, now, threads=how.threads)
    for start in range(0, len(tickets), how.piece):
        columns.add(tickets.part(slice(start, min(start + how.piece, len(tickets)))))
    columns.finish()
    return into


@settings(max_examples=100)
@given(agreements(), plain_tickets(), st.integers(0, 40 * 24), st.sampled_from(PeriodKind))
def test_random_agreements_on_plain_lives(
    agreement: Agreement, tickets: list[Ticket], hours: int, kind: PeriodKind
) -> None:
    """Whatever the modes of the clauses, the versions and now: the reports are those of the tickets one by one"""
    now = START + timedelta(hours=hours)
    found = counted(agreement, plain_columns(tickets), now, kind).reports()
    assert found == agreement.reports(tickets, kind, now=now)


@settings(max_examples=60)
@given(cases())
def test_lives_of_any_kind(case: tuple[Agreement, list[Ticket], datetime]) -> None:
    """Pauses, reopenings and changes of severity are counted one by one, and so the same"""
    agreement, tickets, now = case
    found = counted(agreement, TicketColumns.from_tickets(tickets), now, PeriodKind.MONTH).reports()
    assert found == agreement.reports(tickets, "month", now=now)


def annex_tickets(count: int) -> list[Ticket]:
    """Return tickets of 2026 in all severities, one in eleven open and the last of them received on 30 December."""
    random = np.random.default_rng(11)
    made = []
    for number in range(count):
        at = datetime(2026, 1, 1, tzinfo=PARIS) + timedelta(minutes=int(random.integers(0, 363 * 24 * 60)))
        if number == count - 1:
            at = datetime(2026, 12, 30, 10, tzinfo=PARIS)
        ticket = Ticket.received(f"{number:04}", at=at, blocking=number % 5 == 0)
        if number % 13:
            ticket = ticket.severity_assigned(franceconnect.SEVERITIES[number % 5], at=at + timedelta(minutes=7))
        if number % 11:
            ticket = ticket.resolved(at=at + timedelta(minutes=7 + int(random.integers(0, 5000))))
        made.append(ticket)
    return made


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("reading", ["", "hours_unit=clock_hours", "handling_unit=two_business_days"])
def test_the_annex(reading: str, threads: int) -> None:
    """A year of the annex, under readings that count in other kinds, in the middle of it and at its end"""
    agreement = franceconnect.agreement(franceconnect.Reading.parse([reading] if reading else []))
    tickets = annex_tickets(600)
    columns = plain_columns(tickets)
    for now in (datetime(2026, 6, 30, 12, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)):
        found = counted(agreement, columns, now, PeriodKind.QUARTER, Counting(piece=250, threads=threads, room=40))
        assert found.reports() == agreement.reports(tickets, "quarter", now=now)


def test_late_tickets_look_as_a_file_wrote_them() -> None:
    """Their ids are asked for by the row of the table, and their times stand in the zone of the agreement"""
    agreement, now = franceconnect.agreement(), datetime(2026, 12, 31, tzinfo=PARIS)
    tickets = annex_tickets(300)
    into = tallies(agreement, now, PeriodKind.ALL, Counting())
    columns = CountedColumns(into, agreement, now)
    named = plain_columns([attrs.evolve(ticket, id=f"{row}") for row, ticket in enumerate(tickets)])
    columns.add(named, lambda row: tickets[row].id)
    columns.finish()
    expected: Reports = agreement.reports(tickets, "all", now=now)
    assert [late.to_dict() for late in into.reports().total.late] == [late.to_dict() for late in expected.total.late]
    assert len(expected.total.late) > 10
    # those received after now are not in the table that is asked, and ids are still those of their rows
    early = datetime(2026, 3, 1, tzinfo=PARIS)
    into = tallies(agreement, early, PeriodKind.ALL, Counting())
    columns = CountedColumns(into, agreement, early)
    columns.add(named, lambda row: tickets[row].id)
    columns.finish()
    assert into.reports() == agreement.reports(tickets, "all", now=early)


def test_a_table_of_other_than_plain_lives_is_counted_one_by_one() -> None:
    """A pause, a reopening: the report is that of the tickets, those late by their own ids and as a file wrote them"""
    agreement, now = franceconnect.agreement(), datetime(2026, 4, 1, tzinfo=PARIS)
    first = datetime(2026, 3, 2, 10, tzinfo=UTC)
    known = [
        Ticket.received(name, at=first).severity_assigned(franceconnect.MEDIUM, at=first) for name in ("a", "b", "c")
    ]
    tickets = [
        known[0].paused("vendor", at=first + timedelta(hours=1)),
        known[1].resolved(at=first + timedelta(hours=1)).reopened(at=first + timedelta(hours=2)),
        known[2].resolved(at=first + timedelta(hours=1)),
    ]
    into = tallies(agreement, now, PeriodKind.ALL, Counting())
    columns = CountedColumns(into, agreement, now)
    named = TicketColumns.from_tickets([attrs.evolve(ticket, id=f"{row}") for row, ticket in enumerate(tickets)])
    columns.add(named, lambda row: tickets[row].id)
    columns.finish()
    report = into.reports().total
    assert report == agreement.reports(tickets, "all", now=now).total
    assert (report.tickets, [late.ticket.id for late in report.late]) == (3, ["a", "b"])
    assert [str(late.ticket.received_at) for late in report.late] == ["2026-03-02 11:00:00+01:00"] * 2


def test_a_clock_that_a_reopening_leaves_ended_resolves_no_ticket() -> None:
    """Resolved and reopened, a ticket is open though its promise was kept for good: only its own assessment says so"""
    first = promise(on_reopen=OnReopen.FIRST)
    agreement = Agreement(name="paper", source="paper", terms=Terms(calendar=OFFICE, grid=GRID, commitments=(first,)))
    ticket = received(scope="user").resolved(at=at(1)).reopened(at=at(2))
    report = counted(agreement, TicketColumns.from_tickets([ticket]), at(3), PeriodKind.MONTH).reports().total
    assert report == agreement.reports([ticket], "month", now=at(3)).total
    assert [(row.received, row.resolved, row.within) for row in report.severities if row.received] == [(1, 0, 1)]


def test_one_period_alone() -> None:
    """Tickets of other periods are left out, received or to come"""
    agreement, now = franceconnect.agreement(), datetime(2026, 7, 15, tzinfo=UTC)
    tickets = annex_tickets(400)
    columns = plain_columns(tickets)
    for label in ("2026-03", "2026-07", "2026-11"):
        period = Period.parse(label)
        found = counted(agreement, columns, now, PeriodKind.MONTH, Counting(only=period, piece=100))
        assert found.report(period) == agreement.report(tickets, period, now=now)


def test_no_ticket() -> None:
    """An empty table counts nothing"""
    agreement = franceconnect.agreement()
    found = counted(agreement, plain_columns([]), EPOCH, PeriodKind.MONTH)
    assert found.reports() == agreement.reports([], "month", now=EPOCH)


def test_an_amended_agreement() -> None:
    """Tickets before and after an amendment are judged by their own terms, indicators and severities"""
    annex = franceconnect.agreement()
    (indicator,) = annex.terms.indicators
    changed = annex.amended(date(2026, 5, 4), indicators=(indicator, attrs.evolve(indicator, name="other")))
    changed = changed.amended(date(2026, 9, 7), escalations=(), indicators=())
    tickets, now = annex_tickets(500), datetime(2026, 12, 31, tzinfo=UTC)
    found = counted(changed, plain_columns(tickets), now, PeriodKind.MONTH, Counting(piece=200)).reports()
    assert found == changed.reports(tickets, "month", now=now)
