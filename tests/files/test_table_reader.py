"""What every table of a file has in common is tried with tickets and with outages, by their own readers' tests."""

from __future__ import annotations

import pytest

from sla_rules import franceconnect
from sla_rules.errors import FileFaultsError
from sla_rules.files.layout import Layout
from sla_rules.files.rows import Row
from sla_rules.files.table_reader import TableReader


def test_faults_are_named_in_the_order_of_lines() -> None:
    """A reader refuses a file with all its faults, those of the file as a whole first"""
    reader = TableReader("f.csv", franceconnect.agreement(), Layout(), wanted=("a",), times=(), row_is="a thing")
    reader._fault(7, "a", "x", "y")
    reader._fault(3, "b", "x", "y")
    reader._fault(None, "", "x", "y")
    with pytest.raises(FileFaultsError, match=r"f\.csv: 3 faults; the first: f\.csv: 'x'; accepted: y") as caught:
        reader._refuse()
    assert [getattr(fault, "line", 0) for fault in caught.value.faults] == [None, 3, 7]


def test_cells_are_said_without_blanks() -> None:
    """What a cell says has no blanks around it"""
    reader = TableReader("f.csv", franceconnect.agreement(), Layout(), wanted=("a",), times=(), row_is="a thing")
    assert reader._said(Row(2, (" x ", "y")), {"b": (0, "b")}) == {"b": "x"}
