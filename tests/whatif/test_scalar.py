"""Tickets judged one by one."""

from __future__ import annotations

from sla_rules import Ticket, franceconnect
from sla_rules.assessments.period import PeriodKind
from sla_rules.tickets.event import EventKind
from sla_rules.whatif.resolved import Resolved
from sla_rules.whatif.scalar import ScalarJudge, ScalarVerdicts, mover

from .lives import AGREEMENT, INDICATOR, NOW, TODAY, at, day, ticket

A = ticket("A", "03-02 09:30", "03-04 15:00", severity=2)
LATER = ticket("B", "05-04 09:30")


def judged(*tickets: Ticket) -> ScalarVerdicts:
    """Judge tickets as they are."""
    return ScalarJudge(tickets).judge(
        TODAY, baseline=TODAY, now=NOW, resolved=Resolved.AT_THEIR_INSTANTS, tell=lambda _: None
    )


def test_a_judge_knows_its_tickets() -> None:
    """How many there are, which stands where, what has happened to any, and which come later."""
    judge = ScalarJudge(iter([A, LATER]))
    assert (len(judge), judge.ticket(0), judge.ticket_id(1), judge.later(NOW)) == (2, A, "B", 1)
    assert [judge.has(kind) for kind in (EventKind.RESOLVED, EventKind.REOPENED)] == [True, False]


def test_a_ticket_that_is_not_received_has_no_verdict() -> None:
    """It is in no count, and has neither severity nor clauses."""
    found = judged(A, LATER)
    assert dict(found.clauses(0))[INDICATOR] == "met"
    assert (found.severity(0), found.severity(1), found.clauses(1)) == (franceconnect.MAJOR, None, ())
    counts = found.counts(PeriodKind.ALL)
    assert sum(counts.cells.values()) == 1
    assert counts.severities[franceconnect.MAJOR].received == 1
    assert found.met_beyond(judged(LATER, A)) == 1


def test_which_hours_move_a_ticket() -> None:
    """Those of the desk under the terms in force when it was received."""
    versions = AGREEMENT.amended(day("03-09"), calendar=AGREEMENT.calendar.evolve(hours="Mo-Fr 09:30-20:00"))
    base = type(TODAY)("base", versions)
    move = mover(base, base.covering(closing="18:00"), NOW)
    first, second = ticket("1", "03-06 17:30", "03-06 18:30"), ticket("2", "03-09 17:30", "03-09 18:30")
    assert move(first) == first
    assert move(second).resolved_at == at("03-10 10:00")
