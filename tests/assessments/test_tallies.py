"""Reports counted in pieces: each piece is forgotten, and the reports are those of all tickets at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sla_rules import Period, PeriodKind, Ticket
from sla_rules.assessments.tallies import Judges, Tallies
from tests.assessments.paper import AGREEMENT, HIGH, LOW, monday
from tests.assessments.test_amounts import Numbers

NOW = monday(16) + timedelta(days=70)
JUDGES = Judges(
    zone=AGREEMENT.zone, assess=lambda ticket: AGREEMENT.assess(ticket, now=NOW), terms_on=AGREEMENT.terms_on
)


def ticket(number: int) -> Ticket:
    """Return a ticket of some day from Monday 2 March 2026 on: one in seven open, the last to come."""
    at = monday(9) + timedelta(days=number)
    made = Ticket.received(f"{number:02}", at=at).severity_assigned(LOW if number % 3 else HIGH, at=at)
    return made if number % 7 == 6 else made.resolved(at=at + timedelta(minutes=37 * number % 600))


TICKETS = [ticket(number) for number in range(72)]


@pytest.mark.parametrize("kind", list(PeriodKind))
@pytest.mark.parametrize("size", [1, 10, 100])
def test_in_pieces_with_little_room(kind: PeriodKind, size: int) -> None:
    """With room for three amounts, all but the last few go to the shelf, and no report differs"""
    shelf = Numbers()
    tallies = Tallies(kind, now=NOW, judges=JUDGES, shelf=shelf, room=3)
    for start in range(0, len(TICKETS), size):
        tallies.add(TICKETS[start : start + size])
    assert tallies.reports() == AGREEMENT.reports(TICKETS, kind, now=NOW)
    assert len(shelf.numbers) > 2 * 40  # an amount and how often, for most of the tickets resolved


def test_nothing_is_shelved_that_has_room() -> None:
    """Room for all leaves the shelf empty"""
    shelf = Numbers()
    tallies = Tallies(PeriodKind.ALL, now=NOW, judges=JUDGES, shelf=shelf)
    tallies.add(TICKETS)
    assert (len(shelf.numbers), tallies.reports().total.tickets) == (0, 71)


def test_the_first_late_and_the_count() -> None:
    """Each period keeps the first of its own, and the total the first of all"""
    tallies = Tallies(PeriodKind.MONTH, now=NOW, judges=JUDGES, keep=2)
    tallies.add(reversed(TICKETS))
    found, whole = tallies.reports(), AGREEMENT.reports(TICKETS, "month", now=NOW)
    assert len(whole.periods) == 3
    for few, every in zip((*found.periods, found.total), (*whole.periods, whole.total), strict=True):
        assert few.late == every.late[:2]
        assert few.late_count == every.late_count == len(every.late)
        assert few.next_escalations_count == every.next_escalations_count
    assert found.total.late_count == 10


def test_one_period_alone() -> None:
    """What was received in another period is left out, and a period without any has its report of zeros"""
    tallies = Tallies(PeriodKind.MONTH, now=NOW, judges=JUDGES, only=Period.month(2026, 4))
    tallies.add(TICKETS)
    assert tallies.report(Period.month(2026, 4)).tickets == 30
    assert tallies.report(Period.month(2026, 5)).tickets == 0
    assert AGREEMENT.report(TICKETS, Period.month(2026, 4), now=NOW).tickets == 30


def test_now_is_shown_on_the_clocks_of_the_agreement() -> None:
    """Asked at an instant of another zone, the report says when that is here"""
    from datetime import UTC

    report = Tallies(PeriodKind.ALL, now=NOW.astimezone(UTC), judges=JUDGES).reports().total
    assert report.now.isoformat() == NOW.isoformat()
