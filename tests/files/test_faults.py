"""Faults counted, and the first of them kept."""

from __future__ import annotations

import pytest

from sla_rules.files.fault import Fault
from sla_rules.files.faults import Faults


def fault(line: int | None, column: str = "") -> Fault:
    """Return a fault of that line."""
    return Fault(file="f.csv", line=line, column=column, value="x", accepted="y")


@pytest.mark.parametrize("keep", [None, 0, 1, 3, 20])
def test_the_first_by_line_and_the_count(keep: int | None) -> None:
    """Faults of the file as a whole come first; those of one line stay as they came"""
    every = [fault(line) for line in (7, 3, None, 9, 1, 8)] + [fault(3, "b"), fault(3, "a")]
    faults = Faults(keep)
    assert not faults
    for each in every:
        faults.add(each)
    assert faults
    in_order = [(None, ""), (1, ""), (3, ""), (3, "b"), (3, "a"), (7, ""), (8, ""), (9, "")]
    assert [(each.line, each.column) for each in faults.first()] == in_order[:keep]
    assert faults.count == 8


def test_few_are_held() -> None:
    """No more than twice as many as are kept are ever in memory"""
    faults = Faults(2)
    for line in range(100, 0, -1):
        faults.add(fault(line))
        assert len(faults._found) <= 4
    assert [each.line for each in faults.first()] == [1, 2]
