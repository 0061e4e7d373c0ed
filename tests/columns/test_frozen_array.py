"""Arrays that nobody changes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sla_rules.columns.frozen_array import frozen_array
from sla_rules.errors import InvalidTypeError


def test_what_the_owner_writes_does_not_reach_in() -> None:
    """The array given stays writeable, and so does what a view of it looks at; what was kept of them stays."""
    given = np.array([1, 2], np.int64)
    view = given[:]
    view.flags.writeable = False
    kept = [frozen_array(each, np.int64, "at") for each in (given, view, pd.Series(given))]
    given[0] = 3
    assert [each.tolist() for each in kept] == [[1, 2]] * 3
    with pytest.raises(ValueError, match="read-only"):
        kept[0][0] = 3


def test_what_is_frozen_is_not_copied() -> None:
    """Nobody can write to it, nor to what it is a part of."""
    kept = frozen_array([1, 2, 3], np.int64, "at")
    assert frozen_array(kept, np.int64, "at") is kept
    assert np.shares_memory(frozen_array(kept[1:], np.int64, "at"), kept)


def test_nothing_is_an_empty_column() -> None:
    """An empty list, which numpy takes for floats, is a column of any type."""
    assert frozen_array([], np.int32, "codes").dtype == np.int32


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (np.zeros((2, 2), np.int64), "at: 2 dimensions of int64"),
        (np.array([1.5]), "at: 1 dimensions of float64"),
        (np.array(["x"]), "at: 1 dimensions of <U1"),
        (np.array([True]), "at: 1 dimensions of bool"),
        (None, "at: 0 dimensions of object"),
        ([[1], [1, 2]], "at: what is given has rows of different lengths"),
    ],
)
def test_another_type_is_refused(given: object, said: str) -> None:
    """What would be rounded, or read as something else, is no column of whole numbers."""
    with pytest.raises(InvalidTypeError, match=said):
        frozen_array(given, np.int64, "at")


def test_a_number_that_does_not_fit_is_refused() -> None:
    """300 is no int8; the first such row is named."""
    with pytest.raises(InvalidTypeError, match="kind: row 1: 300 does not fit into int8"):
        frozen_array([1, 300], np.int8, "kind")
    with pytest.raises(InvalidTypeError, match="at: row 0: 18446744073709551615 does not fit into int64"):
        frozen_array(np.array([2**64 - 1, 1], np.uint64), np.int64, "at")
    assert frozen_array(np.array([2**63 - 1], np.uint64), np.int64, "at").tolist() == [2**63 - 1]
