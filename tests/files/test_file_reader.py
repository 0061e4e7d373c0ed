"""Files of tickets, whole and faulty."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from sla_rules import franceconnect
from sla_rules.errors import FileFaultsError
from sla_rules.files import ColumnNames, Layout, ValueNames, WallTime, read_tickets
from sla_rules.files.date_format import DateFormat
from tests.files.conftest import faults_of

if TYPE_CHECKING:
    from pathlib import Path

    from sla_rules import Agreement, Ticket
    from sla_rules.files import TicketFile
    from tests.files.conftest import Faults, Read, Write

PARIS = Layout(tz="Europe/Paris")
HEADER = "id,received_at,severity,resolved_at"


def times(ticket: Ticket) -> list[str]:
    """Return the instants of a ticket's events."""
    return [event.at.isoformat() for event in ticket.events]


def test_a_whole_row_is_a_ticket(read: Read) -> None:
    """Every column of a ticket is read, blanks around a cell are dropped, and other columns are left alone."""
    file = read(
        "id,received_at,acknowledged_at,severity_assigned_at,resolved_at,"
        "severity,scope,identity_provider,blocking,security,note",
        "INC-1, 2026-03-02T09:30+01:00 ,2026-03-02T08:40Z,2026-03-02T10:00+01:00,2026-03-02T12:00+01:00,"
        "2,site,Alizé,oui,FALSE,x",
    )
    (ticket,) = file.tickets
    assert (ticket.id, ticket.scope, ticket.identity_provider) == ("INC-1", "site", "Alizé")
    assert (ticket.blocking, ticket.security, ticket.severity) == (True, False, franceconnect.MAJOR)
    assert times(ticket) == [
        "2026-03-02T09:30:00+01:00",
        "2026-03-02T09:40:00+01:00",
        "2026-03-02T10:00:00+01:00",
        "2026-03-02T12:00:00+01:00",
    ]
    assert (file.notes, file.skipped_rows, file.skipped) == ((), 0, ())
    assert file.latest == ticket.resolved_at


def test_gzip_is_read_the_same(read: Read) -> None:
    """A .csv.gz file has the tickets of the file inside it."""
    lines = (HEADER, "1,2026-03-02T09:30Z,2,")
    assert read(*lines).tickets == read(*lines, name="tickets.csv.gz").tickets


def test_times_are_shown_in_the_agreement_s_zone(read: Read) -> None:
    """Whatever zone a time is written in, or said to be in, the instant is shown in Paris."""
    file = read(HEADER, "1,2026-03-02T14:00+05:30,2,2026-03-02T14:00", layout=Layout(tz="Asia/Kolkata"))
    assert times(file.tickets[0])[::2] == ["2026-03-02T09:30:00+01:00", "2026-03-02T09:30:00+01:00"]


def test_the_latest_instant_is_the_latest_not_the_one_that_a_clock_shows(read: Read) -> None:
    """02:15 after the switch of 25 October 2026 is later than 02:45 before it."""
    file = read(HEADER, "1,2026-10-25T02:45+02:00,2,", "2,2026-10-25T02:15+01:00,2,")
    assert str(file.latest) == "2026-10-25 02:15:00+01:00"


def test_received_stands_in_for_the_assignment(read: Read) -> None:
    """Without severity_assigned_at the severity was assigned at reception, and the notes say so."""
    file = read("id,received_at,severity", "1,2026-03-02T09:30Z,2")
    assert file.tickets[0].severity_assigned_at == file.tickets[0].received_at
    assert file.notes == (
        "no column severity_assigned_at: received_at stands in for it",
        "no column acknowledged_at: what is counted from the acknowledgement has not started",
        "no column resolved_at: every ticket counts as unresolved",
    )


def test_an_empty_assignment_is_stood_in_for_and_counted(read: Read) -> None:
    """A severity without its time was assigned at reception; a ticket without a severity has none yet."""
    file = read(
        "id,received_at,severity,severity_assigned_at,acknowledged_at,resolved_at",
        "1,2026-03-02T09:30Z,2,,,",
        "2,2026-03-02T09:30Z,,,,",
    )
    assert [ticket.severity_assigned_at for ticket in file.tickets] == [file.tickets[0].received_at, None]
    assert file.notes == (
        "severity_assigned_at empty beside a severity, 1 times: received_at stands in",
        "tickets without a severity yet: 1",
    )


def test_the_scope_brings_the_severity(read: Read) -> None:
    """Without a severity the perimeter has one (annex figure 1); a severity that is said is not set aside."""
    file = read("id,received_at,scope", "1,2026-03-02T09:30Z,Site")
    assert file.tickets[0].severity == franceconnect.MAJOR
    assert file.notes[0] == "no column severity: the scope gives it"
    both = read("id,received_at,scope,severity", "1,2026-03-02T09:30Z,site,4", "2,2026-03-02T09:30Z,site,")
    assert [ticket.severity for ticket in both.tickets] == [franceconnect.MINOR, franceconnect.MAJOR]


