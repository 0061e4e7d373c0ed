"""Parquet files read by columns, against the same files read row by row."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sla_rules.errors import FileFaultsError
from sla_rules.files import ColumnNames, Layout, Rooms, ValueNames, WallTime, Workspace, open_tickets
from sla_rules.files import parquet_columns_reader as module
from sla_rules.files.ids import Ids
from sla_rules.files.parquet_reader import ParquetReader
from tests.files.conftest import in_columns
from tests.files.test_parquet_reader import table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sla_rules import Agreement
    from sla_rules.files import TicketStream

    Table = Callable[..., Path]

pa = pytest.importorskip("pyarrow", reason="Parquet files are read through pyarrow")

__all__ = ["table"]

LITTLE = Rooms(rows=3, columns=7, ids=4, amounts=5)
START = datetime(2026, 1, 1, 7, tzinfo=UTC)


def both(path: Path, annex: Agreement, layout: Layout | None = None, *, columns: bool = True) -> TicketStream | None:
    """Read the file both ways, which must say the same; None when it was refused."""
    layout = layout or Layout()
    for skip in (False, True):
        with Workspace(LITTLE) as space:
            refused: FileFaultsError | None = None
            try:
                rows = ParquetReader(path, annex, layout, Ids(space), rows_at_once=3).read(
                    skip_bad_rows=skip, track=iter, follow=lambda parts, _what, _rows: parts
                )
                expected = tuple(ticket for part in rows.parts() for ticket in part)
            except FileFaultsError as error:
                refused = error
            if refused is not None:
                with pytest.raises(FileFaultsError) as caught:
                    open_tickets(path, annex, space, layout=layout, skip_bad_rows=skip)
                assert (str(caught.value), caught.value.faults) == (str(refused), refused.faults)
                continue
            read = open_tickets(path, annex, space, layout=layout, skip_bad_rows=skip)
            assert (read.columns is not None) is columns
            assert (read.count, read.latest, read.notes) == (rows.count, rows.latest, rows.notes)
            assert (read.skipped, read.skipped_rows, read.skipped_faults) == (
                rows.skipped, rows.skipped_rows, rows.skipped_faults,
            )  # fmt: skip
            assert tuple(ticket for part in read.parts() for ticket in part) == expected
            if columns:
                assert in_columns(read, annex) == {ticket.id: ticket for ticket in expected}
            return read
    return None


def stamps(values: Sequence[datetime | None], unit: str = "us", zone: str | None = "UTC") -> Any:  # noqa: ANN401
    """Return a column of timestamps."""
    return pa.array([None if at is None else at.replace(tzinfo=UTC) for at in values], pa.timestamp(unit, zone))


def plain(rows: int, **others: Any) -> dict[str, Any]:  # noqa: ANN401 -- columns of Arrow
    """Return columns of plain tickets, a quarter of an hour apart, with some columns changed."""
    received = [START + timedelta(minutes=15 * row) for row in range(rows)]
    return {
        "id": [f"INC-{row}" for row in range(rows)],
        "received_at": stamps(received),
        "acknowledged_at": stamps([at + timedelta(minutes=1) if row % 3 else None for row, at in enumerate(received)]),
        "severity_assigned_at": stamps([at if row % 4 else None for row, at in enumerate(received)]),
        "resolved_at": stamps([at + timedelta(hours=row) if row % 5 else None for row, at in enumerate(received)]),
        "severity": pa.array([row % 5 + 1 for row in range(rows)], pa.int8()),
        "scope": ["site" if row % 7 == 0 else None for row in range(rows)],
        "identity_provider": pa.array([f"provider {row % 3}" for row in range(rows)]).dictionary_encode(),
        "blocking": [row % 2 == 0 for row in range(rows)],
        "security": ["oui" if row % 11 == 0 else "" for row in range(rows)],
        **others,
    }


def test_plain_tickets(table: Table, annex: Agreement) -> None:
    """All of them are read as columns, and none by itself"""
    read = both(table(**plain(40)), annex)
    assert read is not None
    assert (read.count, read.notes) == (
        40,
        ("severity_assigned_at empty beside a severity, 10 times: received_at stands in",),
    )


def test_nothing_unusual_is_asked_row_by_row(table: Table, annex: Agreement) -> None:
    """Where all is plain no row is doubtful"""
    with Workspace(LITTLE) as space:
        read = open_tickets(table(**plain(40)), annex, space)
        assert read.columns is not None
        assert [(len(part.columns), len(part.others)) for part in read.columns()][:2] == [(3, 0), (3, 0)]


ODD: dict[str, Any] = {
    "ids again": {"id": [f"INC-{row % 17}" for row in range(40)]},
    "one id": {"id": ["x"] * 40},
    "blank ids": {"id": [("", None, "  ", "\u2003", "x")[row] if row < 5 else f"{row}" for row in range(40)]},
    "ids with blanks around": {"id": [f" {row % 20}\t" if row % 3 else f"é{row}é" for row in range(40)]},
    "numbers": {"id": pa.array([None if row == 3 else row % 30 - 5 for row in range(40)], pa.int32())},
    "no received_at": {"received_at": stamps([None if row == 7 else START for row in range(40)])},
    "an unknown severity": {"severity": pa.array([row % 8 for row in range(40)])},
    "no severity": {"severity": pa.array([None if row % 4 else 2 for row in range(40)])},
    "names of severities": {"severity": [("major", " MINOR ", "4", "", None)[row % 5] for row in range(40)]},
    "an unknown scope": {"scope": [("site", "SITE", "user", "moon", None)[row % 5] for row in range(40)]},
    "scopes alone": {
        "severity": pa.nulls(40),
        "scope": [("site", "user", None, "Site")[row % 4] for row in range(40)],
        "severity_assigned_at": pa.nulls(40),
    },
    "an unknown flag": {"blocking": [("yes", "maybe", "", None)[row % 4] for row in range(40)]},
    "times out of order": {"resolved_at": stamps([START + timedelta(minutes=5 * row) for row in range(40)])},
    "nanoseconds": {"acknowledged_at": pa.array([1_767_250_800_000_000_000 + row % 2 for row in range(40)],
                                                pa.timestamp("ns", "UTC"))},
    "seconds": {"resolved_at": stamps([START + timedelta(days=9)] * 40, "s")},
    "years that are not known": {"resolved_at": stamps([datetime(1800 + 10 * row, 1, 1) for row in range(40)], "s")},
    "years that no date has": {"resolved_at": pa.array([(-1) ** row * 10**12 for row in range(40)],
                                                       pa.timestamp("s", "UTC"))},
    "the end of the known years": {"received_at": stamps([datetime(2099 + row % 2, 12, 24) for row in range(40)]),
                                   "severity_assigned_at": pa.nulls(40), "acknowledged_at": pa.nulls(40),
                                   "resolved_at": pa.nulls(40)},
    "no row resolved": {"resolved_at": pa.nulls(40)},
    "wall-clock times and no zone": {"acknowledged_at": stamps([None, START] * 20, "us", None)},
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_is_unusual_is_said_as_by_rows(table: Table, annex: Agreement, name: str) -> None:
    """The same tickets and notes, and the same faults in the same order; refused the same, or left out the same"""
    both(table(**plain(40, **ODD[name])), annex)


@pytest.mark.parametrize("policy", list(WallTime))
@pytest.mark.parametrize("unit", ["s", "us", "ns"])
def test_wall_clock_times_around_the_switches(table: Table, annex: Agreement, policy: WallTime, unit: str) -> None:
    """Every half-hour around a gap and a fold, under each policy"""
    walls = [
        datetime(2026, month, day) + timedelta(minutes=30 * step)
        for month, day in ((3, 29), (10, 25))
        for step in range(10)
    ]
    columns = {
        "id": pa.array(range(len(walls))),
        "received_at": stamps(list(walls), unit, None),
        "severity": pa.array([2] * len(walls)),
        "resolved_at": stamps([None if at.minute else at for at in walls], unit, None),
    }
    both(table(**columns), annex, Layout(tz="Europe/Paris", wall_time=policy))
    far = stamps([datetime(1700, 1, 1), *walls[1:-1], datetime(2200, 1, 1)], "s", None)
    both(table(**{**columns, "resolved_at": far}), annex, Layout(tz="Europe/Paris", wall_time=policy))


def test_names_and_meanings(table: Table, annex: Agreement) -> None:
    """Two columns of a ticket may be one of the file; meanings of values that repeat are applied to columns"""
    columns = plain(40)
    columns["Opened"] = columns.pop("received_at")
    columns["severity"] = [("urgent", "slow", "3")[row % 3] for row in range(40)]
    del columns["severity_assigned_at"]
    layout = Layout(
        columns=ColumnNames.parse("received_at=Opened,severity_assigned_at=Opened"),
        values=ValueNames.parse(["severity=urgent=1,slow=4,idle=2", "blocking=true=no"]),
    )
    read = both(table(**columns), annex, layout)
    assert read is not None
    assert read.notes[-1] == "mapped, and in no cell of severity: 'idle'"


@pytest.mark.parametrize(
    ("changed", "layout"),
    [
        ({"acknowledged_at": ["2026-01-01T07:00Z"] * 40}, Layout()),
        ({"id": pa.array([str(row) for row in range(40)]).dictionary_encode()}, Layout()),
        ({}, Layout(values=ValueNames.parse(["id=INC-3=INC-4"]))),
    ],
)
def test_what_is_read_row_by_row(table: Table, annex: Agreement, changed: dict[str, Any], layout: Layout) -> None:
    """Texts for times, ids in a dictionary, and ids that are mapped"""
    both(table(**plain(40, **changed)), annex, layout, columns=False)


def test_scopes_without_a_column_of_severities(table: Table, annex: Agreement) -> None:
    """The scope brings the severity"""
    columns = plain(40, scope=["site", "user"] * 20)
    del columns["severity"], columns["severity_assigned_at"]
    read = both(table(**columns), annex)
    assert read is not None
    assert read.notes[0] == "no column severity: the scope gives it"


def test_so_many_hashes_that_every_id_is_looked_at(
    table: Table, annex: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many come again, the answer is the same"""
    monkeypatch.setattr(module, "MOST_HASHES", 2)
    both(table(**plain(40, id=[f"INC-{row % 13}" for row in range(40)])), annex)


