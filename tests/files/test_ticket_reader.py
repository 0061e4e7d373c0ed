"""A file read piece by piece says what it says when it is read at once, its faults included."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from sla_rules.errors import FileFaultsError
from sla_rules.files import (
    ColumnNames,
    Layout,
    Rooms,
    ValueNames,
    WallTime,
    Workspace,
    file_reader,
    open_tickets,
    read_tickets,
)
from sla_rules.files import ticket_reader as module
from tests.files.conftest import HEADER, PARIS
from tests.files.test_csv_reader import FRENCH, FRENCH_LAYOUT

if TYPE_CHECKING:
    from pathlib import Path

    from sla_rules import Agreement, Ticket
    from sla_rules.files import Fault
    from tests.files.conftest import Write

    Told = tuple[tuple[Ticket, ...], tuple[Fault, ...], tuple[object, ...]]

GOOD = [f"x{number},2026-03-02T09:{number:02}Z,2,2026-03-02T10:30Z" for number in range(20)]
FILES = {
    "plain": ([HEADER, *GOOD], Layout()),
    "header alone": ([HEADER], Layout()),
    "empty": ([], Layout()),
    "a column missing": (["id,severity", "1,2"], Layout()),
    "french": (FRENCH, FRENCH_LAYOUT),
    "day or month": (
        [HEADER, "1,2026-11-03T09:30Z,2,", "2,2026-11-03T09:30Z,9,03/11/2026 09:30", "3,04/11/2026 09:30,2,"],
        PARIS,
    ),
    "day first, known at the end": (
        [HEADER, "1,03/11/2026 09:30,2,", "2,04/11/2026 09:30,2,", "3,x,2,", "4,23/11/2026 09:30,2,"],
        PARIS,
    ),
    "both orders": ([HEADER, "1,23/11/2026 09:30,2,", "2,x,2,", "3,11/24/2026 09:30,2,"], PARIS),
    "ids again": (
        [
            HEADER,
            "a,2026-03-02T09:30Z,2,",
            "b,2026-03-02T09:30Z,9,",
            "a,2026-03-02T09:30Z,2,",
            *GOOD,
            "b,2026-03-02T09:30Z,2,",
            ",2026-03-02T09:30Z,2,",
            ",2026-03-02T09:30Z,2,",
            "a,never,7,",
        ],
        Layout(),
    ),
    "rows that are not whole": (
        [HEADER, GOOD[0], "1,2", '"x"y,2026-03-02T09:30Z,2,', GOOD[1], "2,2026-03-02T09:30Z,2,,,,", GOOD[0]],
        Layout(),
    ),
    "a quote left open": ([HEADER, GOOD[0], "1,2", "2,never,2,", '"x,2026-03-02T09:30Z,2,', *GOOD], Layout()),
    "times out of order": ([HEADER, *GOOD, "1,2026-03-02T09:30Z,2,2026-03-01T09:30Z", "2,,2,"], Layout()),
    "the end of the known years": ([HEADER, GOOD[0], "1,2100-12-31T09:30Z,2,", "2,2101-01-01T00:00Z,2,"], Layout()),
    "meanings": (
        [HEADER, "1,2026-03-02T09:30Z,urgent,", "2,2026-03-02T09:30Z,2,", "3,2026-03-02T09:30Z,slow,N/A"],
        Layout(values=ValueNames.parse(["severity=urgent=1,slow=4,idle=3", "resolved_at=N/A=", "scope=x=site"])),
    ),
    "a gap": ([HEADER, *GOOD, "1,2026-03-29T02:30,2,"], Layout(tz="Europe/Paris", wall_time=WallTime.LATER)),
    "no severity yet": ([HEADER, "1,2026-03-02T09:30Z,,", "2,2026-03-02T09:30Z,2,"], Layout()),
    "no such column": ([HEADER, GOOD[0]], Layout(columns=ColumnNames.parse("resolved_at=Done"))),
}


def told(path: Path, annex: Agreement, layout: Layout, rooms: Rooms | None, *, skip: bool) -> Told:
    """Return the tickets or nothing, the faults, and the rest of what is said of the file."""
    try:
        if rooms is None:
            whole = read_tickets(path, annex, layout=layout, skip_bad_rows=skip)
            return whole.tickets, whole.skipped, (whole.latest, whole.notes, whole.skipped_rows, whole.skipped_faults)
        with Workspace(rooms) as space:
            read = open_tickets(path, annex, space, layout=layout, skip_bad_rows=skip)
            tickets = tuple(ticket for part in read.parts() for ticket in part)
            assert read.count == len(tickets)
            return tickets, read.skipped, (read.latest, read.notes, read.skipped_rows, read.skipped_faults)
    except FileFaultsError as error:
        return (), error.faults, (str(error), error.count)  # type: ignore[return-value] # a file's faults are Fault


@pytest.fixture
def by_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files as where columns cannot be had; `test_csv_columns_reader` reads the same ones by columns."""
    monkeypatch.setattr(file_reader, "find_spec", lambda _package: None)


