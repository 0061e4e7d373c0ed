"""Commitments and indicators compared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from sla_rules import Bound, BusinessHours, ClockHours, Severity
from sla_rules.agreements.promise_findings import commitment_findings, indicator_findings
from sla_rules.clauses.severity_grid import SeverityGrid
from sla_rules.tickets.event import EventKind
from tests.agreements.stretches import shown, side_by_side
from tests.assessments.paper import AGREEMENT, HIGH, LOW, QUALITY, RESOLUTION, RESPONSE

if TYPE_CHECKING:
    from sla_rules import Agreement
    from sla_rules.agreements.comparison import Finding


def promising(**changes: Any) -> Agreement:  # noqa: ANN401 -- fields of a commitment
    """Return the small agreement with a changed resolution alone."""
    return AGREEMENT.evolve(commitments=(attrs.evolve(RESOLUTION, **changes),), escalations=())


def compared(new: Agreement, old: Agreement) -> list[Finding]:
    """Return the findings on commitments."""
    return list(commitment_findings(side_by_side(new, old)))


def test_a_shorter_limit_and_a_stricter_bound_are_no_worse() -> None:
    """The same calendar counts, so that breaks are covered too: the proof is not limited"""
    for new in (
        promising(limit=((HIGH, BusinessHours(1)), (LOW, BusinessHours(8)))),
        promising(bound=Bound.STRICT),
    ):
        for finding in compared(new, promising()):
            assert finding.answer == "no_worse"
            assert finding.why in {
                "due at or before the old date, whenever the clock starts",
                "the same limit, calendar and bound",
            }


def test_a_looser_bound_is_worse() -> None:
    """A ticket that uses the limit up whole is breached by "in less than" and met by "within"."""
    (high, _) = compared(promising(), promising(bound=Bound.STRICT))
    assert (high.clause, high.answer) == ("commitment 'resolution', 1 (high)", "worse")
    assert high.example is not None
    assert (high.example.old, high.example.new) == ("breached", "met")
    assert "may end until" in high.why


def test_a_due_date_that_moves_through_closed_time() -> None:
    """
    From 9:00, 8 open hours are used up at 17:00 and kept until the next opening; 9 real hours end at 18:00. The date is
    later and no verdict is: undecided. From 10:00 on the real hours end the same day, and the open ones on the next.
    """
    (found,) = compared(promising(limit=ClockHours(9)), promising(limit=BusinessHours(8)))
    assert shown(found)[1:] == (
        "undecided",
        (
            "a clock started 2027-03-01 09:00:00+01:00 is due 2027-03-01 18:00:00+01:00, by the old agreement "
            "2027-03-01 17:00:00+01:00; no verdict changes, for no time counts between"
        ),
    )


def test_other_fields_must_be_the_same() -> None:
    """Another start, another end, other tickets: the due dates of two promises are not those of one"""
    (found,) = compared(promising(starts=EventKind.ACKNOWLEDGED), promising())
    assert shown(found) == (
        "commitment 'resolution'",
        "undecided",
        "starts differ; due dates are compared where only limit, calendar and bound do",
    )


def test_a_limit_that_waits_for_a_severity() -> None:
    """A ticket without a severity has a limit by the old agreement, and none by the new one"""
    *_, last = compared(promising(), promising(limit=BusinessHours(8)))
    assert shown(last) == (
        "commitment 'resolution', no severity yet",
        "undecided",
        "the new agreement has no limit for it",
    )


def test_a_severity_that_only_the_old_grid_has() -> None:
    """What no new limit is given for is undecided"""
    third = Severity(3, "third")
    old = AGREEMENT.evolve(
        grid=SeverityGrid(clause="§0", severities=(HIGH, LOW, third)),
        commitments=(attrs.evolve(RESOLUTION, limit=((HIGH, BusinessHours(2)), (LOW, BusinessHours(8)),
                                                     (third, BusinessHours(9)))),),
        escalations=(),
        indicators=(),
    )  # fmt: skip
    *_, last = compared(promising(), old)
    assert shown(last)[::2] == ("commitment 'resolution', 3 (third)", "the new agreement has no limit for it")


def test_a_clock_that_no_plain_ticket_starts() -> None:
    """Worse, but no ticket shows it: undecided, and said"""
    old, new = (promising(starts=EventKind.PAUSED, limit=BusinessHours(hours)) for hours in (2, 3))
    (found,) = compared(new, old)
    assert found.answer == "undecided"
    assert found.why.endswith("; no plain ticket shows it")


def test_clocks_that_start_later_than_the_ticket() -> None:
    """A clock that an acknowledgement starts may start until the end of the period"""
    old = AGREEMENT.evolve(commitments=(attrs.evolve(RESPONSE, starts=EventKind.ACKNOWLEDGED,
                                                     ends=EventKind.RESOLVED),), escalations=())  # fmt: skip
    new = AGREEMENT.evolve(commitments=(attrs.evolve(old.terms.commitments[0], limit=ClockHours(80)),), escalations=())
    (found,) = compared(new, old)
    assert found.answer == "worse"
    assert found.example is not None
    assert [event.kind.value for event in found.example.tickets[0].events][:2] == ["received", "acknowledged"]


def test_indicators() -> None:
    """A higher target is no worse; a lower one is shown by tickets; another population is not compared"""
    lower, other = attrs.evolve(QUALITY, target=Fraction(2, 5)), attrs.evolve(QUALITY, population=(HIGH, LOW))
    old, new = AGREEMENT, AGREEMENT.evolve(indicators=(lower,))
    assert {finding.answer.value for finding in indicator_findings(side_by_side(old, new))} == {"no_worse"}
    *_, target = indicator_findings(side_by_side(new, old))
    assert shown(target) == ("indicator 'quality', target", "worse", "2/5 is less than 1/2")
    assert target.example is not None
    (found,) = indicator_findings(side_by_side(AGREEMENT.evolve(indicators=(other,)), old))
    assert shown(found)[1:] == ("undecided", "population differ")
    (gone,) = indicator_findings(side_by_side(AGREEMENT.evolve(indicators=()), old))
    assert gone.answer == "undecided"


def test_a_lower_target_that_no_plain_ticket_shows() -> None:
    """Where no plain ticket starts the clock, a lower target is undecided"""
    odd = attrs.evolve(QUALITY, commitment=attrs.evolve(QUALITY.commitment, starts=EventKind.PAUSED))
    old = AGREEMENT.evolve(indicators=(odd,))
    new = AGREEMENT.evolve(indicators=(attrs.evolve(odd, target=Fraction(2, 5)),))
    *_, target = indicator_findings(side_by_side(new, old))
    assert target.answer == "undecided"
