"""Clauses that run on no ticket's clock, compared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sla_rules import BusinessDays, CalendarMonths
from sla_rules.agreements.term_findings import term_findings
from sla_rules.clauses.availability import Availability, YearKind
from sla_rules.clauses.notice import Notice
from sla_rules.clauses.severity_grid import SeverityGrid
from tests.agreements.stretches import shown, side_by_side
from tests.assessments.paper import AGREEMENT, HIGH, LOW, TERMS

if TYPE_CHECKING:
    from sla_rules import Agreement

UP = Availability(name="up", clause="§5", target=Fraction(999, 1000))
NOTICE = Notice(name="notice", clause="§6", term=CalendarMonths(1))
OLD = AGREEMENT.evolve(availability=UP, notice=NOTICE)


def compared(new: Agreement, old: Agreement = OLD) -> dict[str, tuple[str, str]]:
    """Return answer and why of each clause."""
    return {clause: (answer, why) for clause, answer, why in map(shown, term_findings(side_by_side(new, old)))}


def test_the_same() -> None:
    """Every clause has its finding; a clause that is only new is not asked about"""
    found = compared(OLD)
    assert list(found) == ["availability", "notice", "grid", "closures", "deactivation"]
    assert {answer for answer, _ in found.values()} == {"no_worse"}
    assert list(compared(OLD, AGREEMENT)) == ["grid", "closures", "deactivation"]


def test_availability() -> None:
    """A lower rate is worse, another kind of year is not compared, none at all is undecided"""
    lower = OLD.evolve(availability=attrs.evolve(UP, target=Fraction(99, 100)))
    assert compared(lower)["availability"] == (
        "worse",
        "99/100 is less than 999/1000: an outage of 1/100 of the service time keeps it",
    )
    assert compared(OLD, lower)["availability"] == ("no_worse", "999/1000 is at least 99/100")
    rolling = OLD.evolve(availability=attrs.evolve(UP, year=YearKind.ROLLING))
    assert compared(rolling)["availability"] == ("undecided", "year differ")
    assert compared(OLD.evolve(availability=None))["availability"][0] == "undecided"


def test_notice_is_compared_on_each_day() -> None:
    """
    A month from 1 March ends on 1 April, so that a change may come on 2 April. 23 business days end on that day too;
    22 end on 31 March, a day sooner. Kinds are compared by the dates they lead to.
    """
    shorter = OLD.evolve(notice=attrs.evolve(NOTICE, term=BusinessDays(22)))
    assert compared(shorter)["notice"] == (
        "worse",
        "a change announced on 2027-03-01 may come on 2027-04-01, by the old agreement on 2027-04-02",
    )
    longer = OLD.evolve(notice=attrs.evolve(NOTICE, term=CalendarMonths(2)))
    assert compared(longer)["notice"] == ("no_worse", "at least as long, given on any of 31 days")
    assert compared(OLD.evolve(notice=None))["notice"][0] == "undecided"


def test_the_rest_must_be_the_same() -> None:
    """Another grid is undecided, for nothing says which is better; the text that it cites is no part of it"""
    cited = attrs.evolve(TERMS.grid, clause="§99")
    assert compared(OLD.evolve(grid=cited))["grid"] == ("no_worse", "the same")
    other = SeverityGrid(clause="§0", severities=(HIGH, LOW), perimeters=(("all", LOW),))
    assert compared(OLD.evolve(grid=other))["grid"] == (
        "undecided",
        "they differ, and nothing says which is better",
    )
