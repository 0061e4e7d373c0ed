"""Texts that repeat, as small whole numbers."""

from __future__ import annotations

import numpy as np
import pytest

from sla_rules.columns.coded import Coded
from sla_rules.errors import InvalidTypeError, InvalidValueError

TEXTS = ["site", None, "user", "site"]


def test_every_row_says_what_it_said() -> None:
    """A column of texts gives each of them back, None included."""
    coded = Coded.of(TEXTS)
    assert [coded[row] for row in range(len(coded))] == TEXTS
    assert coded.values == ("site", "user")


def test_a_part_holds_its_rows() -> None:
    """Rows are chosen by number or by slice."""
    coded = Coded.of(TEXTS)
    assert [coded.part(np.array([2, 0]))[row] for row in range(2)] == ["user", "site"]
    assert coded.part(slice(1, 3))[0] is None


def test_a_code_of_nothing_is_refused() -> None:
    """Codes 1 and -2 of a single value say nothing; the first is named, and how many there are."""
    with pytest.raises(InvalidValueError, match="codes: row 1: 1 is the code of none of 1 values; 2 such rows"):
        Coded([0, 1, -2], ("site",))  # type: ignore[arg-type] # made an array of


def test_a_value_is_a_text() -> None:
    """A number is no text, nor is a blank one."""
    with pytest.raises(InvalidTypeError, match=r"values\[0\]: 3"):
        Coded([0], (3,))  # type: ignore[arg-type] # that is the point
    with pytest.raises(InvalidValueError, match=r"values\[0\]: ' ' is blank"):
        Coded([0], (" ",))  # type: ignore[arg-type] # made an array of
