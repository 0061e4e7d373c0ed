"""Figure 1."""

from __future__ import annotations

import pytest

from sla_rules import Severity, franceconnect
from sla_rules.franceconnect import CRITICAL, INFO, MAJOR, MEDIUM, MINOR, SEVERITIES, Scope

from .paper import AGREEMENT


def test_levels() -> None:
    """Severities 1 to 5, the graver first"""
    assert [severity.level for severity in SEVERITIES] == [1, 2, 3, 4, 5]
    assert sorted(SEVERITIES) == list(SEVERITIES)


@pytest.mark.parametrize(
    ("scope", "severity"),
    [
        (Scope.ENTERPRISE, CRITICAL),
        (Scope.SITE, MAJOR),
        (Scope.SEVERAL_USERS, MEDIUM),
        (Scope.USER, MINOR),
        (Scope.INFORMATION, INFO),
    ],
)
def test_perimeters(scope: Scope, severity: Severity) -> None:
    """Each row of figure 1 leads from a perimeter to a severity"""
    assert AGREEMENT.terms.grid.of_perimeter(scope) is severity
    assert AGREEMENT.terms.grid.of_perimeter(str(scope)) is severity


def test_names_of_the_package() -> None:
    """Every public name loads, and an unknown one is refused as by any module"""
    assert {name: getattr(franceconnect, name) for name in dir(franceconnect)}.keys() == set(franceconnect.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'GOLD'"):
        _ = franceconnect.GOLD
