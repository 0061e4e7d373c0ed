"""Severities."""

from __future__ import annotations

import pytest

from sla_rules import Severity
from sla_rules.errors import InvalidTypeError, InvalidValueError


def test_graver_first() -> None:
    """Sorting puts the graver first, and min is the graver"""
    low, high = Severity(5, "Info"), Severity(1, "Critical")
    assert sorted([low, high]) == [high, low]
    assert min(low, high) is high
    assert str(high) == "1 (Critical)"


@pytest.mark.parametrize(
    ("level", "name", "description", "error", "message"),
    [
        (0, "x", "", InvalidValueError, "level: 0 is below 1"),
        (True, "x", "", InvalidTypeError, "level: True is a bool"),
        ("1", "x", "", InvalidTypeError, "level: '1' is a str"),
        (1, " ", "", InvalidValueError, "name: ' ' is blank"),
        (1, 7, "", InvalidTypeError, "name: 7 is a int"),
        (1, "x", None, InvalidTypeError, "description: None is a NoneType"),
    ],
)
def test_refused(level: int, name: str, description: str, error: type[Exception], message: str) -> None:
    """What no grid has is refused with field and value"""
    with pytest.raises(error, match=message.replace("(", r"\(")):
        Severity(level, name, description)
