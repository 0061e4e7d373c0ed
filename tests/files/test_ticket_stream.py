"""The tickets of a file part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.files import Rooms, Workspace, open_tickets, read_tickets
from tests.files.conftest import HEADER

if TYPE_CHECKING:
    from sla_rules import Agreement
    from tests.files.conftest import Write


def test_parts_are_given_as_often_as_asked(write: Write, annex: Agreement) -> None:
    """Three rows at a time, and all of them the tickets that are read at once"""
    path = write(HEADER, *[f"{number},2026-03-0{number}T09:30Z,2," for number in range(1, 9)])
    with Workspace(Rooms(text=10, rows=3)) as space:
        read = open_tickets(path, annex, space)
        assert (read.count, read.held) == (8, False)
        for _ in range(2):
            assert [len(part) for part in read.parts()] == [3, 3, 2]
        whole = read_tickets(path, annex)
        assert tuple(ticket for part in read.parts() for ticket in part) == whole.tickets
        assert (read.latest, read.notes, whole.count, whole.skipped_faults) == (whole.latest, whole.notes, 8, 0)


def test_a_file_that_fits_is_one_part(write: Write, annex: Agreement) -> None:
    """Its tickets are held, and are the same objects each time"""
    path = write(HEADER, "1,2026-03-02T09:30Z,2,", "2,2026-03-02T09:30Z,2,")
    with Workspace() as space:
        read = open_tickets(path, annex, space)
        ((first,), (again,)) = (list(read.parts()) for _ in range(2))
        assert (read.held, len(first)) == (True, 2)
        assert first is again