def test_a_severity_has_a_number_and_a_name(read: Read) -> None:
    """Level or name, whatever the case."""
    file = read("id,received_at,severity", "1,2026-03-02T09:30Z,1", "2,2026-03-02T09:30Z,CRITICAL")
    assert {ticket.severity for ticket in file.tickets} == {franceconnect.CRITICAL}


FRENCH = (
    "Numéro;Ouvert;Gravité;Résolu",
    "1;03/11/2026 09:30;2 (Majeure);23/11/2026 10:00",
    "2;04/11/2026 09:30;3 (Moyenne);N/A",
)
FRENCH_LAYOUT = Layout(
    columns=ColumnNames.parse("id=Numéro,received_at=Ouvert,severity=Gravité,resolved_at=Résolu"),
    values=ValueNames.parse(["severity=2 (Majeure)=2,3 (Moyenne)=3", "resolved_at=N/A=", "scope=x=site"]),
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


def test_month_first_is_read_too(read: Read) -> None:
    """A second figure past 12 makes all dates month first."""
    file = read(HEADER, "1,11/03/2026 09:30,2,11/23/2026 09:30", layout=PARIS)
    assert times(file.tickets[0])[0] == "2026-11-03T09:30:00+01:00"


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


def test_a_named_format_is_the_only_one(read: Read) -> None:
    """With --date-format, even ISO 8601 is no time unless it is the format."""
    layout = Layout(tz="Europe/Paris", date_format=DateFormat("%d/%m/%Y %H:%M"))
    (fault,) = faults_of(read, HEADER, "1,03/11/2026 09:30,2,2026-11-03T10:30", layout=layout)
    assert (fault.column, fault.accepted) == ("resolved_at", "a time written as %d/%m/%Y %H:%M, as --date-format says")


def test_wall_time_decides_and_is_said(read: Read) -> None:
    """Times in the gap and in the fold are settled by the policy; without one each is a fault."""
    lines = (HEADER, "1,2026-03-29T02:30,2,2026-10-25T02:30")
    file = read(*lines, layout=Layout(tz="Europe/Paris", wall_time=WallTime.LATER))
    assert times(file.tickets[0])[::2] == ["2026-03-29T03:30:00+02:00", "2026-10-25T02:30:00+01:00"]
    assert file.notes[0] == "wall-clock times that a switch skips or repeats: later"
    found = faults_of(read, *lines, layout=PARIS)
    assert [(fault.column, fault.value) for fault in found] == [
        ("received_at", "2026-03-29T02:30"),
        ("resolved_at", "2026-10-25T02:30"),
    ]


def test_an_empty_file_is_a_fault(faults: Faults) -> None:
    """No byte, or only blank lines, is no table."""
    assert faults(data=b"") == [(None, "", "an empty file")]
    assert faults("", "") == [(None, "", "an empty file")]


def test_a_header_alone_has_no_tickets(read: Read) -> None:
    """An export of a quiet month is not faulty; it has no latest instant."""
    assert read(HEADER) == read(HEADER, name="tickets.csv")
    assert (read(HEADER).tickets, read(HEADER).latest) == ((), None)


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


def test_a_header_that_is_not_text_is_a_fault(read: Read) -> None:
    """Broken quotes or bytes in the header end the reading."""
    assert faults_of(read, 'id,"received"_at')[0].line == 1
    (fault,) = faults_of(read, data=b"id,received_at,severity,caf\x82\n1,,,\n")
    assert (fault.line, fault.accepted) == (1, "text in utf-8, or --encoding with the one that it is in")


def test_every_fault_of_every_row_is_named_in_order(faults: Faults) -> None:
    """All kinds of faults of rows, several in one row, by the physical line of the cell and the file's own header."""
    layout = Layout(columns=ColumnNames.parse("received_at=Opened"))
    header = "id,Opened,acknowledged_at,severity_assigned_at,resolved_at,severity,scope,blocking,security"
    rows = (
        "1,2026-03-02T09:30Z,,,,2,site,,",
        "1,2026-03-02T09:30Z,,,,2,,,",
        ",2026-03-02T09:30Z,,,,2,,,",
        "2,,,,,2,,,",
        "3,2026-03-02T09:30,,,,2,,,",
        "4,yesterday,,,never,9,moon,perhaps,2",
        "5,2026-03-02T09:30Z,,2026-03-02T09:30Z,,,,,",
        "6,2026-03-02T09:30Z,2026-03-02T09:29Z,2026-03-02T09:32Z,2026-03-02T09:31Z,2,,,",
        "7,2026-03-02T09:30Z,,,2026-03-02T10:29+01:00,2,,,",
        "8,1826-03-02T09:30Z,,,,2,,,",
        "9,0001-01-01T00:00+01:00,,,,2,,,",
        '"1\n0",2026-03-02T09:30Z,,,,0,,,',
        "11,2026-03-02T09:30Z",
        '12,"2026"-03-02T09:30Z,,,,2,,,',
        "13,2026-03-02T09:30Z,,,,2,,,",
    )
    assert faults(header, *rows, layout=layout) == [
        (3, "id", "1"),
        (4, "id", ""),
        (5, "Opened", ""),
        (6, "Opened", "2026-03-02T09:30"),
        (7, "Opened", "yesterday"),
        (7, "resolved_at", "never"),
        (7, "severity", "9"),
        (7, "scope", "moon"),
        (7, "blocking", "perhaps"),
        (7, "security", "2"),
        (8, "severity_assigned_at", "2026-03-02T09:30Z"),
        (9, "acknowledged_at", "2026-03-02T09:29Z"),
        (9, "severity_assigned_at", "2026-03-02T09:32Z"),
        (10, "resolved_at", "2026-03-02T10:29+01:00"),
        (11, "Opened", "1826-03-02T09:30Z"),
        (12, "Opened", "0001-01-01T00:00+01:00"),
        (14, "severity", "0"),
        (15, "", "2 cells"),
        (16, "", "',' expected after '\"'"),
    ]


def test_a_fault_says_what_is_accepted(read: Read) -> None:
    """The line that holds the id already, the severities there are, the option that helps, the time to come after."""
    found = faults_of(
        read,
        HEADER,
        "1,2026-03-02T09:30Z,2,",
        "1,2026-03-02T09:30Z,2,",
        "2,2026-03-02T09:30Z,9,",
        "3,2026-03-02T09:30,2,",
        "4,2026-03-02T09:30Z,2,2026-03-02T09:29Z",
        "5,1826-03-02T09:30Z,2,",
        "6,2/3/26,2,",
    )
    assert [fault.accepted for fault in found] == [
        "an id that no other row has; line 2 has this one",
        "1, critical, 2, major, 3, medium, 4, minor, 5, info, or others by --map severity=…",
        "a time with its offset or Z, or --tz to say the zone of times without one",
        "a time at or after received_at, 2026-03-02T09:30Z",
        "a time that the calendar knows, 1899-12-31 23:50:39+00:00 to 2100-12-31 23:00:00+00:00",
        "a time as 2026-11-03T09:30+01:00; for any other way of writing it say --date-format",
    ]


def test_the_order_is_that_of_instants(read: Read, faults: Faults) -> None:
    """Resolved at 02:15 after the switch is after received at 02:45 before it; the other way round is a fault."""
    layout = Layout(tz="Europe/Paris", wall_time=WallTime.EARLIER)
    assert read(HEADER, "1,2026-10-25T02:45,2,2026-10-25T02:15+01:00", layout=layout).tickets
    assert faults(HEADER, "1,2026-10-25T02:15+01:00,2,2026-10-25T02:45", layout=layout) == [
        (2, "resolved_at", "2026-10-25T02:45")
    ]


def test_times_of_one_instant_are_in_order(read: Read) -> None:
    """A ticket settled in the minute in which it came in is a ticket."""
    at = "2026-03-02T09:30Z"
    header = "id,received_at,acknowledged_at,severity_assigned_at,resolved_at,severity"
    assert read(header, f"1,{at},{at},{at},{at},2").tickets[0].resolved_at is not None


def test_bytes_that_are_not_utf_8_are_named_cell_by_cell(read: Read) -> None:
    """Each such cell is a fault, whether its column is read or not, and rows without any are skipped to."""
    data = b"id,received_at,severity,note\n1,2026-03-02T09:30Z,2,caf\x82\n2,2026-03-02T09:30Z,2,\xc3\xa9\n\x82,,\x82,\n"
    found = faults_of(read, data=data)
    assert [(fault.line, fault.column) for fault in found] == [(2, "note"), (4, "id"), (4, "severity")]
    assert str(found[0]).endswith(r"'caf\x82'; accepted: text in utf-8, or --encoding with the one that it is in")
    assert [ticket.id for ticket in read(data=data, skip_bad_rows=True).tickets] == ["2"]


def test_bad_rows_are_skipped_counted_and_kept_for_the_record(read: Read) -> None:
    """skip_bad_rows leaves out the rows with faults; two faults of one row are one row."""
    file = read(
        HEADER, "1,2026-03-02T09:30Z,9,never", "2,2026-03-02T09:30Z,2,", "3,2026-03-02T09:30Z", skip_bad_rows=True
    )
    assert [ticket.id for ticket in file.tickets] == ["2"]
    assert (file.skipped_rows, [fault.line for fault in file.skipped]) == (2, [2, 2, 4])


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


def test_a_path_may_be_text(write: Write, annex: Agreement) -> None:
    """The file is named in faults and results as the caller named it."""
    path: Path = write(HEADER)
    file: TicketFile = read_tickets(str(path), annex)
    assert file.path == str(path)
