"""Grids of severities."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sla_rules import Severity
from sla_rules.clauses.severity_grid import SeverityGrid, checked_level_or_name, is_level_or_name
from sla_rules.errors import InvalidTypeError, SlaError, UnknownNameError

HIGH, LOW = Severity(1, "high"), Severity(2, "low")
GRID = SeverityGrid(clause="§1", severities=(LOW, HIGH), perimeters=(("site", HIGH),), security=HIGH)


def test_sorted_and_found() -> None:
    """A grid is sorted, the graver first, and finds a severity by level, or by name whatever the case"""
    assert GRID.severities == (HIGH, LOW)
    assert GRID.find(2) is GRID.find("LOW") is LOW
    assert GRID.of_level(Severity(2, "another name")) is LOW


@pytest.mark.parametrize("asked", [3, "medium", True, None, 2.0, Fraction(2)])
def test_unknown(asked: int) -> None:
    """What is not in the grid is refused, a number that only equals a level too, and the message lists what is"""
    with pytest.raises(UnknownNameError, match=r"is not in the grid; accepted are 1 \(high\), 2 \(low\)"):
        GRID.find(asked)


def test_a_level_or_a_name() -> None:
    """A whole number or a text names a severity; what is neither is refused by the name of its field"""
    assert [is_level_or_name(each) for each in (2, "low", True, 2.0, None)] == [True, True, False, False, False]
    assert (checked_level_or_name(2), checked_level_or_name("low")) == (2, "low")
    with pytest.raises(InvalidTypeError, match=r"whom: 2\.0 is a float; a level such as 2, or a name, is wanted"):
        checked_level_or_name(2.0, "whom")  # type: ignore[arg-type]


def test_level_out_of_the_grid() -> None:
    """A ticket's severity of a level that the grid does not have is refused"""
    with pytest.raises(UnknownNameError, match="severity: 9 is not in the grid"):
        GRID.of_level(Severity(9, "x"))


def test_perimeters() -> None:
    """A perimeter leads to its severity; none, or a grid without perimeters, to nothing; an unknown one is refused"""
    assert GRID.of_perimeter("site") is HIGH
    assert GRID.of_perimeter(None) is None
    assert SeverityGrid(clause="§1", severities=(HIGH,)).of_perimeter("site") is None
    with pytest.raises(UnknownNameError, match="scope: 'planet' is no perimeter of the grid; accepted are site"):
        GRID.of_perimeter("planet")


def test_equal_severities_are_one() -> None:
    """What perimeters and security name is the grid's own severity, though it was written out again"""
    again = SeverityGrid(
        clause="§1", severities=(HIGH, LOW), perimeters=(("site", Severity(1, "high")),), security=Severity(1, "high")
    )
    assert again.of_perimeter("site") is again.security is again.of_level(Severity(1, "x")) is HIGH
    assert again == GRID


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"clause": ""}, "clause: '' is blank"),
        ({"severities": ()}, "severities: () is empty"),
        ({"severities": (HIGH, Severity(1, "x"))}, "severities: level: 1 comes twice"),
        ({"severities": (HIGH, Severity(2, "high"))}, "severities: name: 'high' comes twice"),
        ({"severities": (HIGH, Severity(9, "High"))}, "severities: name, whatever the case: 'high' comes twice"),
        ({"severities": (1,)}, "severities[0]: 1 is a int"),
        (
            {"perimeters": (("site", Severity(7, "x")),)},
            "perimeters['site']: 7 (x) is not in the grid: 1 (high), 2 (low)",
        ),
        ({"perimeters": (("site", HIGH), ("site", LOW))}, "perimeters: scope: 'site' comes twice"),
        ({"perimeters": ("site",)}, "perimeters: 'site' is no pair of a scope and a Severity"),
        ({"perimeters": (("", HIGH),)}, "perimeters: scope: '' is blank"),
        ({"security": Severity(3, "x")}, "security: 3 (x) is not in the grid"),
        ({"security": 1}, "security: 1 is a int"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """A grid that names a severity twice, or one that it does not have, is refused"""
    fields: dict[str, Any] = {"clause": "§1", "severities": (HIGH, LOW)}
    with pytest.raises(SlaError) as caught:
        SeverityGrid(**{**fields, **change})
    assert message in str(caught.value)
