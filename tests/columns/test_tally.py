"""The seven counts of every indicator, by the groups of a table."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
from attrs import evolve

from sla_rules import Agreement, BusinessHours, Terms, franceconnect
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.modes import Repeats
from sla_rules.columns import TicketColumns
from sla_rules.columns.standing_rows import PARTS
from sla_rules.columns.table_walk import TableWalk
from sla_rules.columns.tally import Tally
from sla_rules.tickets.event import EventKind

from .assess_cases import LEVELS, OFFICE
from .paper_lives import GRID, HIGH, at, promise, received

TICKETS = TicketColumns.from_tickets(
    [received(), received().resolved(at=at(1)), received(day_ten := 240), received(300)]
)


def test_groups_are_counted_apart() -> None:
    """Two groups of tickets received, and one whose only ticket is not received yet."""
    agreement = franceconnect.agreement()
    tally = Tally(TableWalk(agreement, TICKETS, at(day_ten)), None, np.array([0, 0, 1, 2]), 3)
    tally.count(1)
    assert [tally.received(group) for group in range(3)] == [2, 1, 0]
    counts = [dict(zip(PARTS, *tally.partitions(group, date.min).values(), strict=True)) for group in range(3)]
    assert [(int(each["met"]), int(each["open_late"]), int(each["open_on_track"])) for each in counts] == [
        (1, 1, 0),
        (0, 0, 1),
        (0, 0, 0),
    ]


def test_a_group_without_tickets_has_the_indicators_of_the_first_date() -> None:
    """Which version speaks of nothing received is a matter of the date that the period begins with."""
    agreement = franceconnect.agreement().amended(date(2026, 3, 20), indicators=())
    tally = Tally(TableWalk(agreement, TICKETS, at(day_ten)), np.array([0]), np.array([0]), 2)
    tally.count(1)
    assert len(tally.partitions(1, date(2026, 3, 1))) == 1
    assert tally.partitions(1, date(2026, 4, 1)) == {}


def test_a_version_that_judged_nothing_counts_nothing() -> None:
    """Its indicators are those of the group, with none in any part."""
    annex = franceconnect.agreement()
    other = evolve(annex.terms.indicators[0], name="other")
    agreement = annex.amended(date(2026, 3, 20), indicators=(other,))
    tally = Tally(TableWalk(agreement, TICKETS, at(day_ten)), np.array([0]), np.array([0]), 2)
    tally.count(1)
    assert {held: each.tolist() for held, each in tally.partitions(1, date(2026, 4, 1)).items()} == {other: [0] * 7}
    ((held, each),) = tally.partitions(0, date(2026, 4, 1)).items()
    assert (held.name, each.tolist()) == (annex.terms.indicators[0].name, [int(part == "open_late") for part in PARTS])


def test_what_columns_do_not_judge_is_asked_of_the_scalar_assessment() -> None:
    """Five of four hours to the first update broke the promise, though the severity is another one since."""
    measured = promise(
        ends=EventKind.NOTIFIED, repeats=Repeats.EACH_END, limit=tuple((level, BusinessHours(4)) for level in LEVELS)
    )
    indicator = Indicator(name="i", clause="§3", target=Fraction(1, 2), commitment=measured, population=LEVELS)
    terms = Terms(calendar=OFFICE, grid=GRID, commitments=(promise(),), indicators=(indicator,))
    late, early = (
        received(scope="user").notified(at=at(hours)).severity_assigned(HIGH, at=at(hours + 0.5)) for hours in (5, 3)
    )
    walk = TableWalk(
        Agreement(name="paper", source="paper", terms=terms), TicketColumns.from_tickets([early, late]), at(6)
    )
    tally = Tally(walk, None, np.array([0, 1]), 2)
    tally.count(1)
    counts = [dict(zip(PARTS, tally.partitions(group, date.min)[indicator].tolist(), strict=True)) for group in (0, 1)]
    assert [(each["open_on_track"], each["open_late"]) for each in counts] == [(1, 0), (0, 1)]


def test_a_version_that_comes_into_force_again_is_counted_once() -> None:
    """First the one, then another, then the first again: its tickets are the same."""
    agreement = franceconnect.agreement()
    there_and_back = agreement.amended(date(2026, 3, 20), escalations=()).amended(
        date(2026, 3, 25), escalations=agreement.terms.escalations
    )
    same = evolve(there_and_back, changes=(there_and_back.changes[0], (date(2026, 3, 25), there_and_back.terms)))
    tally = Tally(TableWalk(same, TICKETS, at(240)), None, np.array([0, 0, 0, 0]), 1)
    tally.count(1)
    assert [int(counts.sum()) for counts in tally.partitions(0, date.min).values()] == [3]
