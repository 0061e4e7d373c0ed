"""CSV files read by columns, against the same files read row by row."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sla_rules.errors import FileFaultsError
from sla_rules.files import Layout, Rooms, Workspace, open_tickets, read_tickets
from tests.files.conftest import HEADER, PARIS, in_columns
from tests.files.test_ticket_reader import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from sla_rules import Agreement
    from tests.files.conftest import Write

pytest.importorskip("numpy")
pytest.importorskip("narwhals")

HELD = Rooms(small=0)
"""Room for a whole file, however small: its columns are kept."""
IN_PIECES = Rooms(text=0, rows=3, ids=2)
"""Room for three rows at a time."""
ONE_BY_ONE = Rooms(text=0, rows=1)
"""Room for one row, which may have a fault: then there is nothing to read by columns."""
START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def same(path: Path, annex: Agreement, layout: Layout | None = None) -> None:
    """Read a file by columns, held and in pieces: the same as row by row, refused or with its bad rows left out."""
    for skip in (False, True):
        for rooms in (HELD, IN_PIECES, ONE_BY_ONE):
            with Workspace(rooms) as space:
                refused: FileFaultsError | None = None
                try:
                    rows = read_tickets(path, annex, layout=layout, skip_bad_rows=skip)
                except FileFaultsError as error:
                    refused = error
                if refused is not None:
                    with pytest.raises(FileFaultsError) as caught:
                        open_tickets(path, annex, space, layout=layout, skip_bad_rows=skip)
                    assert (str(caught.value), caught.value.faults) == (str(refused), refused.faults)
                    continue
                read = open_tickets(path, annex, space, layout=layout, skip_bad_rows=skip)
                assert (read.count, read.latest, read.notes) == (rows.count, rows.latest, rows.notes)
                assert (read.skipped, read.skipped_rows, read.skipped_faults) == (
                    rows.skipped, rows.skipped_rows, rows.skipped_faults,
                )  # fmt: skip
                for _ in range(2):  # as often as is asked
                    assert in_columns(read, annex) == {ticket.id: ticket for ticket in rows.tickets}
                assert tuple(ticket for part in read.parts() for ticket in part) == rows.tickets
                assert not read.held


@pytest.mark.parametrize("name", FILES)
def test_by_columns_as_by_rows(write: Write, annex: Agreement, name: str) -> None:
    """The same tickets and notes, and the same faults in the same order"""
    lines, layout = FILES[name]
    same(write(*lines), annex, layout)


def test_rows_over_several_lines(write: Write, annex: Agreement) -> None:
    """Lines are those of the file, also after cells that hold line breaks and blank rows"""
    name = '"of\nthree\nlines"'
    same(
        write(
            f"{HEADER},identity_provider",
            f"a,2026-03-02T09:30Z,2,,{name}",
            ",,,,",
            f"b,2026-03-02T09:30Z,2,never,{name}",
            f"a,2026-03-02T09:30Z,2,,{name}",
            f"c,2026-03-02T09:30Z,9,,{name}",
        ),
        annex,
    )


def test_nothing_unusual_is_asked_row_by_row(write: Write, annex: Agreement) -> None:
    """Where all is plain no row is doubtful; a doubtful one is read by itself, beside the others"""
    lines = [f"{row},2026-03-02T09:30Z,2," for row in range(7)]
    for more, pieces in (([], [(3, 0), (3, 0), (1, 0)]), (["again,2026-03-02T09:30Z,2,2026-03-01T09:30Z"], None)):
        with Workspace(IN_PIECES) as space:
            read = open_tickets(write(HEADER, *lines, *more), annex, space, skip_bad_rows=True)
            assert read.columns is not None
            found = [(len(part.columns), len(part.others)) for part in read.columns()]
            assert found == (pieces or [(3, 0), (3, 0), (1, 0)])
            assert read.skipped_rows == len(more)


def test_the_end_of_the_known_years_is_read_row_by_row(write: Write, annex: Agreement) -> None:
    """A ticket that is near it is tried by itself, and is a ticket where all its limits end before"""
    path = write(HEADER, "a,2026-03-02T09:30Z,2,", "b,2100-02-01T09:30Z,2,", "c,2099-01-05T09:30Z,2,")
    with Workspace(HELD) as space:
        read = open_tickets(path, annex, space)
        assert read.columns is not None
        (part,) = read.columns()
        assert [part.id_of(row) for row in range(len(part.columns))] == ["a", "c"]
        assert [ticket.id for ticket in part.others] == ["b"]
        assert read.latest is not None
        assert read.latest.year == 2100
    same(path, annex)


def test_each_pass_is_followed(write: Write, annex: Agreement) -> None:
    """Looking through, reading and assessing a file that does not fit; of one that does, looking through alone"""
    seen: list[tuple[str, int | None]] = []

    def follow(parts, what, rows):  # type: ignore[no-untyped-def] # any parts  # noqa: ANN001, ANN202
        seen.append((what, rows))
        return parts

    path = write(HEADER, *(f"{row},2026-03-02T09:30Z,2," for row in range(7)))
    for rooms, passes in (
        (IN_PIECES, [("looking through", None), ("reading", 7), ("assessing", 7)]),
        (HELD, [("looking through", None)]),
    ):
        seen.clear()
        with Workspace(rooms) as space:
            read = open_tickets(path, annex, space, follow=follow)
            assert read.columns is not None
            list(read.columns())
        assert seen == passes


@pytest.mark.parametrize("layout", [Layout(), PARIS], ids=["offsets", "wall clocks"])
def test_random_files(write: Write, annex: Agreement, layout: Layout) -> None:
    """All that may be wrong with a row, alone and together"""
    chance = random.Random(8)

    def at(hours: int) -> str:
        instant = START + timedelta(hours=hours)
        good = instant.isoformat() if layout.tz is None else instant.replace(tzinfo=None).isoformat(" ")
        return chance.choice([good] * 12 + ["", "soon", "29/03/2026 02:30", "2026-03-29T02:30", "1700-01-01T00:00Z"])

    for size in (1, 5, 20, 30):
        for _ in range(4):
            rows = []
            for row in range(size):
                start = chance.randrange(2000)
                cells = (
                    chance.choice([f"{row}"] * 9 + ["", " a", "é"]),
                    at(start),
                    chance.choice(["1", "2", "minor", " MAJOR", "4", "", "x"]),
                    at(start + chance.randrange(-3, 99)),
                    chance.choice(["", "", at(start + 1)]),
                    chance.choice(["", "site", "User", "user ", "moon"]),
                    chance.choice(["", "p", " q"]),
                    chance.choice(["oui", "no", "", "no", "perhaps"]),
                )
                rows.append(";".join(cells) if chance.random() < 0.95 else "short;row")
            header = "id;received_at;severity;resolved_at;severity_assigned_at;scope;identity_provider;blocking"
            same(write(header, *rows), annex, layout)
