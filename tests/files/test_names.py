"""Names of columns and of values."""

from __future__ import annotations

import pytest

from sla_rules.errors import InvalidValueError
from sla_rules.files import ColumnNames, ValueNames


def test_columns_have_the_file_s_names() -> None:
    """A column that is not named has its own name."""
    names = ColumnNames.parse('id = Number, received_at="Opened, local", severity=a=b')
    assert [names.header(column) for column in ("id", "received_at", "scope")] == ["Number", "Opened, local", "scope"]
    assert (names.is_named("id"), names.is_named("scope")) == (True, False)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("recieved_at=Opened", "'recieved_at' is no column of a ticket; accepted: id, received_at"),
        ("id=A,id=B", "'id' stands twice; accepted: one header for a column"),
        ("id", "'id' cannot be read; accepted: pairs such as id=Number,received_at=Opened"),
        ("", "'' cannot be read"),
        (" , ", "' , ' cannot be read"),
    ],
)
def test_columns_that_cannot_be(text: str, message: str) -> None:
    """A column that tickets do not have, one twice, and what is no pair are refused."""
    with pytest.raises(InvalidValueError, match=message):
        ColumnNames.parse(text)


def test_a_header_may_hold_an_equals_sign() -> None:
    """A pair is parted at its first equals sign for columns, whose own names have none."""
    assert ColumnNames.parse("id=a=b").header("id") == "a=b"


def test_two_columns_may_have_one_header() -> None:
    """A desk that keeps one time for two steps names its column twice."""
    names = ColumnNames.parse("acknowledged_at=Taken,severity_assigned_at=Taken")
    assert names.header("acknowledged_at") == names.header("severity_assigned_at") == "Taken"


def test_values_have_meanings() -> None:
    """A value may hold commas in quotes, equals signs, or nothing; nothing is a meaning too."""
    names = ValueNames.parse(['severity="2, grave"=2,3=x=3', "resolved_at=N/A="])
    assert names.by_column() == {"severity": {"2, grave": "2", "3=x": "3"}, "resolved_at": {"N/A": ""}}


def test_one_value_may_be_said_twice() -> None:
    """The same meaning twice is no contradiction."""
    assert ValueNames.parse(["severity=a=1", "severity=a=1"]).by_column() == {"severity": {"a": "1"}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("severty=a=1", "'severty' is no column of a ticket"),
        ("severity=a=1,a=2", "'a' of severity means '1' and '2'; accepted: one meaning"),
        ("severity=1", "'1' cannot be read; accepted: pairs such as severity="),
        ("severity", "'' cannot be read"),
    ],
)
def test_values_that_cannot_be(text: str, message: str) -> None:
    """A column that tickets do not have, a value of two meanings, and what is no pair are refused."""
    with pytest.raises(InvalidValueError, match=message):
        ValueNames.parse([text])