@pytest.mark.parametrize("skip", [False, True], ids=["refused", "skipped"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("by_rows")
def test_in_pieces_as_at_once(write: Write, annex: Agreement, name: str, packed: bool, skip: bool) -> None:
    """With room for next to nothing: the same tickets, notes and faults, in the same order"""
    lines, layout = FILES[name]
    path = write(*lines, name="tickets.csv.gz" if packed else "tickets.csv")
    whole = told(path, annex, layout, None, skip=skip)
    for rows in (1, 3, 100):
        assert told(path, annex, layout, Rooms(text=0, rows=rows, ids=2), skip=skip) == whole


def test_the_first_faults_are_kept_and_all_are_counted(
    write: Write, annex: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a file that does not fit; what is refused can be pickled with its count"""
    monkeypatch.setattr(module, "KEPT_FAULTS", 3)
    path = write(HEADER, "1,2", *[f"{number},never,2," for number in range(9)], GOOD[0])
    with Workspace(Rooms(text=0, rows=2)) as space:
        with pytest.raises(
            FileFaultsError, match=r"tickets\.csv: 10 faults; the first: .*, line 2: '2 cells'"
        ) as caught:
            open_tickets(path, annex, space)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (again.count, [fault.line for fault in again.faults]) == (10, [2, 3, 4])
        read = open_tickets(path, annex, space, skip_bad_rows=True)
        assert (read.count, read.skipped_rows, len(read.skipped), read.skipped_faults) == (1, 10, 3, 10)
    assert len(told(path, annex, Layout(), None, skip=False)[1]) == 10


@pytest.mark.usefixtures("by_rows")
def test_each_pass_is_followed(write: Write, annex: Agreement) -> None:
    """Three passes over the parts of a file that does not fit, with the count of its rows once it is known"""
    seen: list[tuple[str, int | None, list[int]]] = []

    def follow(parts, what, rows):  # type: ignore[no-untyped-def] # any parts  # noqa: ANN001, ANN202
        seen.append((what, rows, []))
        for part in parts:
            seen[-1][2].append(len(part))
            yield part

    path = write(HEADER, *GOOD[:5])
    with Workspace(Rooms(text=0, rows=2)) as space:
        list(open_tickets(path, annex, space, follow=follow).parts())
    assert seen == [
        ("looking through", None, [2, 2, 1]),
        ("reading", 5, [2, 2, 1]),
        ("assessing", 5, [2, 2, 1]),
    ]


def test_a_format_says_what_its_rows_say(annex: Agreement) -> None:
    """The passes are the same for every format; of itself the reader knows none"""
    from sla_rules.files.ids import Ids

    reader = module.TicketReader("f", annex, Layout(), ids=Ids(), holds=True)
    with pytest.raises(NotImplementedError):
        reader._found_places()
    with pytest.raises(NotImplementedError):
        reader._said_parts({}, again=False)
