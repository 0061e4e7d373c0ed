"""What every table of a file has in common is tried with tickets and with outages, by their own readers' tests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sla_rules import BusinessCalendar, franceconnect
from sla_rules.errors import FileFaultsError
from sla_rules.files.layout import Layout
from sla_rules.files.rows import Row
from sla_rules.files.said import Said
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
    """What a cell says has no blanks around it, in every row and in none"""
    reader = TableReader("f.csv", franceconnect.agreement(), Layout(), wanted=("a",), times=(), row_is="a thing")
    rows = [Row(2, (" x ", "y")), Row(3, ("z", "\t"))]
    assert reader._said(rows, {"b": (0, "b"), "c": (1, "C")}) == Said(rows, {"b": ["x", "z"], "c": ["y", ""]})
    assert reader._said([], {"b": (0, "b")}) == Said([], {"b": []})


def test_the_end_of_the_known_years_is_near() -> None:
    """Near is what the calendar does not know a whole year from; past the last year of all there is none"""
    annex = franceconnect.agreement()
    unlimited = annex.evolve(calendar=BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00"))
    for agreement, year, near in (
        (annex, 2099, False),
        (annex, 2100, True),
        (unlimited, 2100, False),
        (unlimited, 9999, True),
    ):
        reader = TableReader("f.csv", agreement, Layout(), wanted=(), times=(), row_is="a thing")
        assert reader._is_near_the_end([datetime(year, 6, 1, tzinfo=UTC)]) is near
        assert not reader._is_near_the_end([])
