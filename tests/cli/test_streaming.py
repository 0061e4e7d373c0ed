"""Files that do not fit in memory, through the command."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sla_rules.cli import report_command as module
from sla_rules.cli.app import app
from sla_rules.files import Rooms, Workspace
from tests.cli.conftest import HEADER, NOW, RUN, WEEK, json_of
from tests.cli.test_progress import Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Export, Run

LITTLE = Rooms(text=1_000, rows=300, ids=100, amounts=20)
"""So little room that the example is read in seven pieces, and that its ids and amounts of time go to the disk."""

OPTIONS = (
    ("--format", "json"),
    ("--format", "csv", "--period", "quarter"),
    ("--period", "all", "--now", "2026-06-15T12:00Z"),
    ("--format", "json", "--all-readings"),
    ("--check", "--reading", "treatment_starts=received"),
)


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the command little room."""
    monkeypatch.setattr(module, "ROOMS", LITTLE)


@pytest.mark.parametrize("options", OPTIONS)
def test_the_output_is_that_of_a_file_that_fits(
    run: Run, example: str, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, with the exit code, whatever is asked for"""
    whole = run("report", example, *options)
    monkeypatch.setattr(module, "ROOMS", LITTLE)
    piecewise = run("report", example, *options)
    assert (piecewise.exit_code, piecewise.stdout, piecewise.stderr) == (whole.exit_code, whole.stdout, whole.stderr)
    assert len(whole.stdout) > 1000


@pytest.mark.usefixtures("little_room")
def test_nothing_is_left_behind(run: Run, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of what did not fit is gone when the command ends, in a report and in a refusal"""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made: list[str] = []

    def path(space: Workspace, name: str) -> Path:
        made.append(name)
        return path_of(space, name)

    path_of = Workspace.path
    monkeypatch.setattr(Workspace, "path", path)
    assert run("report", example).exit_code == 0
    assert set(made) == {"ids", "amounts"}
    assert run("report", example, "--columns", "resolved_at=severity").exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("little_room")
def test_faults_are_shown_and_counted(run: Run, export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty are shown and the others counted, in pieces as at once, with the same words"""
    rows = [f"{number % 90},2026-03-02T09:30Z,{number % 7},,," for number in range(120)]
    path = export(HEADER, *rows)
    piecewise = run("report", path)
    monkeypatch.setattr(module, "ROOMS", Rooms())
    whole = run("report", path)
    assert (piecewise.exit_code, piecewise.stdout, piecewise.stderr) == (2, "", whole.stderr)
    lines = piecewise.stderr.splitlines()
    # 30 ids come again; of the severities, 0 and 6 are none: 18 and 17 of 120
    assert (len(lines), lines[-1]) == (21, "and 45 more faults")


@pytest.mark.usefixtures("little_room")
def test_late_tickets_are_cut_and_counted(run: Run, export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first so many of each list are given, the longest overdue and the soonest first; all are counted"""
    monkeypatch.setattr(module, "ROOMS", Rooms(listed=2))
    late = [f"late {n},2026-03-{n:02}T09:30Z,2,2026-03-{n:02}T09:30Z,," for n in range(6, 2, -1)]
    soon = [f"soon {n},2026-04-01T08:{n}Z,4,2026-04-01T08:{n}Z,2026-04-01T08:{n}Z," for n in range(12, 10, -1)]
    total = json_of(run("report", export(HEADER, *late, *soon), "--now", NOW, "--format", "json"))["total"]
    assert [found["ticket"]["id"] for found in total["late"]] == ["late 3", "late 4"]
    assert total["late_count"] == 4
    assert [alarm["ticket"] for alarm in total["next_escalations"]] == ["soon 11", "soon 12"]
    assert total["next_escalations_count"] == 2


@pytest.mark.usefixtures("little_room")
def test_a_bar_counts_the_rows(
    example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each pass over a file that does not fit has its bar, where somebody watches"""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    app.main(["report", example], standalone_mode=False)
    for what in ("looking through", "reading", "assessing"):
        assert what in screen.getvalue()
    assert "2056/2056" in screen.getvalue()
    assert "Indicator by month" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file that is the standard input")
@pytest.mark.parametrize("text", [Rooms().text, 0])
def test_a_file_on_the_standard_input(export: Export, text: int) -> None:
    """What can be read only once is kept until the end, in memory or on the disk"""
    path = export(*WEEK)
    program = f"import sla_rules.cli.report_command as module; module.ROOMS = module.Rooms(text={text}); {RUN}"
    command = [sys.executable, "-c", program, "report", "/dev/stdin", "--now", NOW]
    with open(path, "rb") as file:  # noqa: PTH123 -- read by another process
        data = file.read()
    piped = subprocess.run(command, input=data, capture_output=True, check=True)
    named = subprocess.run([*command[:4], path, *command[5:]], capture_output=True, check=True)
    assert piped.stdout.splitlines()[1:] == named.stdout.splitlines()[1:]
    assert piped.stdout.startswith(b"/dev/stdin: 3 tickets")


@pytest.mark.usefixtures("little_room")
def test_a_packed_file(run: Run, example: str, tmp_path: Path) -> None:
    """A .csv.gz that does not fit is unpacked as it is read, and is measured unpacked"""
    packed = tmp_path / "tickets.csv.gz"
    with open(example, "rb") as file:  # noqa: PTH123 -- as above
        packed.write_bytes(gzip.compress(file.read()))
    found, expected = (json_of(run("report", path, "--format", "json")) for path in (str(packed), example))
    assert os.path.getsize(packed) > LITTLE.text  # noqa: PTH202 -- as above
    assert found["total"] == expected["total"]


@pytest.mark.parametrize("options", OPTIONS)
def test_a_parquet_file_is_reported_on_as_its_csv_file(
    run: Run, example: str, tmp_path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read at once, or by columns in pieces: the same report, to its last byte but for the name of the file"""
    csv = pytest.importorskip("pyarrow.csv", reason="Parquet files are read through pyarrow")
    from pyarrow import parquet

    path = str(tmp_path / "tickets.parquet")
    parquet.write_table(csv.read_csv(example), path, row_group_size=500)
    expected = run("report", example, *options)
    for rooms in (Rooms(rows=3000), Rooms(rows=300, columns=250, ids=100, amounts=20)):
        monkeypatch.setattr(module, "ROOMS", rooms)
        found = run("report", path, *options)
        assert (found.exit_code, found.stderr) == (expected.exit_code, expected.stderr)
        assert found.stdout.replace(path, example) == expected.stdout
