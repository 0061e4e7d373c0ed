"""Changes of what is promised."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sla_rules import BusinessHours, ClockHours, franceconnect
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif.clause_changes import Fields, LimitOf, PausedBy, TargetOf

from .lives import AGREEMENT, INDICATOR

TERMS = AGREEMENT.terms
MEDIUM = franceconnect.MEDIUM


def test_the_limit_of_a_severity() -> None:
    """The others keep theirs, by number or by name of the severity; other clauses are untouched."""
    for severity in (3, "Medium"):
        changed = LimitOf("resolution", BusinessHours(8), severity).terms(TERMS)
        limits = [changed.commitment("resolution").limit_for(each) for each in changed.grid.severities]
        assert limits == [BusinessHours(hours) for hours in (2, 4, 8, 24, 24)]
        assert changed.commitments[1:] == TERMS.commitments[1:]
        assert changed.indicators == TERMS.indicators
    assert LimitOf("resolution", BusinessHours(8), 3).words == "resolution: 8 h of business time for severity 3"


@pytest.mark.parametrize("severity", [3.0, True, Fraction(3), (), b"3"])
def test_a_severity_is_a_level_or_a_name(severity: Any) -> None:  # noqa: ANN401 -- what is neither
    """A float that equals a level is none, and no name of a scenario says 'severity 3.0'."""
    with pytest.raises(InvalidTypeError, match=r"severity: .* is a \w+; a level such as 2, or a name, is wanted"):
        LimitOf("resolution", BusinessHours(8), severity)


def test_one_limit_becomes_one_for_each() -> None:
    """A clause with one limit for all gives the others that one."""
    changed = LimitOf("handling", ClockHours(8), 3).terms(TERMS).commitment("handling")
    assert [changed.limit_for(each) for each in TERMS.grid.severities] == [
        *[BusinessHours(48)] * 2,
        ClockHours(8),
        *[BusinessHours(48)] * 2,
    ]


def test_the_limit_of_an_indicator() -> None:
    """An indicator is named like a commitment, and measures against the new limit."""
    changed = LimitOf(INDICATOR, BusinessHours(20)).terms(TERMS)
    assert changed.indicators[0].commitment.limit == BusinessHours(20)
    assert changed.commitments == TERMS.commitments
    assert LimitOf(INDICATOR, BusinessHours(20)).words == f"{INDICATOR}: 20 h of business time"


def test_pauses_of_every_clock() -> None:
    """Commitments and indicators stand still for the causes given, and for none when none is given."""
    changed = PausedBy((EventKind.INFORMATION_REQUESTED, "vendor")).terms(TERMS)
    clocks = (*changed.commitments, changed.indicators[0].commitment)
    assert {each.paused_by for each in clocks} == {(EventKind.INFORMATION_REQUESTED, "vendor")}
    assert PausedBy(()).terms(changed) == TERMS
    assert [PausedBy(("vendor",)).words, PausedBy(()).words] == ["paused by vendor", "no pauses"]


def test_the_target() -> None:
    """Every indicator has it, or the one that is named."""
    for change in (TargetOf(Fraction(97, 100)), TargetOf(Fraction(97, 100), INDICATOR)):
        assert [each.target for each in change.terms(TERMS).indicators] == [Fraction(97, 100)]
    assert [TargetOf(Fraction(975, 1000)).words, TargetOf(Fraction(1, 3)).words] == ["target 97.50 %", "target 1/3"]


def test_other_fields() -> None:
    """Any field of the terms may be another one."""
    assert Fields.of({"notice": None}).terms(TERMS).notice is None
    assert Fields.of({"notice": None, "closures": ()}).words == "other notice, closures"


def test_what_the_terms_do_not_have() -> None:
    """A clause, a severity or an indicator that is not there is refused with those that are."""
    with pytest.raises(UnknownNameError, match=f"clause: 'x' .* resolution, handling, blocking, {INDICATOR}"):
        LimitOf("x", BusinessHours(8)).terms(TERMS)
    with pytest.raises(UnknownNameError, match="foo: is no field of the terms; accepted are calendar, grid, "):
        Fields.of({"notice": None, "foo": 1})
    with pytest.raises(UnknownNameError):
        LimitOf("resolution", BusinessHours(8), 9).terms(TERMS)
    with pytest.raises(UnknownNameError, match=f"indicator: 'x' .* {INDICATOR}"):
        TargetOf(Fraction(1), "x").terms(TERMS)


def test_what_is_refused_at_once() -> None:
    """What is no limit, no share, no series of causes; and a cause that pauses nothing when it is used."""
    with pytest.raises(InvalidTypeError, match="limit: 8 is a int"):
        LimitOf("resolution", 8)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="clause"):
        LimitOf(3, BusinessHours(8))  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="Fraction"):
        TargetOf(0.97)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="causes"):
        PausedBy("vendor")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="paused_by: resolved pauses nothing"):
        PausedBy((EventKind.RESOLVED,)).terms(TERMS)
