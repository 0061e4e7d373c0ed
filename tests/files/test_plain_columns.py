"""Which rows are tickets in columns, and which are left to be read by themselves; `test_arrow_cells` has more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from sla_rules import franceconnect
from sla_rules.files.rows import Row
from sla_rules.files.said import Said

if TYPE_CHECKING:
    from sla_rules import Agreement
    from sla_rules.files.plain_columns import Read

np = pytest.importorskip("numpy")

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
TIMES = {str(hour): AT + timedelta(hours=hour - 9) for hour in range(9, 13)}


def reading(annex: Agreement, *repeats: int, **texts: list[str]) -> Read:
    """Return what is read of these columns of texts; times are full hours."""
    from sla_rules.files.plain_columns import PlainColumns
    from sla_rules.files.text_cells import TextCells

    grid = annex.latest.grid
    columns = PlainColumns(
        annex,
        severities={str(severity.level): severity for severity in grid.severities},
        scopes={str(scope).casefold(): (str(scope), severity) for scope, severity in grid.perimeters},
    )
    rows = [Row(number, ()) for number in range(len(texts["id"]))]
    return columns.read(TextCells(Said(rows, texts), TIMES, 10**17), np.array(repeats, np.int64))


def test_a_scope_is_as_the_agreement_writes_it(annex: Agreement) -> None:
    """However the file writes it; it brings its severity, where the row says none itself"""
    read = reading(
        annex,
        id=["a", "b", "c", "d"],
        received_at=["9"] * 4,
        scope=["SITE", "site", "", "moon"],
        severity=["", "4", "3", "1"],
    )
    assert (read.places.tolist(), read.doubtful.tolist()) == ([0, 1, 2], [3])
    assert [ticket.scope for ticket in read.columns] == ["site", "site", None]
    found = [ticket.severity for ticket in read.columns]
    assert found == [dict(annex.latest.grid.perimeters)[franceconnect.Scope.SITE], franceconnect.MINOR,
                     franceconnect.MEDIUM]  # fmt: skip


def test_providers_and_flags(annex: Agreement) -> None:
    """An empty cell names nobody, and an empty flag is false; columns that are not there say nothing"""
    read = reading(
        annex,
        id=["a", "b", "c"],
        received_at=["9"] * 3,
        severity=["2"] * 3,
        identity_provider=["x", "", "y"],
        blocking=["Oui", "", "no"],
    )
    assert [ticket.identity_provider for ticket in read.columns] == ["x", None, "y"]
    assert [ticket.blocking for ticket in read.columns] == [True, False, False]
    assert [ticket.security for ticket in read.columns] == [False] * 3
    assert read.columns.scope is None


def test_what_notes_count(annex: Agreement) -> None:
    """Severities whose time received_at stands in for, and tickets without one; the latest instant of all"""
    read = reading(
        annex,
        id=["a", "b", "c"],
        received_at=["9", "9", "10"],
        severity=["2", "3", ""],
        severity_assigned_at=["", "10", ""],
        resolved_at=["", "12", ""],
    )
    assert (read.stood_in, read.unassigned) == (1, 1)
    assert read.latest == int(AT.timestamp() + 3 * 3_600) * 1_000_000


def test_rows_that_come_again_are_doubtful(annex: Agreement) -> None:
    """Their places are told, and what else is doubtful is found"""
    read = reading(annex, 1, id=["a", "a", ""], received_at=["9"] * 3, severity=["2"] * 3)
    assert (read.doubtful.tolist(), read.places.tolist(), len(read.columns)) == ([1, 2], [0], 1)
