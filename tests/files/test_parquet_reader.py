"""Tickets in Parquet files, against the same in CSV files."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from sla_rules import franceconnect
from sla_rules.errors import FileFaultsError, InvalidValueError, MissingExtraError
from sla_rules.files import ColumnNames, Layout, Rooms, ValueNames, WallTime, Workspace, open_tickets, read_tickets
from sla_rules.files.date_format import DateFormat
from tests.files.conftest import PARIS, times
from tests.files.test_ticket_reader import FILES, told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sla_rules import Agreement
    from sla_rules.files import Fault
    from tests.files.conftest import Write

    Table = Callable[..., Path]

pa = pytest.importorskip("pyarrow", reason="Parquet files are read through pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

AT = datetime(2026, 3, 2, 9, 30)
LITTLE = Rooms(rows=2, ids=1)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Return a function that writes columns to a Parquet file, three rows a group, and returns its path."""

    def written(**columns: Any) -> Path:  # noqa: ANN401 -- whatever Arrow takes for a column
        path = tmp_path / "tickets.parquet"
        pq.write_table(pa.table(columns), path, row_group_size=3)
        return path

    return written


def faults_of(path: Path, annex: Agreement, layout: Layout | None = None) -> list[Fault]:
    """Read what must be refused, and return the faults."""
    with pytest.raises(FileFaultsError) as caught:
        read_tickets(path, annex, layout=layout)
    return list(caught.value.faults)  # type: ignore[arg-type] # a file's faults are Fault


@pytest.mark.parametrize("skip", [False, True], ids=["refused", "skipped"])
@pytest.mark.parametrize("name", ["plain", "french", "day or month", "day first, known at the end", "both orders",
                                  "ids again", "times out of order", "the end of the known years", "meanings", "a gap",
                                  "no severity yet", "no such column"])  # fmt: skip
def test_texts_are_those_of_a_csv_file(write: Write, table: Table, annex: Agreement, name: str, skip: bool) -> None:
    """The same tickets, notes and faults; a fault names the row where a CSV file has lines, one after its header"""
    lines, layout = FILES[name]
    delimiter = ";" if name == "french" else ","
    head, *rows = [line.split(delimiter) for line in lines]
    path = table(**{column: [row[place] for row in rows] for place, column in enumerate(head)})
    expected = told(write(*lines), annex, layout, None, skip=skip)
    said = expected[2][1]
    notes = tuple(note for note in said if not str(note).startswith("delimiter")) if isinstance(said, tuple) else ()
    for rooms in (None, LITTLE):
        tickets, faults, rest = told(path, annex, layout, rooms, skip=skip)
        assert tickets == expected[0]
        assert [(fault.column, fault.value) for fault in faults] == [
            (fault.column, fault.value) for fault in expected[1]
        ]
        assert [fault.line for fault in faults] == [(fault.line or 0) - 1 or None for fault in expected[1]]
        if tickets:
            assert (rest[0], rest[1], rest[2:]) == (expected[2][0], notes, expected[2][2:])


def test_a_fault_names_the_row(table: Table, annex: Agreement) -> None:
    """Rows are counted from 1, and ids that come again name the row before"""
    path = table(
        id=["a", "b", "a", "b"], received_at=["2026-03-02T09:30Z", "x", "2026-03-02T09:30Z", ""], severity=[2] * 4
    )
    assert [str(fault).partition("tickets.parquet, ")[2] for fault in faults_of(path, annex)] == [
        (
            "row 2, column received_at: 'x'; accepted: a time as 2026-11-03T09:30+01:00; "
            "for any other way of writing it say --date-format"
        ),
        "row 3, column id: 'a'; accepted: an id that no other row has; row 1 has this one",
        "row 4, column id: 'b'; accepted: an id that no other row has; row 2 has this one",
        "row 4, column received_at: ''; accepted: the time at which the request came in",
    ]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "Europe/Paris", "Asia/Kolkata", "+05:30"])
