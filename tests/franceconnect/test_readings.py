"""The same tickets under every reading."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from sla_rules import Bound, Period, Ticket, franceconnect
from sla_rules.errors import InvalidTypeError
from sla_rules.franceconnect import Reading, readings_report
from sla_rules.franceconnect.readings import BESIDE, FIELDS, ranges_of

from .paper import PARIS

NOW = datetime(2026, 6, 15, 18, tzinfo=PARIS)


def tickets(count: int) -> list[Ticket]:
    """Return tickets received from April to June 2026, around public holidays, resolved within days or not at all."""
    random = Random(4)
    made = []
    for number in range(count):
        received = datetime(2026, 4, 1, 6, tzinfo=PARIS) + timedelta(minutes=random.randrange(91 * 24 * 60))
        assigned = received + timedelta(minutes=random.randrange(600))
        ticket = Ticket.received(str(number), at=received, scope=random.choice([None, "user", "information"]))
        if random.random() < 0.9:
            ticket = ticket.severity_assigned(random.choice(franceconnect.SEVERITIES), at=assigned)
        end = assigned + timedelta(minutes=random.choice([90, 1440, 4320, 4330, 7000]))
        if random.random() < 0.3:
            ticket = ticket.information_requested(at=assigned + timedelta(minutes=30))
        match random.randrange(10):
            case 0:
                pass
            case 1 | 2:
                ticket = ticket.closed(at=end)
            case 3 | 4:
                ticket = ticket.resolved(at=end, by=random.choice(["support", "the partner"]))
            case _:
                ticket = ticket.resolved(at=end)
        made.append(ticket)
    return made


def test_the_same_as_a_report_under_each_reading() -> None:
    """Counting tickets together that no reading tells apart gives what a report under each reading gives."""
    some = tickets(30)
    found = readings_report(iter(some), "month", now=NOW)
    combinations = {reading.differs(Reading()): reading for reading in Reading().varied(*FIELDS)}
    assert {under.changes for under in found.total.every} == set(combinations)
    for changes, reading in combinations.items():
        reports = franceconnect.agreement(reading).reports(some, "month", now=NOW)
        for each, report in zip((*found.periods, found.total), (*reports.periods, reports.total), strict=True):
            (result,) = (under.result for under in each.every if under.changes == changes)
            assert result == report.indicator
            assert each.period == report.period
    assert (found.tickets, found.not_yet_received) == (reports.total.tickets, reports.total.not_yet_received)
    assert found.not_yet_received > 0
    assert (found.first, found.last) == (reports.first, reports.last)
    assert found.total.without_effect == ()


def test_the_base_comes_first() -> None:
    """Another base is what the others are compared with; every field stands on one of the two sides."""
    base = Reading(indicator_bound=Bound.INCLUSIVE, handling_unit="two_business_days")
    found = readings_report(tickets(20), "all", now=NOW, base=base)
    assert found.total.every[0].changes == ()
    assert ("indicator_bound", "strict") in [change for under in found.total.every for change in under.changes]
    assert found.periods[0].period == found.total.period == Period.all()
    assert set(found.fields) | set(found.beside) == set(franceconnect.READING_FIELDS)
    assert "handling_unit" in BESIDE
    assert found.readings == 3 * 3 * 2**15 == 294_912


def test_no_ticket() -> None:
    """Without tickets there is no period, and no share."""
    found = readings_report([], now=NOW)
    assert (found.periods, found.first, found.last, found.total.at_base.ratio) == ((), None, None, None)


def test_refused() -> None:
    """What is no ticket, and what is no reading, is refused."""
    with pytest.raises(InvalidTypeError, match=r"tickets\[0\]: 'INC-1' is a str"):
        readings_report(["INC-1"], now=NOW)  # type: ignore[list-item]
    with pytest.raises(InvalidTypeError, match="base: 'default' is a str"):
        readings_report([], now=NOW, base="default")  # type: ignore[arg-type]


def test_tickets_that_are_known_to_differ() -> None:
    """The ids of a file were looked at when it was read; the ranges are the same without a second look"""
    some = tickets(20)
    assert ranges_of(iter(some), "month", now=NOW) == readings_report(some, "month", now=NOW)
    twice = ranges_of([*some, *some], "month", now=NOW)
    assert twice.tickets == 2 * ranges_of(some, "month", now=NOW).tickets
