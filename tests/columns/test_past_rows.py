"""The earlier clocks of a commitment that repeats, on paper."""

from __future__ import annotations

from typing import Any

from sla_rules import Bound, BusinessHours, ClockHours
from sla_rules.clauses.commitment import Coverage
from sla_rules.clauses.modes import OnReopen, Repeats, Unresolved
from sla_rules.columns.past_rows import broken_before
from sla_rules.tickets.event import EventKind

from .paper_lives import HIGH, LOW, MIDDLE, at, promise, received, verdicts

UPDATE = {"ends": EventKind.NOTIFIED, "repeats": Repeats.EACH_END}


def broken(tickets: list[Any], **changes: Any) -> list[bool] | None:  # noqa: ANN401 -- fields of the commitment
    """Tell which tickets broke a clock before the last one."""
    found = broken_before(verdicts(promise(**(UPDATE | changes)), tickets, at(7)))
    return None if found is None else found.tolist()


def test_any_earlier_clock_may_have_broken_the_promise() -> None:
    """Four hours each: kept at hour three and seven, broken at hour five, kept to the limit unless it is strict."""
    tickets = [
        received().notified(at=at(3)).notified(at=at(6.5)),
        received().notified(at=at(5)).notified(at=at(6)),
        received().notified(at=at(4)),
        received(),
    ]
    assert broken(tickets) == [False, True, False, False]
    assert broken(tickets, bound=Bound.STRICT) == [False, True, True, False]
    assert broken(tickets, covers=Coverage.BLOCKING) is None
    assert broken(tickets[3:]) is None
    assert broken(tickets, repeats=Repeats.NEVER) is None


def test_an_earlier_clock_that_ended_otherwise_is_broken() -> None:
    """Closed and reopened, the old clock was not kept, or is left out; nor was one that another resolved."""
    again = {"on_reopen": OnReopen.RESTART}
    tickets = [received(blocking=True).closed(at=at(1)).reopened(at=at(2))]
    assert broken(tickets, **again) == [True]
    assert broken(tickets, **again, unresolved=Unresolved.EXCLUDED) == [False]
    assert broken(tickets, **again, covers=Coverage.BLOCKING) == [True]
    response = {"starts": EventKind.REMARK_MADE, "ends": EventKind.RESOLVED, "repeats": Repeats.EACH_START, **again}
    other = received().remark_made(at=at(1)).resolved(at=at(2), by="somebody").reopened(at=at(3))
    own = received().remark_made(at=at(1)).resolved(at=at(2), by="support").reopened(at=at(3))
    silent = received().remark_made(at=at(1)).resolved(at=at(2)).reopened(at=at(3))
    assert broken([other, own, silent], **response, ended_by="support") == [True, False, False]


def test_an_earlier_clock_is_judged_by_what_was_known_at_its_end() -> None:
    """A severity assigned since gives no limit to what ended before; one that changed is left to the scalar one."""
    limits = ((HIGH, BusinessHours(1)), (MIDDLE, ClockHours(1)), (LOW, BusinessHours(4)))
    known = [
        received(scope="site").notified(at=at(2)),
        received(scope="user").notified(at=at(2)),
        received().severity_assigned(MIDDLE, at=at(1)).notified(at=at(2)),
        received().notified(at=at(2)).severity_assigned(HIGH, at=at(3)),
    ]
    assert broken(known, limit=limits) == [True, False, True, False]
    changed = received(scope="site").severity_assigned(LOW, at=at(1)).notified(at=at(2))
    found = verdicts(promise(**UPDATE, limit=limits), [known[0], changed], at(7))
    broken_before(found)
    assert found.exotic.tolist() == [1]
