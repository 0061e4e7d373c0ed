"""The report as a page, from the command."""

from __future__ import annotations

import gzip
import os
import threading
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from sla_rules.cli.report_page import digest_of
from tests.cli.conftest import HEADER, NOW, WEEK, json_of
from tests.pages.reading import facts_of, read, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Export, Run
    from tests.pages.reading import Node


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return where a page is to be written."""
    return tmp_path / "page.html"


def page(target: Path) -> Node:
    """Return the page that was written."""
    return read(target.read_text(encoding="utf-8"))


def test_beside_every_form(run: Run, export: Export, target: Path) -> None:
    """The page is written beside the answer, which is the same with and without it, in every form."""
    path = export(*WEEK)
    written = set()
    for form in ("table", "json", "csv"):
        said = ("report", path, "--now", NOW, "--format", form)
        assert run(*said, "--html", str(target)).stdout == run(*said).stdout
        written.add(target.read_bytes())
    assert len(written) == 1


def test_what_the_page_says_of_the_file(run: Run, export: Export, target: Path) -> None:
    """Name without folder, digest of its bytes, what was said of it, the choices made, and the rows left out."""
    path = export(
        "Number;Opened;Priority;resolved_at",
        "1;02/03/2026 09:30;two;02/03/2026 10:30",
        "2;03/03/2026 09:30;other;",
        "3;13/03/2026 09:30;3;",
    )
    said = ("--columns", "id=Number,received_at=Opened,severity=Priority", "--map", "severity=two=2", "--tz")
    how = ("Europe/Paris", "--date-format", "%d/%m/%Y %H:%M", "--delimiter", ";", "--encoding", "utf-8")
    where = ("--wall-time", "shift", "--skip-bad-rows", "--reading", "day_unit=whole_days", "--html", str(target))
    assert run("report", path, *said, *how, *where).exit_code == 0
    root = page(target)
    facts = facts_of(root.by_id("basis"))
    with open(path, "rb") as file:  # noqa: PTH123 -- the path is a text
        assert facts["its SHA-256"] == [sha256(file.read()).hexdigest()]
    assert (facts["file"], facts["tickets read"]) == (["export.csv"], ["2"])
    assert facts["as said"] == [
        "--columns id Number", "--columns received_at Opened", "--columns severity Priority", "--map severity two = 2",
        "--tz Europe/Paris", "--wall-time shift", "--date-format %d/%m/%Y %H:%M", "--delimiter ;", "--encoding utf-8",
    ]  # fmt: skip
    assert facts["rows left out"][0] == "1 row, by --skip-bad-rows"
    assert "line 3, column Priority: 'other'" in facts["rows left out"][1]
    assert facts["now"] == ["Fri 2026-03-13 09:30, the latest instant in the file"]
    choices = {row[0].text: row[1].text for row in rows_of(root.by_id("reading-table"))}
    assert choices["day_unit"] == "whole_days"


def test_the_figures_are_those_of_json(run: Run, example: str, target: Path) -> None:
    """Every count, share and time of the page is that of the JSON of the same run, for each month and severity."""
    data = json_of(run("report", example, "--format", "json", "--html", str(target)))
    root = page(target)
    months = rows_of(root.by_id("indicator-table")) + rows_of(root.by_id("indicator-table"), "tfoot")
    counts = ("received", "met", "breached", "open_late", "paused", "open_on_track")
    for row, period in zip(months, [*data["periods"], data["total"]], strict=True):
        indicator = period["indicators"][0]
        assert row[0].key == period["period"]
        assert [cell.key for cell in row[1:7]] == [str(indicator[count]) for count in counts]
        assert (row[7].text, row[10].text) == (period["percent"], period["verdict"])
        assert [row[at].key for at in (9, 11, 12)] == [
            str(indicator[count]) for count in ("misses_left", "not_covered", "excluded")
        ]
    for row, severity in zip(rows_of(root.by_id("severity-table")), data["total"]["severities"], strict=True):
        names = ("received", "resolved", "within", "escalated")
        assert [cell.key for cell in row[1:5]] == [str(severity[name]) for name in names]
        assert [cell.key for cell in row[6:]] == [str(severity[name] or "") for name in ("median_us", "p95_us")]
    late = [row[0].text for row in rows_of(root.by_id("late-table"))]
    assert late == [each["ticket"]["id"] for each in data["total"]["late"]]
    rings = [row[1].text for row in rows_of(root.by_id("next-table"))]
    assert rings == [each["ticket"] for each in data["total"]["next_escalations"]]


def test_language_and_length(run: Run, export: Export, target: Path) -> None:
    """The page speaks the language asked for, and lists as many late tickets as were asked for."""
    path = export(HEADER, *[f"x{n},2026-03-02T09:30Z,1,,," for n in range(3)])
    assert run("report", path, "--now", NOW, "--html", str(target), "--lang", "fr", "--html-late", "2").exit_code == 0
    root = page(target)
    assert root.one("html").said == {"lang": "fr"}
    assert len(rows_of(root.by_id("late-table"))) == 2
    assert (
        "3 tickets ouverts sont hors délai pour un engagement. Les 2 plus en retard sont listés ; 1 autre n’est pas "
        "montré." in root.text
    )
    assert "tel que donné" in root.text


def test_a_target_missed(run: Run, export: Export, target: Path) -> None:
    """--check exits with 1 when the target is missed, and the page is there all the same."""
    assert run("report", export(*WEEK), "--check", "--html", str(target)).exit_code == 1
    assert "missed" in facts_of(page(target).one("header"))["verdict"][0]


def test_faults_write_no_page(run: Run, export: Export, target: Path) -> None:
    """A file with faults leaves no page, and one that was there as it was."""
    target.write_text("old", encoding="utf-8")
    result = run("report", export(*WEEK, "4,never,2,,,"), "--html", str(target))
    assert (result.exit_code, result.stdout) == (2, "")
    assert target.read_text(encoding="utf-8") == "old"


def test_a_page_that_cannot_be_written(run: Run, export: Export, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full ends in exit code 2 and one line; nothing is on stdout."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("report", export(*WEEK), "--html", str(target))
    assert (result.exit_code, result.stdout, target.exists()) == (2, "", False)
    assert result.stderr == (
        f"sla-rules: --html: {str(target)!r}: No space left on device; accepted: a path that can be written\n"
    )


def test_the_digest_is_of_the_file_as_it_lies_there(tmp_path: Path) -> None:
    """A packed file has the digest of its packed bytes; a pipe, which can be read once, has none."""
    packed = tmp_path / "tickets.csv.gz"
    packed.write_bytes(gzip.compress(b"id,received_at\n"))
    assert digest_of(str(packed)) == sha256(packed.read_bytes()).hexdigest()
    os.mkfifo(tmp_path / "pipe")
    assert digest_of(str(tmp_path / "pipe")) is None


def test_a_file_that_is_gone_has_no_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was read and cannot be read again is no fault of the page: it says that it has no digest."""
    path = tmp_path / "tickets.csv"
    path.touch()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(type(path), "open", refuse)
    assert digest_of(str(path)) is None


def test_tickets_from_a_pipe(run: Run, target: Path, tmp_path: Path) -> None:
    """A file that can be read only once has its page, which says that its digest is not known."""
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("\n".join(WEEK),))
    writer.start()
    assert run("report", str(pipe), "--html", str(target)).exit_code == 0
    writer.join()
    assert facts_of(page(target).by_id("basis"))["its SHA-256"] == ["not known: it could not be read a second time"]
    assert facts_of(page(target).by_id("basis"))["tickets read"] == ["3"]
