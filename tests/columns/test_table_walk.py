"""A whole table gone through chunk by chunk."""

from __future__ import annotations

from datetime import UTC, date, datetime

import attrs
import numpy as np
import pytest

from sla_rules import CalendarMonths, franceconnect
from sla_rules.columns import TicketColumns, assess
from sla_rules.columns.promise_table import PromiseTable
from sla_rules.columns.table_walk import CHUNK, TableWalk
from sla_rules.columns.verdict_rows import VerdictRows
from sla_rules.errors import InvalidValueError, NaiveDatetimeError, OutOfRangeError, UnknownNameError

from .paper_lives import at, received


def tickets(count: int) -> TicketColumns:
    """Return tickets received hour by hour."""
    start = received().events[0].micros
    every = np.arange(count)
    return TicketColumns(first=np.append(every, count), kind=np.zeros(count, np.int8), at=start + every * 3_600_000_000)


@pytest.mark.parametrize("threads", [1, 4])
def test_every_row_is_visited_once(threads: int) -> None:
    """Chunks of two versions, shared by threads, hold each row once, in the terms of its date."""
    agreement = franceconnect.agreement()
    changed = agreement.amended(date(2026, 3, 20), indicators=())
    count = 2 * CHUNK + 5
    seen, versions = np.zeros(count, int), np.zeros(count, int)

    def work(chunk: object, rows: slice | np.ndarray) -> None:
        seen[rows] += 1
        versions[rows] = len(chunk.terms.indicators)  # type: ignore[attr-defined] # a chunk has terms

    walk = TableWalk(changed, tickets(count), at(24 * 9000))
    walk.go(work, threads)
    assert (seen == 1).all()
    days = walk.days()
    assert (versions == (days < date(2026, 3, 20).toordinal() - date(1970, 1, 1).toordinal())).all()
    chosen = np.array([3, 700])
    seen[:] = 0
    walk.go(work, threads, chosen)
    assert np.flatnonzero(seen).tolist() == [3, 700]


def test_an_empty_table_has_nothing_to_do() -> None:
    """Without tickets there is no chunk, and nothing is refused."""
    for threads in (1, 2):
        walk = TableWalk(franceconnect.agreement().amended(date(2026, 3, 20)), tickets(1).part(slice(0, 0)), at(0))
        walk.go(lambda *_: pytest.fail("there is no chunk"), threads)


def test_what_only_the_scalar_assessment_refuses_is_told_by_row() -> None:
    """A month after the last known year is refused in the scalar words, for the first such row."""
    agreement = franceconnect.agreement()
    monthly = agreement.terms.commitment("handling")
    agreement = agreement.evolve(commitments=(attrs.evolve(monthly, limit=CalendarMonths(100_000)),), escalations=())
    walk = TableWalk(agreement, tickets(3), at(9))

    def work(chunk: object, _rows: object) -> None:
        commitment = agreement.terms.commitments[0]
        terms = agreement.terms
        _ = VerdictRows(commitment, PromiseTable.of(commitment, terms.grid, terms.calendar), chunk).due  # type: ignore[arg-type]

    with pytest.raises(OutOfRangeError, match="tickets: row 0: amount: 100000 months from 2026-03-02"):
        walk.go(work, 1)


def test_alarms_that_leave_all_dates_are_told_by_row() -> None:
    """An alarm after a hundred thousand months is refused as the scalar assessment refuses it; others go through."""
    agreement = franceconnect.agreement()
    alarm = attrs.evolve(agreement.terms.escalations[0], commitment="handling", after=CalendarMonths(100_000))
    far = agreement.evolve(escalations=(alarm,))
    ticket = received(scope="site").severity_assigned(franceconnect.MAJOR, at=at(1))
    with pytest.raises(OutOfRangeError, match="tickets: row 0: amount: 100000 months"):
        assess(far, TicketColumns.from_tickets([ticket]), now=at(2))

    def refuse(*_: object) -> None:
        msg = "of its own accord"
        raise UnknownNameError(msg)

    with pytest.raises(UnknownNameError, match="of its own accord"):
        TableWalk(agreement, tickets(1), at(9)).go(refuse, 1)


def test_arguments_are_checked() -> None:
    """A now without a zone, and a number of threads that is none, are refused."""
    agreement = franceconnect.agreement()
    with pytest.raises(NaiveDatetimeError, match="now: "):
        TableWalk(agreement, tickets(1), datetime(2026, 3, 2))
    with pytest.raises(InvalidValueError, match="threads: 0 is no number"):
        TableWalk(agreement, tickets(1), datetime(2026, 3, 2, tzinfo=UTC)).go(lambda *_: None, 0)
