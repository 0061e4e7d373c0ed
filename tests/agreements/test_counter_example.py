"""Tickets that show a difference."""

from __future__ import annotations

from fractions import Fraction

import attrs

from sla_rules import BusinessHours
from sla_rules.agreements.counter_example import kept_later, plain_ticket, reached_with_less, rings_later
from sla_rules.calendars.instants import as_micros
from sla_rules.clauses.commitment import Coverage
from sla_rules.tickets.event import EventKind
from tests.assessments.paper import AGREEMENT, HIGH, PARIS, QUALITY, RESOLUTION, monday

START, END = as_micros(monday(9)), as_micros(monday(12))
SLOWER = attrs.evolve(RESOLUTION, limit=BusinessHours(3))


def test_the_plainest_ticket() -> None:
    """The severity comes when the clock starts, or by the event that ends it; blocking where only that is covered"""
    plain = {"received": START, "start": START, "end": END, "zone": PARIS}
    ticket = plain_ticket(RESOLUTION, HIGH, **plain)  # type: ignore[arg-type]
    assert ticket is not None
    assert [event.kind.value for event in ticket.events] == ["received", "severity_assigned", "resolved"]
    assert not ticket.blocking
    analysis = attrs.evolve(RESOLUTION, ends=EventKind.SEVERITY_ASSIGNED, covers=Coverage.BLOCKING)
    ticket = plain_ticket(analysis, HIGH, **plain)  # type: ignore[arg-type]
    assert ticket is not None
    assert [event.kind.value for event in ticket.events] == ["received", "severity_assigned"]
    assert ticket.blocking
    unnamed = plain_ticket(RESOLUTION, None, **{**plain, "end": None})  # type: ignore[arg-type]
    assert unnamed is not None
    assert len(unnamed.events) == 1


def test_no_plain_ticket() -> None:
    """A clock that a pause starts wants a reason, which no plain ticket has"""
    paused = attrs.evolve(RESOLUTION, starts=EventKind.PAUSED)
    assert plain_ticket(paused, HIGH, received=START, start=START, end=END, zone=PARIS) is None
    assert kept_later(None, END, (AGREEMENT, RESOLUTION), (AGREEMENT, RESOLUTION)) is None
    assert rings_later(None, END, AGREEMENT, AGREEMENT, "alarm") is None


def test_an_example_is_verified() -> None:
    """9:00 to 12:00 are 3 h: met within 3, breached within 2; nothing is shown where both say the same"""
    ticket = plain_ticket(RESOLUTION, HIGH, received=START, start=START, end=END, zone=PARIS)
    example = kept_later(ticket, END, (AGREEMENT, SLOWER), (AGREEMENT, RESOLUTION))
    assert example is not None
    assert (example.old, example.new, example.now) == ("breached", "met", monday(12))
    assert kept_later(ticket, END, (AGREEMENT, RESOLUTION), (AGREEMENT, SLOWER)) is None
    silent = AGREEMENT.evolve(escalations=())
    open_ticket = plain_ticket(RESOLUTION, HIGH, received=START, start=START, end=None, zone=PARIS)
    rung = rings_later(open_ticket, END, silent, AGREEMENT, "alarm")
    assert rung is not None
    assert (rung.old, rung.new) == ("rang", "not yet")
    assert rings_later(open_ticket, END, AGREEMENT, AGREEMENT, "alarm") is None


def test_the_fewest_tickets_that_show_a_lower_target() -> None:
    """Half is promised, 2 of 5 are wanted no longer: 2 of 5 reach the new target, and 1 of 3 would reach neither"""
    lower = attrs.evolve(QUALITY, target=Fraction(2, 5))
    new = AGREEMENT.evolve(indicators=(lower,))
    late = as_micros(monday(16))
    example = reached_with_less(START, late, (new, lower), (AGREEMENT, QUALITY))
    assert example is not None
    assert (example.old, example.new) == ("missed: 2 of 5", "reached: 2 of 5")
    assert len(example.tickets) == 5
    # ends in time are no misses, and a clock that no plain ticket starts has none
    assert reached_with_less(START, END, (new, lower), (AGREEMENT, QUALITY)) is None
    odd = attrs.evolve(QUALITY, commitment=attrs.evolve(QUALITY.commitment, starts=EventKind.PAUSED))
    other = attrs.evolve(odd, target=Fraction(2, 5))
    assert reached_with_less(START, late, (new, other), (AGREEMENT, odd)) is None