def test_ids_of_one_hash_are_no_repeats(table: Table, annex: Agreement, monkeypatch: pytest.MonkeyPatch) -> None:
    """When every id has the same hash, all are looked at by themselves, and only those that are alike are faults"""
    import numpy as np

    monkeypatch.setattr(module, "hashes_of", lambda ids: np.zeros(len(ids.drop_null()), np.uint64))
    read = both(table(**plain(40)), annex)
    assert read is not None
    assert read.skipped_faults == 0
    both(table(**plain(40, id=[f"INC-{row % 39}" for row in range(40)])), annex)


def test_random_tables(table: Table, annex: Agreement) -> None:
    """All that may be wrong with a row, alone and together"""
    chance = random.Random(5)
    for _ in range(12):
        rows = 30
        at = [START + timedelta(hours=chance.randrange(2000)) for _ in range(rows)]
        both(
            table(
                id=[chance.choice(["", " a", "a", "é", f"{row}", f"{row}"]) for row in range(rows)],
                received_at=stamps([chance.choice([each, each, each, None]) for each in at]),
                severity=[chance.choice(["1", "2", "minor", "", "x"]) for _ in range(rows)],
                scope=[chance.choice(["site", "", None, "User"]) for _ in range(rows)],
                severity_assigned_at=stamps([chance.choice([each, None]) for each in at]),
                resolved_at=stamps(
                    [chance.choice([None, each + timedelta(hours=chance.randrange(-5, 99))]) for each in at]
                ),
                security=[chance.choice([True, False, None]) for _ in range(rows)],
            ),
            annex,
        )


def test_each_pass_is_followed(table: Table, annex: Agreement) -> None:
    """Looking at ids, at those that come again if any do, reading and assessing, each with the number of rows"""
    seen: list[tuple[str, int | None]] = []

    def follow(parts, what, rows):  # type: ignore[no-untyped-def] # any parts  # noqa: ANN001, ANN202
        seen.append((what, rows))
        return parts

    for ids in ([f"{row}" for row in range(40)], ["x", *(f"{row}" for row in range(38)), "x"]):
        seen.clear()
        with Workspace(LITTLE) as space:
            read = open_tickets(table(**plain(40, id=ids)), annex, space, follow=follow, skip_bad_rows=True)
            assert read.columns is not None
            list(read.columns())
        again = [("looking at ids that come again", 40)] if ids[0] == "x" else []
        assert seen == [("looking through", 40), *again, ("reading", 40), ("assessing", 40)]
