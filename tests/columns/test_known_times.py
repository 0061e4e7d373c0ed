"""The steps of plain lives that are known at an instant, held against their events."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np

from sla_rules.columns.known_events import KnownEvents
from sla_rules.columns.known_times import KnownTimes
from sla_rules.columns.plain_times import ACKNOWLEDGED, ASSIGNED, RECEIVED, RESOLVED, STEPS, PlainTimes
from sla_rules.columns.time_column import NULL

from .paper_lives import HIGH, LOW, micros


def lives() -> PlainTimes:
    """Return every possible life of four steps at hours 0 to 2."""
    hours = [None, 0, 1, 2]
    rows = [
        row
        for row in product([0], hours, hours, hours)
        if row[3] is None or all(hour is None or hour <= row[3] for hour in row[:3])
    ]
    columns = [np.array([NULL if (hour := row[i]) is None else micros(hour) for row in rows]) for i in range(4)]
    severity = np.where(columns[2] == NULL, -1, np.arange(len(rows)) % 2).astype(np.int32)
    return PlainTimes(
        dict(zip((RECEIVED, ACKNOWLEDGED, ASSIGNED, RESOLVED), columns, strict=True)), severity, (HIGH, LOW)
    )


def test_answers_are_those_of_the_events() -> None:
    """Starts, ends, what comes too early, and what was assigned are the same with and without events."""
    plain = lives()
    for hour in (-1, 0, 1, 2):
        times, events = KnownTimes(plain, micros(hour)), KnownEvents(plain.events(), micros(hour))
        assert times.received.tolist() == events.received.tolist()
        for starts, ends in permutations(STEPS, 2):
            one, other = times.ends_of(starts, ends), events.ends_of(starts, ends)
            assert one.started.tolist() == other.started.tolist()
            assert one.ended.tolist() == other.ended.tolist()
            early = [False] * len(plain)
            assert (early if one.early is None else one.early.tolist()) == (
                early if other.early is None else other.early.tolist()
            )
        for mine, its in zip(times.assignments[:2], events.assignments[:2], strict=True):
            assert mine.tolist() == its.tolist()
        assert [times.details[code] for code in times.assignments[2]] == [
            events.details[code] for code in events.assignments[2]
        ]
        assert times.turned(0).tolist() == []


def test_steps_that_no_column_has_never_happen() -> None:
    """Without a column of assignments there is none; a severity for every ticket is every row."""
    bare = PlainTimes({RECEIVED: np.array([micros(0)])}, np.array([-1], np.int32), ())
    known = KnownTimes(bare, micros(1))
    assert known.assignments[0].tolist() == []
    assert known.ends_of(ACKNOWLEDGED, RESOLVED).started.tolist() == [NULL]
    assert len(known) == 1
    full = PlainTimes({RECEIVED: np.array([1]), ASSIGNED: np.array([2])}, np.array([0], np.int32), (HIGH,))
    assert KnownTimes(full, 5).assignments[0].tolist() == [0]
