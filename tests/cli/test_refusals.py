"""What is said of an input that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.conftest import HEADER

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run


def test_faults_are_a_line_each_and_twenty_at_most(run: Run, export: Export) -> None:
    """Exit code 2, nothing on stdout, the first twenty faults and the count of the rest."""
    path = export(HEADER, *[f"{n},2026-03-02T09:30Z,9,,," for n in range(23)])
    result = run("report", path)
    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.splitlines()
    accepted = "1, critical, 2, major, 3, medium, 4, minor, 5, info, or others by --map severity=…"
    assert lines[0] == f"{path}, line 2, column severity: '9'; accepted: {accepted}"
    assert (len(lines), lines[-1]) == (21, "and 3 more faults")


def test_one_fault_more_than_twenty_is_counted(run: Run, export: Export) -> None:
    """Twenty faults are all shown; the twenty-first is one fault."""
    rows = [f"{n},2026-03-02T09:30Z,9,,," for n in range(21)]
    assert len(run("report", export(HEADER, *rows[:20])).stderr.splitlines()) == 20
    assert run("report", export(HEADER, *rows)).stderr.splitlines()[-1] == "and 1 more fault"


def test_no_such_file(run: Run) -> None:
    """A file that is not there is a fault like any other."""
    result = run("report", "nowhere.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("nowhere.csv: ")
    assert result.stderr.endswith("accepted: a file that can be read\n")
