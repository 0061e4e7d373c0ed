"""Files of tickets, whole and faulty."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from sla_rules import franceconnect
from sla_rules.errors import FileFaultsError
from sla_rules.files import ColumnNames, Layout, ValueNames, read_tickets
from sla_rules.files.date_format import DateFormat
from tests.files.conftest import HEADER, PARIS, faults_of, times

if TYPE_CHECKING:
    from sla_rules import Agreement
    from tests.files.conftest import Faults, Read, Write


def test_gzip_is_read_the_same(read: Read) -> None:
    """A .csv.gz file has the tickets of the file inside it."""
    lines = (HEADER, "1,2026-03-02T09:30Z,2,")
    assert read(*lines).tickets == read(*lines, name="tickets.csv.gz").tickets


def test_received_stands_in_for_the_assignment(read: Read) -> None:
    """Without severity_assigned_at the severity was assigned at reception, and the notes say so."""
    file = read("id,received_at,severity", "1,2026-03-02T09:30Z,2")
    assert file.tickets[0].severity_assigned_at == file.tickets[0].received_at
    assert file.notes == (
        "no column severity_assigned_at: received_at stands in for it",
        "no column acknowledged_at: what is counted from the acknowledgement has not started",
        "no column resolved_at: every ticket counts as unresolved",
    )


FRENCH = (
    "Numéro;Ouvert;Gravité;Résolu",
    "1;03/11/2026 09:30;2 (Majeure);23/11/2026 10:00",
    "2;04/11/2026 09:30;3 (Moyenne);N/A",
)
FRENCH_LAYOUT = Layout(
    columns=ColumnNames.parse("id=Numéro,received_at=Ouvert,severity=Gravité,resolved_at=Résolu"),
    values=ValueNames.parse(["severity=2 (Majeure)=2,3 (Moyenne)=3", "resolved_at=N/A="]),
    tz="Europe/Paris",
)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("cp1252", "encoding cp1252: it is not UTF-8, and all of it is French in cp1252"),
        ("utf-8-sig", "encoding utf-8-sig, by its byte-order mark"),
        ("utf-16", "encoding utf-16, by its byte-order mark"),
    ],
)
def test_a_french_spreadsheet_is_read_and_what_was_guessed_is_said(read: Read, encoding: str, said: str) -> None:
    """Encoding, delimiter and order of day and month are certain here, and said."""
    file = read(*FRENCH, layout=FRENCH_LAYOUT, encoding=encoding)
    assert [ticket.severity for ticket in file.tickets] == [franceconnect.MAJOR, franceconnect.MEDIUM]
    assert [times(ticket)[0] for ticket in file.tickets] == ["2026-11-03T09:30:00+01:00", "2026-11-04T09:30:00+01:00"]
    assert file.tickets[1].resolved_at is None
    assert file.notes[:3] == (
        said,
        "delimiter ';': the header has the columns required with no other",
        "dates read as %d/%m/%Y %H:%M: '23/11/2026 10:00' can be read in no other way",
    )


def test_nothing_is_guessed_when_all_is_said(read: Read) -> None:
    """What the caller says is no guess, and needs no note."""
    layout = Layout(
        columns=FRENCH_LAYOUT.columns, values=FRENCH_LAYOUT.values, tz="Europe/Paris",
        delimiter=";", encoding="cp1252", date_format=DateFormat("%d/%m/%Y %H:%M"),
    )  # fmt: skip
    assert len(read(*FRENCH, layout=layout, encoding="cp1252").notes) == 2  # the two columns that are absent


def test_a_date_that_reads_both_ways_is_refused_once(read: Read) -> None:
    """The fault names the option, and --skip-bad-rows does not get past it."""
    lines = (HEADER, "1,2026-11-03T09:30Z,2,", "2,2026-11-03T09:30Z,2,03/11/2026 09:30", "3,04/11/2026 09:30,2,")
    for skip in (False, True):
        (fault,) = faults_of(read, *lines, skip_bad_rows=skip, layout=PARIS)
        assert (fault.line, fault.column, fault.value) == (3, "resolved_at", "03/11/2026 09:30")
        assert fault.accepted == (
            "--date-format '%d/%m/%Y %H:%M' or --date-format '%m/%d/%Y %H:%M': nothing tells day from month"
        )


def test_dates_in_both_orders_are_refused(read: Read) -> None:
    """The fault shows one date of each order."""
    (fault,) = faults_of(read, HEADER, "1,23/11/2026 09:30,2,11/24/2026 09:30", layout=PARIS)
    assert "'23/11/2026 09:30' can only be day first and '11/24/2026 09:30' only month first" in fault.accepted


def test_an_empty_file_is_a_fault(faults: Faults) -> None:
    """No byte, or only blank lines, is no table."""
    assert faults(data=b"") == [(None, "", "an empty file")]
    assert faults("", "") == [(None, "", "an empty file")]


def test_bytes_that_are_not_utf_8_are_named_cell_by_cell(read: Read) -> None:
    """Each such cell is a fault, whether its column is read or not, and rows without any are skipped to."""
    data = b"id,received_at,severity,note\n1,2026-03-02T09:30Z,2,caf\x82\n2,2026-03-02T09:30Z,2,\xc3\xa9\n\x82,,\x82,\n"
    found = faults_of(read, data=data)
    assert [(fault.line, fault.column) for fault in found] == [(2, "note"), (4, "id"), (4, "severity")]
    assert str(found[0]).endswith(r"'caf\x82'; accepted: text in utf-8, or --encoding with the one that it is in")
    assert [ticket.id for ticket in read(data=data, skip_bad_rows=True).tickets] == ["2"]


def test_a_file_of_bad_rows_only_is_refused(faults: Faults) -> None:
    """Skipping may not leave nothing: a report on no ticket would say that all is well."""
    assert faults(HEADER, "1,2026-03-02T09:30Z,9,", skip_bad_rows=True) == [(2, "severity", "9")]


def test_the_error_counts_the_faults_and_shows_the_first(read: Read) -> None:
    """The error reads without its faults, and survives a pickle with them."""
    with pytest.raises(FileFaultsError, match=r"tickets\.csv: 2 faults; the first: .*tickets\.csv, line 2") as caught:
        read(HEADER, "1,2026-03-02T09:30Z,9,never")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.faults) == (str(caught.value), caught.value.faults)


def test_rows_are_seen_going_by(write: Write, annex: Agreement) -> None:
    """*track* is given all rows, once."""
    seen: list[int] = []

    def track(rows):  # type: ignore[no-untyped-def] # any sequence of rows  # noqa: ANN001, ANN202
        seen.append(len(rows))
        return rows

    path = write(HEADER, "1,2026-03-02T09:30Z,2,", "2,2026-03-02T09:30Z,2,")
    assert len(read_tickets(path, annex, track=track).tickets) == 2
    assert seen == [2]


def test_meanings_of_nothing_are_said(read: Read) -> None:
    """A value mapped that no cell has, or one of a column that is not there, is a slip that the notes show."""
    layout = Layout(values=ValueNames.parse(["severity=2 (Majeure)=2,3 (Moyene)=3,4 (?)=4", "scope=x=site"]))
    file = read(HEADER, "1,2026-03-02T09:30Z,2 (Majeure),", layout=layout)
    assert file.notes[-2:] == (
        "mapped, and in no cell of severity: '3 (Moyene)', '4 (?)'",
        "no column scope: its values mapped are of nothing",
    )


def test_a_quote_left_open_is_refused_even_when_bad_rows_are_skipped(read: Read) -> None:
    """It may have swallowed any number of rows, so that no count of them could be said."""
    lines = (HEADER, "1,2026-03-02T09:30Z,2,", '2,2026-03-02T09:30Z,2,"', "3,2026-03-02T09:30Z,2,")
    (found,) = faults_of(read, *lines, skip_bad_rows=True)
    assert (found.line, found.value) == (3, "unexpected end of data")
    assert found.accepted == "cells quoted in full, a quote inside written twice, of at most 131072 characters"
