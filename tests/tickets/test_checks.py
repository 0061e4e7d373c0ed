"""The checks of plain fields."""

from __future__ import annotations

import pytest

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import distinct, instances


def test_distinct() -> None:
    """A value that comes twice is refused by name"""
    distinct([1, 2, 3], "levels")
    with pytest.raises(InvalidValueError, match="levels: 2 comes twice"):
        distinct([1, 2, 2], "levels")


def test_instances() -> None:
    """Every value is checked, and the place of the wrong one is named"""
    assert instances(["a"], str, "names") == ("a",)
    with pytest.raises(InvalidTypeError, match=r"names\[1\]: 3 is a int; a str is wanted"):
        instances(["a", 3], str, "names")