def test_timestamps_with_a_zone_and_without(table: Table, annex: Agreement, unit: str, zone: str | None) -> None:
    """An instant is an instant in any unit and zone; a wall-clock time is one of --tz"""
    given = AT if zone is None else AT.replace(tzinfo=UTC)
    path = table(
        id=[7, 8],
        received_at=pa.array([given, given], pa.timestamp(unit, zone)),
        severity=pa.array([2, None], pa.int8()),
        resolved_at=pa.array([None, given], pa.timestamp(unit, zone)),
    )
    expected = AT.replace(tzinfo=ZoneInfo("Europe/Paris")) if zone is None else given
    file = read_tickets(path, annex, layout=PARIS)
    assert [ticket.received_at for ticket in file.tickets] == [expected, expected]
    assert [ticket.resolved_at for ticket in file.tickets] == [None, expected]
    assert [(ticket.id, ticket.severity) for ticket in file.tickets] == [("7", franceconnect.MAJOR), ("8", None)]
    if zone is None:
        assert faults_of(path, annex)[0].accepted.startswith("a time with its offset or Z, or --tz")


def test_what_a_timestamp_may_not_be(table: Table, annex: Agreement) -> None:
    """Nanoseconds, years that no date has, and wall-clock times of a gap are faults of their rows; or decided"""
    nanos = pa.array([1_772_443_800_000_000_001, 1_772_443_800_000_000_000], pa.timestamp("ns", "UTC"))
    (fault,) = faults_of(table(id=["a", "b"], received_at=nanos, severity=["2", "2"]), annex)
    assert (fault.line, fault.value) == (1, "2026-03-02 09:30:00.000000001Z")
    far = pa.array([10**18], pa.timestamp("us", "UTC"))
    (fault,) = faults_of(table(id=["a"], received_at=far, severity=["2"]), annex)
    assert (fault.line, fault.column) == (1, "received_at")
    gap = table(id=["a"], received_at=pa.array([datetime(2026, 3, 29, 2, 30)], pa.timestamp("us")), severity=["2"])
    assert "does not exist" in faults_of(gap, annex, PARIS)[0].accepted
    later = read_tickets(gap, annex, layout=Layout(tz="Europe/Paris", wall_time=WallTime.LATER))
    assert times(later.tickets[0])[0] == "2026-03-29T03:30:00+02:00"


def test_cells_of_other_types(table: Table, annex: Agreement) -> None:
    """Whole numbers that nulls made floats, true and false, dictionaries and columns of nothing say what they mean"""
    path = table(
        id=pa.array(["a", "b", "a"]).dictionary_encode().take(pa.array([0, 1])),
        received_at=["2026-03-02T09:30Z", " 2026-03-02T09:31Z "],
        severity=[2.0, float("nan")],
        blocking=[True, None],
        security=[None, False],
        resolved_at=pa.nulls(2),
        note=[b"x", b"y"],
    )
    first, second = read_tickets(path, annex).tickets
    assert (first.severity, second.severity) == (franceconnect.MAJOR, None)
    assert (first.blocking, second.blocking, first.security) == (True, False, False)
    assert second.received_at == datetime(2026, 3, 2, 9, 31, tzinfo=UTC)
    (fault,) = faults_of(table(id=["a"], received_at=[date(2026, 3, 2)], severity=[2.5]), annex)[:1]
    assert (fault.column, fault.value) == ("received_at", "2026-03-02")
    assert faults_of(table(id=["a"], received_at=["2026-03-02T09:30Z"], severity=[2.5]), annex)[0].value == "2.5"


def test_a_column_of_bytes_is_refused(table: Table, annex: Agreement) -> None:
    """What says nothing is refused by its type, and so is a column that is missing"""
    (fault,) = faults_of(table(id=[b"x"], received_at=[AT], severity=["2"]), annex, PARIS)
    assert str(fault).endswith(
        "column id: 'binary'; accepted: a column of texts, whole numbers, true and false, or timestamps"
    )
    (fault,) = faults_of(table(id=["x"], severity=["2"]), annex)
    assert (fault.line, fault.column, fault.value) == (None, "received_at", "id, severity")


