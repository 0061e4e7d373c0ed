"""The checks of plain fields."""

from __future__ import annotations

import pytest

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import checked_threads, distinct, instances


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


def test_numbers_of_threads_from_one() -> None:
    """1 is the least"""
    assert checked_threads(1) == 1
    with pytest.raises(InvalidValueError, match="threads: 0 is no number of threads; 1 or more"):
        checked_threads(0)


@pytest.mark.parametrize("given", ["2", None, 1.5, True])
def test_other_numbers_of_threads_are_refused(given: object) -> None:
    """A text, nothing, a float and a flag are no number of threads"""
    with pytest.raises(InvalidTypeError, match=r"threads: .* a whole number of threads is wanted"):
        checked_threads(given)
