"""What is a column, and what is refused as one."""

from __future__ import annotations

import numpy as np

from sla_rules.columns.reading import is_column, refuse_dtype, true_flags


def test_columns_and_single_values() -> None:
    """A text is no column, nor is a number; arrays are."""
    assert [is_column(value) for value in (np.zeros(1), [1], "2026-03-06", b"", 3, None)] == [True, True] + [False] * 4


def test_the_first_value_is_shown() -> None:
    """An error of type shows the first row and how many there are, or that there are none."""
    assert "row 0: 1.5; 2 such rows" in str(refuse_dtype("at", "float64", 1.5, 2))
    assert "row 0: 1.5; 1 such row in" in str(refuse_dtype("at", "float64", 1.5, 1))
    assert "(no rows)" in str(refuse_dtype("at", "float64", None, 0))


def test_flags_share_their_memory() -> None:
    """Booleans are the same bytes."""
    flags = np.array([0, 1], np.int8)
    assert true_flags(flags).tolist() == [False, True]
    assert np.shares_memory(true_flags(flags), flags)