def test_names_and_values_are_mapped(table: Table, annex: Agreement) -> None:
    """As in a CSV file: two columns of a ticket may be one of the file, and meanings are applied to its texts"""
    layout = Layout(
        columns=ColumnNames.parse("id=Number,received_at=Opened,severity_assigned_at=Opened,severity=Priority"),
        values=ValueNames.parse(["severity=7=2,8=3"]),
        tz="Europe/Paris",
    )
    file = read_tickets(table(Number=[1, 2], Opened=[AT, AT], Priority=[7, 2]), annex, layout=layout)
    assert [ticket.severity for ticket in file.tickets] == [franceconnect.MAJOR] * 2
    assert file.notes[-1] == "mapped, and in no cell of Priority: '8'"


def test_a_way_of_writing_is_of_texts_alone(table: Table, annex: Agreement) -> None:
    """--date-format reads the columns of texts; timestamps beside them are read all the same"""
    layout = Layout(tz="Europe/Paris", date_format=DateFormat("%d/%m/%Y %H:%M"))
    path = table(id=["a"], received_at=["02/03/2026 09:30"], severity=["2"], resolved_at=[datetime(2026, 3, 2, 10)])
    assert times(read_tickets(path, annex, layout=layout).tickets[0])[-1] == "2026-03-02T10:00:00+01:00"


def test_no_row_is_no_ticket(table: Table, annex: Agreement) -> None:
    """A file without rows is that of a quiet month"""
    path = table(
        id=pa.array([], pa.string()), received_at=pa.array([], pa.string()), severity=pa.array([], pa.string())
    )
    with Workspace(LITTLE) as space:
        read = open_tickets(path, annex, space)
        assert (read.count, read.latest, read.held) == (0, None, True)
    assert read_tickets(path, annex).tickets == ()


@pytest.mark.parametrize("data", [b"", b"id,received_at\n", b"PAR1 and no more PAR1"])
def test_what_is_no_parquet_file_is_one_fault(tmp_path: Path, annex: Agreement, data: bytes) -> None:
    """Cut short, or another file by that name"""
    path = tmp_path / "tickets.PARQUET"
    path.write_bytes(data)
    (fault,) = faults_of(path, annex)
    assert fault.accepted == "a whole Parquet file, or a CSV file not named .parquet"


def test_a_file_that_is_not_there(tmp_path: Path, annex: Agreement) -> None:
    """Said in the system's words"""
    (fault,) = faults_of(tmp_path / "none.parquet", annex)
    assert (fault.line, fault.accepted) == (None, "a file that can be read")


def test_options_of_texts_are_refused(table: Table, annex: Agreement) -> None:
    """A Parquet file has no delimiter and no encoding to say"""
    path = table(id=["x"], received_at=[AT], severity=["2"])
    for layout in (Layout(delimiter=";"), Layout(encoding="cp1252")):
        with pytest.raises(InvalidValueError, match=r"(delimiter|encoding): a Parquet file has none; leave it out for"):
            read_tickets(path, annex, layout=layout)


def test_without_pyarrow(tmp_path: Path, annex: Agreement, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra that brings it"""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match=r"needs pyarrow; install it with: pip install 'sla-rules\[parquet\]'"):
        read_tickets(tmp_path / "tickets.parquet", annex)


def test_a_page_that_is_damaged(table: Table, annex: Agreement) -> None:
    """The end of the file is whole, and what stands before it cannot be read: a fault of the file"""
    path = table(id=["1", "2"], received_at=[AT.replace(tzinfo=UTC)] * 2, severity=[1, 2])
    held = bytearray(path.read_bytes())
    held[4:40] = b"\xff" * 36
    path.write_bytes(held)
    (fault,) = faults_of(path, annex)
    assert (fault.file, fault.line) == (str(path), None)
    assert fault.accepted == "a whole Parquet file, or a CSV file not named .parquet"
