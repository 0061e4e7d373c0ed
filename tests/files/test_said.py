"""What rows say, by columns and row by row."""

from __future__ import annotations

from sla_rules.files.rows import Row
from sla_rules.files.said import Said

ROWS = [Row(line, ()) for line in (2, 3, 5)]
SAID = Said(ROWS, {"id": ["a", "b", "c"], "severity": ["1", "", "2"]})


def test_each_row_says_its_cells() -> None:
    """Row by row, what a row says stands under the names of its columns"""
    assert len(SAID) == 3
    assert list(SAID) == [
        (ROWS[0], {"id": "a", "severity": "1"}),
        (ROWS[1], {"id": "b", "severity": ""}),
        (ROWS[2], {"id": "c", "severity": "2"}),
    ]


def test_a_part_is_of_some_rows() -> None:
    """In the order of the places asked for; of none there is nothing to say"""
    assert SAID.part([2, 0]) == Said([ROWS[2], ROWS[0]], {"id": ["c", "a"], "severity": ["2", "1"]})
    assert list(SAID.part([])) == []
