"""The clock of one commitment for each ticket of a chunk."""

from __future__ import annotations

import numpy as np

from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.promise_table import Measures
from sla_rules.columns.run_rows import RunRows
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import EventKind

from .paper_lives import at, chunk, micros, promise, received

TICKETS = [
    received().resolved(at=at(2)),
    received().paused("vendor", at=at(1)),
    received(),
    received().paused("vendor", at=at(1)).resumed(at=at(2)).resolved(at=at(3)),
    received(9),
]


def test_plain_clocks_have_one_stretch() -> None:
    """A commitment that does not pause hears a start and an end alone, up to now."""
    run = RunRows(promise(), chunk(TICKETS, at(4)).known, micros(4))
    assert run.walked is None
    assert run.paused is None
    live = run.started != NULL
    few = run.clocks(live & np.array([True, False, True, True, True]))
    assert few.first is None
    assert few.tickets.tolist() == [0, 2, 3]
    assert few.end.tolist() == [micros(2), micros(4), micros(3)]
    assert len(run.clocks(live & False)) == 0
    assert run.ended_kind == CODE_OF[EventKind.RESOLVED]


def test_a_ticket_may_stand_in_for_a_few_others() -> None:
    """Where all but one of five have a clock, the first lends the other its start, for no time, and takes the blame."""
    run = RunRows(promise(), chunk(TICKETS, at(4)).known, micros(4))
    clocks = run.clocks(run.started != NULL)
    assert (clocks.first, clocks.rows, clocks.stand_in) == (None, None, 0)
    assert clocks.start.tolist() == [micros(0)] * 5
    assert clocks.end.tolist() == [micros(2), micros(4), micros(4), micros(3), micros(0)]
    assert clocks.blamed is not None
    assert clocks.blamed.tolist() == [0, 1, 2, 3, 0]
    part = clocks.part(np.array([4, 2])).blamed
    assert part is not None
    assert part.tolist() == [0, 2]
    reading = clocks.read(Measures(np.arange(5), (micros(0), micros(9))).real)
    assert reading.elapsed.tolist()[4] == 0


def test_turned_clocks_stand_among_the_plain_ones() -> None:
    """Two tickets are walked, two are not; the stretches of all stand in the order of the tickets."""
    run = RunRows(promise(paused_by=("vendor",)), chunk(TICKETS, at(4)).known, micros(4))
    assert run.turned.tolist() == [1, 3]
    assert run.paused is not None
    assert run.paused.tolist() == [False, True, False, False, False]
    clocks = run.clocks(run.started != NULL)
    assert clocks.first is not None
    assert clocks.first.tolist() == [0, 1, 2, 3, 5]
    assert clocks.start.tolist() == [micros(0)] * 4 + [micros(2)]
    assert clocks.end.tolist() == [micros(2), micros(1), micros(4), micros(1), micros(3)]
    fewer = run.clocks(np.array([True, True, False, False, False]))
    assert fewer.first is None
    assert fewer.tickets.tolist() == [0, 1]


def test_details_of_ends_are_those_of_the_walk() -> None:
    """A clock that turned ends by whom its last resolution names."""
    ticket = received().resolved(at=at(1), by="a").reopened(at=at(2)).resolved(at=at(3), by="b")
    its = chunk([ticket, received()], at(4))
    run = RunRows(promise(), its.known, micros(4))
    assert run.ended_detail is not None
    assert its.known.details[run.ended_detail[0]] == "b"


def test_without_clocks() -> None:
    """Where nobody has a clock, nothing started and nothing ended."""
    run = RunRows.without(2)
    assert (run.started.tolist(), run.ended.tolist(), run.paused) == ([NULL] * 2, [NULL] * 2, None)
    assert len(run.clocks(run.started != NULL)) == 0
