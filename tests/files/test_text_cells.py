"""The cells of a file of texts, in columns."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sla_rules.files.rows import Row
from sla_rules.files.said import Said

np = pytest.importorskip("numpy")

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
MICROS = int(AT.timestamp()) * 1_000_000
YEAR = 366 * 86_400 * 1_000_000


def cells(last: int = MICROS + 10 * YEAR, **texts: list[str]):  # type: ignore[no-untyped-def] # needs numpy  # noqa: ANN201
    """Return the cells of rows of the lines 2, 4, 6 …; "nine" and "ten" are the only times known."""
    from sla_rules.files.text_cells import TextCells

    rows = [Row(2 * number, ()) for number in range(1, 1 + len(next(iter(texts.values()))))]
    return TextCells(Said(rows, texts), {"nine": AT, "ten": AT + timedelta(hours=1)}, last)


def test_instants() -> None:
    """In microseconds, nothing for an empty cell; a text that is no known time is doubtful"""
    from sla_rules.columns.time_column import NULL

    doubtful = np.zeros(4, bool)
    found = cells(received_at=["nine", "", "ten", "eleven"]).instants("received_at", doubtful)
    assert found[:3].tolist() == [MICROS, NULL, MICROS + 3_600 * 1_000_000]
    assert doubtful.tolist() == [False, False, False, True]


@pytest.mark.parametrize(("room", "doubted"), [(YEAR, False), (YEAR - 1, True)])
def test_the_last_known_year_is_doubtful(room: int, doubted: bool) -> None:
    """A limit may end after it"""
    doubtful = np.zeros(2, bool)
    cells(MICROS + room, received_at=["nine", ""]).instants("received_at", doubtful)
    assert doubtful.tolist() == [doubted, False]


def test_codes() -> None:
    """Each text once, in the order in which they come"""
    codes, texts = cells(severity=["2", "", "2", "x"]).codes("severity")
    assert (codes.tolist(), codes.dtype, texts) == ([0, 1, 0, 2], np.int32, ["2", "", "x"])


def test_rows_and_lines() -> None:
    """Lines are those of the file; rows are told by their places"""
    some = cells(id=["a", "", "c"], severity=["1", "2", "3"])
    assert (len(some), set(some.columns), some.last_line()) == (3, {"id", "severity"}, 6)
    assert some.blank_ids().tolist() == [False, True, False]
    assert some.places_of([6, 2]).tolist() == [0, 2]
    assert some.places_of([]).tolist() == []
    assert some.said(np.array([2])) == Said([Row(6, ())], {"id": ["c"], "severity": ["3"]})
    assert [some.ids(np.array([2, 0]))(row) for row in (0, 1)] == ["c", "a"]
