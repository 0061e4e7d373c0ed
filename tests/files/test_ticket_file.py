"""Tickets, once read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.files import read_tickets
from tests.files.conftest import HEADER

if TYPE_CHECKING:
    from pathlib import Path

    from sla_rules import Agreement
    from sla_rules.files import TicketFile
    from tests.files.conftest import Read, Write


def test_the_latest_instant_is_the_latest_not_the_one_that_a_clock_shows(read: Read) -> None:
    """02:15 after the switch of 25 October 2026 is later than 02:45 before it."""
    file = read(HEADER, "1,2026-10-25T02:45+02:00,2,", "2,2026-10-25T02:15+01:00,2,")
    assert str(file.latest) == "2026-10-25 02:15:00+01:00"


def test_a_header_alone_has_no_tickets(read: Read) -> None:
    """An export of a quiet month is not faulty; it has no latest instant."""
    assert read(HEADER) == read(HEADER, name="tickets.csv")
    assert (read(HEADER).tickets, read(HEADER).latest) == ((), None)


def test_bad_rows_are_skipped_counted_and_kept_for_the_record(read: Read) -> None:
    """skip_bad_rows leaves out the rows with faults; two faults of one row are one row."""
    file = read(
        HEADER, "1,2026-03-02T09:30Z,9,never", "2,2026-03-02T09:30Z,2,", "3,2026-03-02T09:30Z", skip_bad_rows=True
    )
    assert [ticket.id for ticket in file.tickets] == ["2"]
    assert (file.skipped_rows, [fault.line for fault in file.skipped]) == (2, [2, 2, 4])


def test_a_path_may_be_text(write: Write, annex: Agreement) -> None:
    """The file is named in faults and results as the caller named it."""
    path: Path = write(HEADER)
    file: TicketFile = read_tickets(str(path), annex)
    assert file.path == str(path)
