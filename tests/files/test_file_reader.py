"""Which reader a file gets; what each of them reads is tried in its own tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sla_rules.files import Layout, Rooms, Workspace, open_tickets
from sla_rules.files import file_reader as module
from sla_rules.files.csv_reader import CsvReader
from tests.files.conftest import HEADER

if TYPE_CHECKING:
    from sla_rules import Agreement
    from tests.files.conftest import Write

LINES = [HEADER, *(f"{row},2026-03-02T09:30Z,2," for row in range(9))]


@pytest.mark.parametrize(
    ("rooms", "columns"),
    [
        (Rooms(), False),
        (Rooms(small=sum(len(line) + 1 for line in LINES) + 1), False),
        (Rooms(small=sum(len(line) + 1 for line in LINES)), True),
        (Rooms(text=0, rows=2), True),
    ],
    ids=["small", "just small", "large enough", "too large for memory"],
)
def test_many_tickets_are_read_by_columns(write: Write, annex: Agreement, rooms: Rooms, columns: bool) -> None:
    """A file of few bytes is done before the columns were loaded"""
    pytest.importorskip("numpy")
    pytest.importorskip("narwhals")
    with Workspace(rooms) as space:
        read = open_tickets(write(*LINES), annex, space)
        assert (read.count, read.columns is not None) == (9, columns)


@pytest.mark.parametrize("rooms", [Rooms(small=0), Rooms(text=0, rows=2)])
def test_without_the_extra_all_is_read_by_rows(
    write: Write, annex: Agreement, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numpy is no part of the command: without it tickets are read one by one, in pieces where they do not fit"""
    monkeypatch.setattr(module, "find_spec", lambda _package: None)
    with Workspace(rooms) as space:
        read = open_tickets(write(*LINES), annex, space)
        assert (read.columns, read.held) == (None, rooms.text > 0)
        assert [len(part) for part in read.parts()] == ([9] if read.held else [2, 2, 2, 2, 1])


def test_all_at_once_where_no_room_is_said(write: Write, annex: Agreement) -> None:
    """Without a workspace the tickets are held as they are"""
    assert isinstance(module._reader(write(*LINES), annex, Layout(), None), CsvReader)
