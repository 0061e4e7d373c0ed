"""The seven parts of an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest

from sla_rules import Ticket
from sla_rules.assessments.standing import Standing, standing_of
from sla_rules.assessments.state import State
from sla_rules.clauses.modes import OnReopen, Repeats, Unresolved
from sla_rules.tickets.event import EventKind

from .paper import AGREEMENT, HIGH, LOW, QUALITY, monday

if TYPE_CHECKING:
    from datetime import datetime

RECEIVED = Ticket.received("1", at=monday(9))
HIGH_TICKET = RECEIVED.severity_assigned(HIGH, at=monday(9))


@pytest.mark.parametrize(
    ("ticket", "now", "standing"),
    [
        (RECEIVED.severity_assigned(LOW, at=monday(9)), monday(10), Standing.EXCLUDED),
        (HIGH_TICKET.resolved(at=monday(13)), monday(16), Standing.MET),
        (HIGH_TICKET.resolved(at=monday(14)), monday(16), Standing.BREACHED),
        (HIGH_TICKET, monday(16), Standing.OPEN_LATE),
        (HIGH_TICKET, monday(13), Standing.OPEN_ON_TRACK),
        (RECEIVED, monday(10), Standing.OPEN_ON_TRACK),
    ],
)
def test_partition(ticket: Ticket, now: datetime, standing: Standing) -> None:
    """Each ticket is in the first part that applies: 4 hours from Monday 09:00 end at 13:00"""
    assert AGREEMENT.assess(ticket, now=now).standing(QUALITY) is standing


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (State.CANCELLED, Standing.EXCLUDED),
        (State.NOT_COVERED, Standing.NOT_COVERED),
        (State.PAUSED, Standing.PAUSED),
        (State.NOT_STARTED, Standing.OPEN_ON_TRACK),
    ],
)
def test_states(state: State, standing: Standing) -> None:
    """Every state of the commitment leads to one part"""
    assessed = attrs.evolve(AGREEMENT.assess(RECEIVED, now=monday(10)).judge(QUALITY.commitment), state=state)
    assert standing_of(assessed) is standing


def test_closed_before_the_clock_started() -> None:
    """Received and closed unresolved before the clock of the indicator started: not met, or left out, as it says"""
    from_analysis = attrs.evolve(QUALITY.commitment, starts=EventKind.SEVERITY_ASSIGNED)
    closed = RECEIVED.closed(at=monday(10))
    for unresolved, standing in ((Unresolved.NOT_MET, Standing.BREACHED), (Unresolved.EXCLUDED, Standing.EXCLUDED)):
        commitment = attrs.evolve(from_analysis, unresolved=unresolved)
        assert standing_of(AGREEMENT.assess(closed, now=monday(11)).judge(commitment)) is standing
    resolved = AGREEMENT.assess(RECEIVED.resolved(at=monday(10)), now=monday(11)).judge(from_analysis)
    assert standing_of(resolved) is Standing.NOT_COVERED


# A remark of 10:00 answered at 15:00, an hour late; one of 15:30 answered at 16:00, in time.
ANSWER = attrs.evolve(
    QUALITY.commitment, starts=EventKind.REMARK_MADE, ends=EventKind.NOTIFIED, repeats=Repeats.EACH_START
)
SECOND = HIGH_TICKET.remark_made(at=monday(10)).notified(at=monday(15)).remark_made(at=monday(15, 30))


@pytest.mark.parametrize(
    ("ticket", "unresolved", "standing"),
    [
        (SECOND.notified(at=monday(16)), Unresolved.NOT_MET, Standing.BREACHED),
        (SECOND, Unresolved.NOT_MET, Standing.OPEN_LATE),
        (SECOND.cancelled(at=monday(16)), Unresolved.NOT_MET, Standing.BREACHED),
        (SECOND.closed(at=monday(16)), Unresolved.EXCLUDED, Standing.EXCLUDED),
        (HIGH_TICKET.remark_made(at=monday(15)).notified(at=monday(16)), Unresolved.NOT_MET, Standing.MET),
        (HIGH_TICKET.remark_made(at=monday(15)).cancelled(at=monday(16)), Unresolved.NOT_MET, Standing.EXCLUDED),
    ],
)
def test_every_clock_of_what_repeats_counts(ticket: Ticket, unresolved: Unresolved, standing: Standing) -> None:
    """One remark answered late is a ticket that did not keep the promise, though the last was answered in time"""
    answer = attrs.evolve(ANSWER, unresolved=unresolved)
    assert AGREEMENT.assess(ticket, now=monday(17)).standing(attrs.evolve(QUALITY, commitment=answer)) is standing


def test_a_clock_that_restarts_does_not_repeat() -> None:
    """Resolved late, opened again, resolved in time: under RESTART the last clock is the one that counts"""
    twice = HIGH_TICKET.resolved(at=monday(14)).reopened(at=monday(15)).resolved(at=monday(16))
    restart = attrs.evolve(QUALITY.commitment, on_reopen=OnReopen.RESTART)
    assert standing_of(AGREEMENT.assess(twice, now=monday(17)).judge(restart)) is Standing.MET
