"""What must not change when something that does not matter does."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import attrs
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessHours, Period, Ticket
from sla_rules.assessments.state import State
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, HIGH, LOW, MICROSECOND, RESOLUTION, monday

HOUR = timedelta(hours=1)
WORK = attrs.evolve(RESOLUTION, limit=BusinessHours(20), paused_by=(EventKind.PAUSED,))
TICKET = Ticket.received("1", at=monday(9))
# From Monday 9:00 to Friday 9:00, in quarters of an hour.
QUARTERS = st.integers(min_value=0, max_value=4 * 96).map(lambda quarters: monday(9) + quarters * HOUR / 4)
THREE = st.tuples(QUARTERS, QUARTERS, QUARTERS).map(sorted)
NOW = monday(9) + timedelta(days=4)


@given(day=st.integers(min_value=0, max_value=2), first=st.integers(0, 15), length=st.integers(0, 15))
def test_a_pause_outside_hours_changes_no_elapsed(day: int, first: int, length: int) -> None:
    """From any hour of an evening to any hour of that night, a pause takes nothing from the time elapsed"""
    start = monday(17) + timedelta(days=day, hours=first)
    end = start + length * HOUR if first + length <= 16 else start
    paused = TICKET.paused("x", at=start).resumed(at=end)
    for ticket in (TICKET, paused):
        assert AGREEMENT.assess(ticket, now=NOW).judge(WORK).elapsed == 32 * HOUR
        assert AGREEMENT.assess(ticket, now=NOW).judge(WORK).breached_at == monday(13) + timedelta(days=2)


@given(THREE)
def test_a_pause_split_in_two_changes_nothing(instants: list[object]) -> None:
    """Two pauses that touch are the one that they make"""
    start, between, end = instants
    whole = TICKET.paused("x", at=start).resumed(at=end)  # type: ignore[arg-type]
    split = TICKET.paused("x", at=start).resumed(at=between).paused("x", at=between).resumed(at=end)  # type: ignore[arg-type]
    found, other = (AGREEMENT.assess(ticket, now=NOW).judge(WORK) for ticket in (whole, split))
    for figure in ("state", "elapsed", "remaining", "consumed", "due_at", "last_ok_at", "business", "actual"):
        assert getattr(found, figure) == getattr(other, figure), figure


@given(THREE, QUARTERS, QUARTERS)
def test_a_later_now(instants: list[object], one: object, other: object) -> None:
    """A later now never lowers the time elapsed within one clock, and no breach disappears"""
    start, end, resolved = instants
    ticket = TICKET.paused("x", at=start).resumed(at=end).resolved(at=resolved)  # type: ignore[arg-type]
    limited = attrs.evolve(WORK, limit=BusinessHours(5))
    earlier, later = sorted((one, other))  # type: ignore[type-var]
    before, after = (AGREEMENT.assess(ticket, now=now).judge(limited) for now in (earlier, later))  # type: ignore[arg-type]
    assert before.elapsed <= after.elapsed
    assert before.state is not State.BREACHED or after.state is State.BREACHED


@given(QUARTERS, st.integers(1, 40), st.integers(1, 40))
def test_a_tighter_limit_helps_nobody(resolved: object, one: int, other: int) -> None:
    """What a looser limit breaches, a tighter one does not meet"""
    assessment = AGREEMENT.assess(TICKET.resolved(at=resolved), now=NOW)  # type: ignore[arg-type]
    tight, loose = (assessment.judge(attrs.evolve(WORK, limit=BusinessHours(hours))) for hours in sorted((one, other)))
    assert not (loose.state is State.BREACHED and tight.state is State.MET)


@given(st.integers())
def test_the_order_of_tickets_changes_no_report(seed: int) -> None:
    """A report is of a set of tickets, in whatever order they come"""
    dice = Random(7)
    tickets = []
    for number in range(30):
        ticket = Ticket.received(str(number), at=monday(9) + number * HOUR / 2)
        ticket = ticket.severity_assigned(dice.choice((HIGH, LOW)), at=ticket.received_at + MICROSECOND)
        tickets.append(ticket.resolved(at=ticket.received_at + dice.randrange(1, 20) * HOUR))
    shuffled = list(tickets)
    Random(seed).shuffle(shuffled)
    found, other = (AGREEMENT.report(each, Period.month(2026, 3), now=NOW) for each in (tickets, shuffled))
    assert found.to_dict() == other.to_dict()
