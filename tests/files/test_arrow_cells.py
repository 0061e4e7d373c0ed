"""Which rows of a batch are plain, and what is left to be read by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from sla_rules import franceconnect
from sla_rules.files import Layout
from sla_rules.files.said import Said

if TYPE_CHECKING:
    from sla_rules import Agreement
    from sla_rules.files.plain_columns import Read

pa = pytest.importorskip("pyarrow", reason="batches come from Parquet files")
np = pytest.importorskip("numpy")

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTE = 60_000_000


def texts(_column: str, cells: Any) -> list[str]:  # noqa: ANN401 -- Arrow has no types
    """Return what cells say, where texts mean what they say."""
    return ["" if text is None else str(text).strip() for text in cells.to_pylist()]


def reading(annex: Agreement, cells: dict[str, Any], *repeats: int, layout: Layout | None = None) -> Read:
    """Return what is read of these columns."""
    from sla_rules.columns.compiled_calendar import compiled
    from sla_rules.files.arrow_cells import ArrowCells
    from sla_rules.files.plain_columns import PlainColumns

    grid = annex.latest.grid
    columns = PlainColumns(
        annex,
        severities={str(severity.level): severity for severity in grid.severities},
        scopes={str(scope).casefold(): (str(scope), severity) for scope, severity in grid.perimeters},
    )
    arrow = ArrowCells(
        pa.record_batch(cells),
        0,
        {column: column for column in cells},
        layout=layout or Layout(),
        span=compiled(annex.calendar).span,
        texts_of=texts,
        said_of=lambda _rows, _numbers: Said([], {}),
    )
    return columns.read(arrow, np.array(repeats, np.int64))


def instants(*minutes: int | None, zone: str | None = "UTC") -> Any:  # noqa: ANN401 -- Arrow has no types
    """Return instants so many minutes after the first."""
    first = int(AT.timestamp()) * 1_000_000
    return pa.array([None if at is None else first + at * MINUTE for at in minutes], pa.timestamp("us", zone))


def test_rows_that_are_plain_are_tickets(annex: Agreement) -> None:
    """Their times, severities and flags are those of their cells; what stands in for a time is counted"""
    read = reading(
        annex,
        {
            "id": pa.array(["a", "b", "c"]),
            "received_at": instants(0, 1, 2),
            "severity_assigned_at": instants(5, None, None),
            "resolved_at": instants(None, 60, None),
            "severity": pa.array([2, 3, None]),
            "blocking": pa.array(["yes", "no", None]),
        },
    )
    assert (read.places.tolist(), read.doubtful.tolist()) == ([0, 1, 2], [])
    assert (read.stood_in, read.unassigned) == (1, 1)
    assert read.latest == (int(AT.timestamp()) + 3_600) * 1_000_000
    first, second, third = read.columns
    assert [ticket.severity for ticket in (first, second, third)] == [franceconnect.MAJOR, franceconnect.MEDIUM, None]
    assert second.severity_assigned_at == second.received_at
    assert (first.blocking, second.blocking, third.blocking) == (True, False, False)
    assert (first.resolved_at, second.resolved_at) == (None, AT.replace(hour=10))


@pytest.mark.parametrize(
    ("changed", "doubtful"),
    [
        ({"id": pa.array(["a", " ", None, "é"])}, [1, 2]),
        ({"id": pa.array([1, None, 3, 4])}, [1]),
        ({"received_at": instants(0, None, 2, 3)}, [1]),
        ({"resolved_at": instants(-1, None, 1, 9)}, [0, 2]),
        ({"severity": pa.array([2, 9, 3, None])}, [1]),
        ({"severity": pa.array([2, None, 3, 4]), "severity_assigned_at": instants(9, 9, 9, 9)}, [1]),
        ({"scope": pa.array(["site", "Site", "moon", None])}, [2]),
        ({"blocking": pa.array(["oui", "perhaps", None, ""])}, [1]),
        ({"acknowledged_at": instants(9, None, 9, 9, zone=None)}, [0, 2, 3]),
    ],
)
def test_rows_at_which_anything_is_unusual_are_doubtful(
    annex: Agreement, changed: dict[str, Any], doubtful: list[int]
) -> None:
    """They are no tickets here, and the others are"""
    cells = {"id": pa.array(list("abcd")), "received_at": instants(0, 1, 2, 3), "severity": pa.array([2] * 4)}
    read = reading(annex, {**cells, **changed})
    assert read.doubtful.tolist() == doubtful
    assert read.places.tolist() == [row for row in range(4) if row not in doubtful]
    assert len(read.columns) == 4 - len(doubtful)


def test_ids_that_come_again_are_doubtful(annex: Agreement) -> None:
    """Their places are told"""
    cells = {"id": pa.array(list("aba")), "received_at": instants(0, 1, 2), "severity": pa.array([2] * 3)}
    assert reading(annex, cells, 2).doubtful.tolist() == [2]


def test_wall_clock_times_are_of_the_zone(annex: Agreement) -> None:
    """Nine o'clock in Paris in March is eight in UTC; what does not exist once is doubtful"""
    walls = [datetime(2026, 3, 2, 9), datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30)]
    cells = {
        "id": pa.array(list("abc")),
        "received_at": pa.array(walls, pa.timestamp("s")),
        "severity": pa.array([2] * 3),
    }
    read = reading(annex, cells, layout=Layout(tz="Europe/Paris"))
    assert read.doubtful.tolist() == [1, 2]
    assert read.columns.ticket(0).received_at == AT.replace(hour=8)


def test_nothing_is_read_of_no_row(annex: Agreement) -> None:
    """A batch of doubtful rows alone has no ticket and no latest instant"""
    cells = {"id": pa.array([None], pa.string()), "received_at": instants(0), "severity": pa.array([2])}
    read = reading(annex, cells)
    assert (len(read.columns), read.latest, read.doubtful.tolist()) == (0, None, [0])
