"""Plain lives in columns."""

from __future__ import annotations

from itertools import product

import numpy as np

from sla_rules import Ticket
from sla_rules.columns.plain_times import ACKNOWLEDGED, ASSIGNED, RECEIVED, RESOLVED, PlainTimes
from sla_rules.columns.time_column import NULL
from sla_rules.errors import ImpossibleStepError

from .paper_lives import HIGH, at, micros


def test_what_is_impossible_is_what_from_times_refuses() -> None:
    """Of all orders of four steps at hours 0 to 2, or never, those are impossible that no ticket may have."""
    rows = list(product([0, 1], [0, 1, 2, None], [0, 1, 2, None], [0, 1, 2, None]))
    columns = [np.array([NULL if (hour := row[i]) is None else micros(hour) for row in rows]) for i in range(4)]
    severity = np.where(columns[2] == NULL, -1, 0).astype(np.int32)
    plain = PlainTimes(dict(zip((RECEIVED, ACKNOWLEDGED, ASSIGNED, RESOLVED), columns, strict=True)), severity, (HIGH,))
    wrong = plain.impossible()
    assert wrong is not None
    times = [[None if hour is None else at(hour) for hour in row] for row in rows]
    for row, (given, acknowledged, assigned, resolved) in enumerate(times):
        assert given is not None
        try:
            ticket = Ticket.from_times(
                str(row),
                received_at=given,
                acknowledged_at=acknowledged,
                severity=None if assigned is None else HIGH,
                severity_assigned_at=assigned,
                resolved_at=resolved,
            )
        except ImpossibleStepError:
            assert wrong[row]
            continue
        assert not wrong[row]
        assert plain.part(np.array([row])).events().events(0) == ticket.events


def test_possible_lives_have_no_fault() -> None:
    """Nothing is said where every life is possible; the events of a part are its own."""
    times = {RECEIVED: np.array([micros(0), micros(1)]), RESOLVED: np.array([micros(2), NULL])}
    plain = PlainTimes(times, np.full(2, -1, np.int32), ())
    assert plain.impossible() is None
    assert len(plain.part(slice(0, 1))) == 1
    assert len(plain.unchecked_events(1)) == 1
