"""What the forms of a report are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import NOW, WEEK, rows_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run


@pytest.mark.parametrize(
    ("period", "labels", "title"),
    [
        ("month", ["2026-03", "2026-04"], "Indicator by month"),
        ("quarter", ["2026-Q1", "2026-Q2"], "Indicator by quarter"),
        ("year", ["2026"], "Indicator by year"),
        ("all", ["all"], "Indicator"),
    ],
)
def test_periods(run: Run, export: Export, period: str, labels: list[str], title: str) -> None:
    """Each kind of period cuts the same tickets."""
    out = run("report", export(*WEEK), "--now", NOW, "--period", period).stdout
    assert [row[0] for row in rows_of(out, title)] == labels
    assert out.count("\nall ") == 1
    ending = "the target is missed.\n" if period == "all" else "the target is missed over the whole, and missed in"
    assert ending in out


def test_check_looks_at_the_periods_asked_for(run: Run, export: Export) -> None:
    """A bad month in a good year is missed by month and not by year."""
    good = [f"{n},2026-04-02T09:30Z,3,,,2026-04-02T10:30Z" for n in range(40)]
    path = export(*WEEK[:3], *[row.replace(",", "x,", 1) for row in good])
    assert run("report", path, "--check").exit_code == 1
    assert run("report", path, "--check", "--period", "year").exit_code == 0
    assert run("report", path, "--check", "--period", "all").exit_code == 0


def test_tickets_after_now_do_not_exist(run: Run, export: Export) -> None:
    """A ticket received after --now is in no figure, and the notes count it."""
    out = run("report", export(*WEEK), "--now", "2026-03-31T00:00Z").stdout
    assert "note       1 ticket received after now, which no figure counts" in out
    assert [row[0] for row in rows_of(out, "Indicator by month")] == ["2026-03"]
