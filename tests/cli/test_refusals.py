"""What is said of an input that cannot be used."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import click
import pytest

from sla_rules.cli.refusals import delivering
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


def test_an_error_of_the_library_is_one_line(run: Run, export: Export) -> None:
    """A name of a file that would command the terminal is written out."""
    result = run("report", export(HEADER, name="a\x1b[31m.csv"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert r"a\x1b[31m.csv has no ticket" in result.stderr
    assert result.stderr.count("\n") == 1


class Broken:
    """A stream on which nothing can be written."""

    def __init__(self, code: int) -> None:
        self.code = code
        self.closed = False

    def write(self, _text: object) -> None:
        """Fail."""
        raise OSError(self.code, os.strerror(self.code))

    def close(self) -> None:
        """Fail once more, and be closed."""
        self.closed = True
        self.write("")

    def flush(self) -> None:
        """Have nothing to write."""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "sla-rules: output: No space left on device; accepted: a stdout that can be written\n"),
        (errno.EPIPE, ""),
    ],
)
def test_an_output_that_breaks(
    code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and one line on stderr, none for a reader who left; the broken stream is closed."""
    stream = Broken(code)
    monkeypatch.setattr("sys.stdout", stream)
    with pytest.raises(click.exceptions.Exit) as ended, delivering():
        sys.stdout.write("report")
    assert (ended.value.exit_code, stream.closed) == (2, True)
    assert capsys.readouterr().err == said


def test_nowhere_to_write_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """With stdout closed from the start, and stderr full, the exit code still tells."""
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", Broken(errno.ENOSPC))
    with pytest.raises(click.exceptions.Exit) as ended, delivering():
        pytest.fail("nothing is worked out that cannot be written")
    assert ended.value.exit_code == 2


def test_an_interrupt_is_no_target_missed() -> None:
    """An interrupt from the keyboard ends with what shells make of it, not with the 1 of --check."""
    with pytest.raises(click.exceptions.Exit) as ended, delivering():
        raise KeyboardInterrupt
    assert ended.value.exit_code == 130
