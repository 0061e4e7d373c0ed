"""Headers, and the columns that they are to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.files import ColumnNames, Layout
from tests.files.conftest import faults_of

if TYPE_CHECKING:
    from tests.files.conftest import Faults, Read


def test_missing_columns_are_all_named(read: Read) -> None:
    """Each column required is a fault on the header's line, with the header and the option that names another."""
    found = faults_of(read, "", "number,opened")
    assert [(fault.line, fault.column, fault.value) for fault in found] == [
        (2, "id", "number, opened"),
        (2, "received_at", "number, opened"),
        (2, "severity", "number, opened"),
    ]
    assert found[0].accepted == "a header with 'id', or --columns id=… with its name there"


def test_a_column_that_was_named_must_be_there(faults: Faults) -> None:
    """A column that may be absent may not be once it is named; a severity is asked for once."""
    layout = Layout(columns=ColumnNames.parse("resolved_at=Solved,severity=Priority"))
    assert faults("id,received_at", "1,2026-03-02T09:30Z", layout=layout) == [
        (1, "Solved", "id, received_at"),
        (1, "Priority", "id, received_at"),
    ]


def test_a_header_that_stands_twice_is_a_fault(faults: Faults) -> None:
    """Which of two columns of one name is meant cannot be known; a name that is not read may stand twice."""
    assert faults("id,received_at,severity,id,x,x", "1,2026-03-02T09:30Z,2,1,,") == [
        (1, "id", "id, received_at, severity, id, x, x")
    ]


def test_a_severity_that_stands_twice_is_one_fault(read: Read, faults: Faults) -> None:
    """The file has a severity, twice: that is the fault, and no second one says that it has none. So with a scope."""
    (fault,) = faults_of(read, "id,received_at,severity,severity", "1,2026-03-02T09:30Z,2,3")
    assert (fault.line, fault.column, fault.accepted) == (1, "severity", "one column 'severity'; there are 2")
    assert faults("id,received_at,scope,scope", "1,2026-03-02T09:30Z,user,user") == [
        (1, "scope", "id, received_at, scope, scope")
    ]


def test_a_header_that_is_not_text_is_a_fault(read: Read) -> None:
    """Broken quotes or bytes in the header end the reading."""
    assert faults_of(read, 'id,"received"_at')[0].line == 1
    (fault,) = faults_of(read, data=b"id,received_at,severity,caf\x82\n1,,,\n")
    assert (fault.line, fault.accepted) == (1, "text in utf-8, or --encoding with the one that it is in")
