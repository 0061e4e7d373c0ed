"""Which severities many tickets have, held against the scalar trace."""

from __future__ import annotations

from datetime import UTC

import numpy as np
import pytest

from sla_rules import Ticket
from sla_rules.assessments.severity_trace import trace_severity
from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.columns.severity_rows import UNSET, graver, single_severities
from sla_rules.columns.time_column import NULL
from sla_rules.tickets.event import Event, EventKind

from .paper_lives import GRID, HIGH, LOW, at, chunk, micros, received
from .random_cases import Dice


@pytest.mark.parametrize("seed", range(40))
def test_severities_are_those_of_the_scalar_trace(seed: int) -> None:
    """The severity in force, since when, each one before, and the one at any instant are those of the trace."""
    _, tickets, now = Dice(seed).case(25)
    rows = chunk(tickets, now).severities
    places = {int(row): place for place, row in enumerate(rows.changed)}
    for row, ticket in enumerate(tickets):
        known = tuple(event for event in ticket.events if event.micros <= as_micros(now))
        trace = trace_severity(GRID, ticket, known)
        periods = [(since.micros, GRID.severities.index(severity)) for since, severity in trace.periods]
        assert (rows.since[row], rows.severity[row]) == (periods[-1] if periods else (NULL, UNSET))
        assert (row in places) is (len(periods) > 1)
        if row in places:
            place = places[row]
            part = slice(rows.first[place], rows.first[place + 1])
            assert list(zip(rows.at[part].tolist(), rows.level[part].tolist(), strict=True)) == periods
            for event in ticket.events:
                found = trace.severity_at(event) or trace.periods[0][1]
                answered = rows.at_instant(np.array([place]), np.array([event.micros]))
                assert GRID.severities[answered[0]] is found


def test_the_graver_stands_first() -> None:
    """Of two the smaller place counts; nothing counts less than anything."""
    assert graver(np.array([0, 2, UNSET, UNSET]), np.array([1, UNSET, 1, UNSET])).tolist() == [0, 2, 1, UNSET]


def test_security_is_graver_than_what_is_assigned() -> None:
    """A problem of security stays at the gravest level, whatever it is assigned."""
    ticket = received(security=True).severity_assigned(LOW, at=at(1))
    assert GRID.severities[chunk([ticket], at(2)).severities.severity[0]] is HIGH
    before = Ticket(id="2", events=(Event(EventKind.RECEIVED, from_micros(as_micros(at(5)), UTC)),), scope="site")
    assert chunk([before], at(2)).severities.severity.tolist() == [UNSET]


def test_single_severities_of_another_grid_are_refused() -> None:
    """A place that the grid does not have is refused where it is known, and only there."""
    at_all = np.array([micros(0), NULL, micros(1)])
    assert single_severities(at_all, np.array([1, -2, 0]), lambda _: ValueError()).severity.tolist() == [1, UNSET, 0]
    with pytest.raises(ValueError, match=r"\[0\]"):
        single_severities(at_all, np.array([-2, -2, 0]), lambda rows: ValueError(str(rows.tolist())))
