"""What a report has counted so far."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from sla_rules import Ticket
from sla_rules.assessments.outcome import outcome_of
from sla_rules.assessments.tally import Tally, merged
from tests.assessments.paper import AGREEMENT, HIGH, LOW, TERMS, monday

DAY = date(2026, 3, 2)
NOW = monday(16)
HOUR = timedelta(hours=1)
TICKETS = (
    Ticket.received("a", at=monday(9)).severity_assigned(HIGH, at=monday(9)).resolved(at=monday(11)),
    Ticket.received("b", at=monday(9)).severity_assigned(HIGH, at=monday(9)).resolved(at=monday(15)),
    Ticket.received("c", at=monday(9)).severity_assigned(HIGH, at=monday(9)),
    Ticket.received("d", at=monday(10)).severity_assigned(HIGH, at=monday(10)),
    Ticket.received("e", at=monday(15)).severity_assigned(LOW, at=monday(15)),
    Ticket.received("f", at=monday(15)),
)


def tally(*tickets: Ticket, day: date = DAY, keep: int | None = None) -> Tally:
    """Count these tickets."""
    counted = Tally(keep)
    for ticket in tickets:
        counted.add(counted.on(day, TERMS), outcome_of(AGREEMENT.assess(ticket, now=NOW)))
    return counted


def told(counted: Tally) -> tuple[object, ...]:
    """Return all that a tally tells."""
    late, alarms = counted.late, counted.next_alarms
    return (
        *(counted.tickets, counted.later, counted.first, counted.last),
        *(counted.indicators(TERMS), counted.rows(TERMS)),
        *(late.first(), late.count, alarms.first(), alarms.count),
    )


def test_merged_is_as_counted_together() -> None:
    """However the tickets are cut, the tallies of the parts merge into that of the whole"""
    whole = told(tally(*TICKETS))
    for cut in range(len(TICKETS) + 1):
        assert told(merged([tally(*TICKETS[:cut]), tally(*TICKETS[cut:])], None)) == whole


def test_only_the_first_are_kept() -> None:
    """The one that is due first, and both are counted"""
    counted = tally(*TICKETS, keep=1)
    assert [ticket.id for ticket in counted.late.first()] == ["c"]
    assert counted.late.count == 2
    assert [ticket.id for ticket in merged([counted], 1).late.first()] == ["c"]


def test_hours_by_severity() -> None:
    """2 and 6 hours: ranks ceil(1.0) = 1 and ceil(1.9) = 2; without a severity comes last"""
    of_high, of_low, unknown = tally(*TICKETS).rows(TERMS)
    assert (of_high.median, of_high.p95) == (2 * HOUR, 6 * HOUR)
    assert (of_low.severity, unknown.severity, unknown.received) == (LOW, None, 1)
    assert [len(amounts) for amounts in tally(*TICKETS).amounts] == [2, 0, 0]


def test_severities_that_the_terms_do_not_have() -> None:
    """They come after those of the terms, the graver first, in whatever order the tickets came"""
    terms = attrs.evolve(TERMS, grid=attrs.evolve(TERMS.grid, severities=(HIGH,), perimeters=()), escalations=())
    low = Ticket.received("x", at=monday(9)).severity_assigned(LOW, at=monday(9))
    for tickets in ((TICKETS[5], low, TICKETS[0]), (TICKETS[0], low, TICKETS[5])):
        assert [row.severity for row in tally(*tickets).rows(terms)] == [HIGH, LOW, None]


def test_dates_are_the_first_and_the_last() -> None:
    """In whatever order they come; the terms that judged the earlier ticket come first"""
    counted = tally(TICKETS[0], day=DAY)
    later = attrs.evolve(TERMS, indicators=())
    for days in (9, 4, 7):
        counted.add(counted.on(DAY + timedelta(days), later), outcome_of(AGREEMENT.assess(TICKETS[1], now=NOW)))
    assert (counted.first, counted.last) == (DAY, DAY + timedelta(9))
    assert counted.of_terms(later, DAY + timedelta(6)).first == DAY + timedelta(4)
    assert [result.received for result in counted.indicators(later)] == [1]
