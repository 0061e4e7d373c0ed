"""Arrays that nobody changes."""

from __future__ import annotations

import numpy as np
import pytest

from sla_rules.columns.frozen_array import frozen_array
from sla_rules.errors import InvalidTypeError


def test_the_array_given_stays_writeable() -> None:
    """The frozen array shares the memory of the one given, which its owner may still write to."""
    given = np.array([1, 2], np.int64)
    frozen = frozen_array(given, np.int64, "at")
    assert np.shares_memory(frozen, given)
    assert given.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        frozen[0] = 3


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
