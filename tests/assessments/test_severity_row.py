"""Percentiles of a severity."""

from __future__ import annotations

import pytest

from sla_rules.assessments.severity_row import nearest_rank


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([], 50, None),
        ([7], 50, 7),
        ([7], 95, 7),
        ([1, 2], 50, 1),  # rank ceil(1.0) = 1
        ([1, 2, 3], 50, 2),  # rank ceil(1.5) = 2
        (list(range(1, 21)), 95, 19),  # rank ceil(19.0) = 19
        (list(range(1, 22)), 95, 20),  # rank ceil(19.95) = 20
    ],
)
def test_nearest_rank(values: list[int], percent: int, expected: int | None) -> None:
    """The nearest rank is the value at ceil(p × n), one of the values themselves"""
    assert nearest_rank(values, percent) == expected
