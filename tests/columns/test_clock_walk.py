"""The life of many clocks walked in step, held against the scalar walk."""

from __future__ import annotations

import numpy as np
import pytest

from sla_rules.assessments.run import run_of
from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.columns import TicketColumns
from sla_rules.columns.clock_walk import ClockWalk
from sla_rules.columns.kinds import KINDS
from sla_rules.columns.known_events import KnownEvents
from sla_rules.columns.time_column import NULL

from .paper_lives import at, micros, promise, received
from .random_cases import Dice


@pytest.mark.parametrize("seed", range(60))
def test_every_walk_is_that_of_the_scalar_run(seed: int) -> None:
    """Starts, ends, stretches, pauses and ends taken back are those of the scalar walk, whatever the modes."""
    dice = Dice(seed)
    agreement, tickets, now = dice.case(20)
    commitment = agreement.terms.commitments[0]
    columns = TicketColumns.from_tickets(tickets)
    known = KnownEvents(columns.events, as_micros(now))
    walked = ClockWalk(commitment, known, np.arange(len(tickets))).walked(as_micros(now))
    for row, ticket in enumerate(tickets):
        events = tuple(event for event in ticket.events if event.micros <= as_micros(now))
        run = run_of(commitment, ticket, events, now)
        assert walked.started[row] == (NULL if run.started is None else run.started.micros)
        assert walked.ended[row] == (NULL if run.ended is None else run.ended.micros)
        if run.ended is not None:
            assert KINDS[walked.ended_kind[row]] is run.ended.kind
        assert bool(walked.resting[row]) is run.paused
        stretches = zip(*(each[walked.owner == row].tolist() for each in (walked.start, walked.end)), strict=True)
        if run.started is not None:
            assert list(stretches) == [(as_micros(start), as_micros(end)) for start, end in run.stretches]
        pauses = zip(
            *(each[walked.paused_owner == row].tolist() for each in (walked.paused_from, walked.paused_to)), strict=True
        )
        over = [(as_micros(each.start), as_micros(each.end)) for each in run.pauses if each.end is not None]
        assert list(pauses) == over
        past = [each.ended.micros for each in run.earlier if each.ended is not None]
        assert walked.past_end[walked.past_owner == row].tolist() == past


def test_a_clock_that_ends_at_rest_went_on_for_no_time() -> None:
    """Paused at hour one and resolved at hour two: an hour, and an empty stretch at the end."""
    ticket = received().paused("vendor", at=at(1)).resolved(at=at(2))
    columns = TicketColumns.from_tickets([ticket])
    known = KnownEvents(columns.events, micros(3))
    walked = ClockWalk(promise(paused_by=("vendor",)), known, np.array([0])).walked(micros(3))
    assert walked.start.tolist() == [micros(0), micros(2)]
    assert walked.end.tolist() == [micros(1), micros(2)]
    assert from_micros(int(walked.paused_to[0]), at(0).tzinfo) == at(2)
