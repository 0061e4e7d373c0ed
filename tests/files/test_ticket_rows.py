"""From the cells of a row to a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules import franceconnect
from sla_rules.files import ColumnNames, Layout, WallTime
from tests.files.conftest import HEADER, faults_of, times

if TYPE_CHECKING:
    from sla_rules import Agreement
    from tests.files.conftest import Faults, Read


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


def test_a_scope_in_any_case_is_the_agreements_own(read: Read, annex: Agreement) -> None:
    """The ticket holds it as the agreement writes it, so that it can be assessed."""
    (ticket,) = read("id,received_at,scope", "1,2026-03-02T09:30Z,SITE").tickets
    assert ticket.scope == "site"
    assert annex.assess(ticket, now=ticket.received_at).severity == franceconnect.MAJOR


def test_a_severity_has_a_number_and_a_name(read: Read) -> None:
    """Level or name, whatever the case."""
    file = read("id,received_at,severity", "1,2026-03-02T09:30Z,1", "2,2026-03-02T09:30Z,CRITICAL")
    assert {ticket.severity for ticket in file.tickets} == {franceconnect.CRITICAL}


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


def test_the_order_of_times_is_looked_at_beside_other_faults(faults: Faults) -> None:
    """Times that can be read are compared whatever else is wrong with their row: nothing comes up after a mending."""
    header = "id,received_at,severity_assigned_at,resolved_at,severity"
    assert faults(
        header,
        "1,2026-03-02T09:30Z,,2026-03-01T09:30Z,9",
        "2,zzz,2026-03-04T09:30Z,2026-03-03T09:30Z,2",
        "3,2026-03-02T09:30Z,2026-03-01T09:30Z,zzz,2",
        "4,2026-03-02T09:30Z,2026-03-03T09:30Z,2026-03-03T09:30Z,9",
    ) == [
        (2, "resolved_at", "2026-03-01T09:30Z"),
        (2, "severity", "9"),
        (3, "received_at", "zzz"),
        (3, "severity_assigned_at", "2026-03-04T09:30Z"),
        (4, "resolved_at", "zzz"),
        (4, "severity_assigned_at", "2026-03-01T09:30Z"),
        (5, "severity", "9"),
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


def test_a_limit_that_ends_past_the_known_years_is_a_fault_of_its_row(read: Read) -> None:
    """Near the end of the known holidays each row is tried: the last time that starts a limit is named."""
    header = "id,received_at,severity,severity_assigned_at,acknowledged_at,resolved_at"
    lines = (
        header,
        "1,2100-12-01T09:30Z,2,2100-12-01T09:30Z,,2100-12-31T22:59Z",
        "2,2100-12-31T16:00Z,2,,,",
        "3,2100-12-31T15:00Z,2,2100-12-31T16:00Z,2100-12-31T15:30Z,",
        "4,2100-12-01T09:30Z,2,,,2100-12-31T23:00Z",
    )
    found = faults_of(read, *lines)
    assert [(fault.line, fault.column, fault.value) for fault in found] == [
        (3, "received_at", "2100-12-31T16:00Z"),
        (4, "severity_assigned_at", "2100-12-31T16:00Z"),
        (5, "resolved_at", "2100-12-31T23:00Z"),
    ]
    assert found[0].accepted == "a time from which every limit ends in the years the calendar knows"
    file = read(*lines, skip_bad_rows=True)
    assert ([ticket.id for ticket in file.tickets], file.skipped_rows) == (["1"], 3)


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
