"""The clocks of many tickets, held against the scalar clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np
import pytest

from sla_rules import BusinessHours
from sla_rules.assessments.clock import Clock
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.columns.clock_rows import ClockRows
from sla_rules.columns.promise_table import Measures

from .assess_cases import OFFICE
from .paper_lives import micros

HOUR = 3_600_000_000
NOW = micros(0, day=40)


def drawn(seed: int) -> tuple[ClockRows, list[Clock]]:
    """Return clocks of one to four stretches, in columns and one by one."""
    dice = Random(seed)
    clocks: list[list[tuple[int, int]]] = []
    for _ in range(12):
        at, stretches = micros(dice.randint(-30, 30)), []
        for _ in range(dice.randint(1, 4)):
            end = at + dice.choice([0, 1, HOUR, 9 * HOUR, dice.randint(0, 40) * HOUR])
            stretches.append((at, end))
            at = end + dice.choice([1, HOUR, 20 * HOUR])
        clocks.append(stretches)
    flat = np.array([stretch for stretches in clocks for stretch in stretches], np.int64)
    first = np.cumsum([0, *map(len, clocks)])
    scalar = [Clock(OFFICE, tuple((instant(a), instant(b)) for a, b in stretches)) for stretches in clocks]
    return ClockRows(np.arange(len(clocks)) + 5, flat[:, 0], flat[:, 1], first), scalar


def instant(at: int) -> datetime:
    """Return microseconds as an instant."""
    return from_micros(at, UTC)


def stretches(clocks: ClockRows, row: int) -> list[tuple[int, int]]:
    """Return the stretches of one clock."""
    own = clocks.owner == row
    return list(zip(clocks.start[own].tolist(), clocks.end[own].tolist(), strict=True))


@pytest.mark.parametrize("seed", range(25))
def test_clocks_read_as_scalar_ones(seed: int) -> None:
    """Time elapsed, the instant at which an amount is reached, and both parts at a cut are the scalar ones."""
    rows, scalar = drawn(seed)
    dice = Random(seed)
    reading = rows.read(Measures(np.arange(20), (micros(-40), NOW)).open(OFFICE))
    assert reading.elapsed.tolist() == [clock.business() // MICROSECOND for clock in scalar]
    amounts = np.array([dice.choice([-1, 0, 1, HOUR, 8 * HOUR, dice.randint(1, 90) * HOUR]) for _ in scalar])
    reached = [
        as_micros(c.reaches(int(a) * MICROSECOND, BusinessHours(1))) for c, a in zip(scalar, amounts, strict=True)
    ]
    assert reading.reaches(amounts).tolist() == reached
    picked = np.array([3, 1])
    assert reading.reaches(amounts[picked], picked).tolist() == [reached[3], reached[1]]
    cut = np.array([micros(dice.randint(-30, 60)) for _ in scalar])
    before, after = rows.until(cut), rows.since(cut)
    for row, (clock, at) in enumerate(zip(scalar, cut.tolist(), strict=True)):
        left = clock.until(instant(at), OFFICE)
        whole = Clock(OFFICE, ((clock.started_at, clock.started_at),))
        assert stretches(before, row) == micros_of(left or whole)
        assert stretches(after, row) == micros_of(clock.since(instant(at)))
    part = rows.part(np.array([4, 2]))
    assert part.tickets.tolist() == [9, 7]
    assert stretches(part, 0) == stretches(rows, 4)


def micros_of(clock: Clock) -> list[tuple[int, int]]:
    """Return the stretches of a scalar clock."""
    return [(as_micros(start), as_micros(end)) for start, end in clock.stretches]


def test_single_stretches_need_no_offsets() -> None:
    """Without offsets each clock has one stretch; its parts and cuts are as those of others."""
    rows = ClockRows(None, np.array([micros(0), micros(1)]), np.array([micros(2), micros(9)]))
    assert (len(rows), rows.tickets.tolist(), rows.owner.tolist()) == (2, [0, 1], [0, 1])
    assert rows.until(np.array([micros(1)] * 2)).end.tolist() == [micros(1), micros(1)]
    assert rows.part(np.array([1])).tickets.tolist() == [1]
    reading = rows.read(Measures(np.arange(2), (micros(0), NOW)).open(OFFICE))
    assert reading.elapsed.tolist() == [2 * HOUR, 7 * HOUR]
    assert reading.reaches(np.array([HOUR]), np.array([1])).tolist() == [micros(2)]
    assert reading.reaches(np.array([0, HOUR])).tolist() == [micros(0), micros(2)]
    several = ClockRows(None, rows.start, rows.end, np.array([0, 2]))
    assert several.read(Measures(np.arange(2), (micros(0), NOW)).real).elapsed.tolist() == [10 * HOUR]
    assert timedelta(microseconds=HOUR) == timedelta(hours=1)
