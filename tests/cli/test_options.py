"""The options, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import WEEK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Export, Run


def test_every_layout_option_reaches_the_reader(run: Run, tmp_path: Path) -> None:
    """A French spreadsheet, with every word said and with none but the names."""
    path = tmp_path / "export.csv"
    path.write_bytes("Numéro;Ouvert;Gravité;Résolu\n1;25/10/2026 02:30;2 (Majeure);25/10/2026 02:30\n".encode("cp1252"))
    named = (
        "report", str(path), "--columns", "id=Numéro,received_at=Ouvert,severity=Gravité,resolved_at=Résolu",
        "--map", "severity=2 (Majeure)=2", "--map", "severity=3 (Moyenne)=3", "--tz", "Europe/Paris",
        "--wall-time", "later",
    )  # fmt: skip
    guessed = run(*named)
    assert guessed.exit_code == 0, guessed.stderr
    assert "now        Sun 2026-10-25 02:30+01:00" in guessed.stdout
    assert "note       encoding cp1252" in guessed.stdout
    said = run(*named, "--encoding", "cp1252", "--delimiter", ";", "--date-format", "%d/%m/%Y %H:%M")
    assert "cp1252" not in said.stdout
    figures = slice(said.stdout.index("Indicator by"), None)
    assert guessed.stdout.endswith(said.stdout[figures])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--tz", "Paris"), "'Paris' is no zone"),
        (("--columns", "x=y"), "'x' is no column of a ticket"),
        (("--map", "severity"), "cannot be read; accepted: pairs such as"),
        (("--delimiter", ";;"), "';;' is not one"),
        (("--encoding", "utf-9"), "'utf-9' is not known"),
        (("--date-format", "%A"), "'%A' in '%A' is not known"),
        (("--now", "today"), "'today'; accepted: a time as 2026-11-03T09:30+01:00"),
        (("--now", "2026-03-02T09:30"), "or --tz to say the zone"),
        (("--now", "3026-03-02T09:30Z"), "'3026-03-02T09:30Z'; accepted: a time that the calendar knows, 1899-12-31"),
        (("--now", "2026-03-29T02:30", "--tz", "Europe/Paris"), "this one does not exist"),
        (("--period", "week"), "'week' is not one of"),
    ],
)
def test_an_option_that_cannot_be_used(run: Run, export: Export, arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, nothing on stdout, and the value with what is accepted on stderr."""
    result = run("report", export(*WEEK), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
