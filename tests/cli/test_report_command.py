"""`sla-rules report`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tests.cli.conftest import HEADER, NOW, WEEK, rows_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run


def test_the_verdict_in_the_exit_code(run: Run, export: Export) -> None:
    """--check exits with 1 when a period misses the target; the report is printed all the same."""
    path = export(HEADER, *[f"x{n},2026-03-02T09:30Z,3,,,2026-03-02T10:30Z" for n in range(19)], WEEK[2])
    assert run("report", path, "--check").exit_code == 0  # 19 of 20 are 95 %
    missed = run("report", export(*WEEK), "--check")
    assert (missed.exit_code, bool(missed.stdout), missed.stderr) == (1, True, "")
    assert run("report", export(*WEEK)).exit_code == 0


def test_a_file_without_tickets_needs_now(run: Run, export: Export) -> None:
    """A header alone has no latest instant; with --now the report says that nothing was received, and nothing fails."""
    path = export(HEADER)
    result = run("report", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"sla-rules: now: {path} has no ticket, and so no latest instant; say --now\n"
    for period in ("month", "all"):
        empty = run("report", path, "--now", NOW, "--check", "--period", period)
        assert empty.exit_code == 0
        assert rows_of(empty.stdout, "Indicator")[0][-3:] == ["nothing received", "0", "0"]
        assert "Nothing was received that the indicator counts." in empty.stdout
    rows = list(csv.DictReader(io.StringIO(run("report", path, "--now", NOW, "--format", "csv").stdout)))
    assert (rows[0]["percent"], rows[0]["verdict"]) == ("", "nothing received")
