"""The entry point, and the command in a process of its own."""

from __future__ import annotations

import errno
import gc
import importlib.metadata
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sla_rules.cli import main
from tests.cli.conftest import RUN, process
from tests.cli.test_refusals import Broken

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = ("elapsed", "2026-05-07T17:00+02:00", "2026-05-15T10:00+02:00")


def exit_code(arguments: list[str] | None) -> object:
    """Run the entry point to its end and return the exit code."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def test_arguments_are_given_or_the_process_s_own(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With None the arguments are those of the process."""
    assert exit_code(list(QUESTION)) == 0
    given = capsysbinary.readouterr().out
    monkeypatch.setattr(sys, "argv", ["sla-rules", *QUESTION])
    assert exit_code(None) == 0
    assert capsysbinary.readouterr().out == given
    assert given.startswith(b"27 h of business time")


@pytest.mark.parametrize(("before", "switch"), [(True, gc.enable), (False, gc.disable)])
def test_the_garbage_collector_is_left_as_it_was(before: bool, switch: Callable[[], None]) -> None:
    """The command turns it off for itself only, even when it ends in a fault."""
    switch()
    try:
        assert exit_code(["report", "nowhere.csv"]) == 2
        assert gc.isenabled() is before
    finally:
        gc.enable()


@pytest.mark.parametrize("package", ["click", "rich"])
def test_without_the_extra_it_says_how_to_install_it(
    package: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where click or rich is not installed, one line names the extra."""
    for name in list(sys.modules):
        if name.split(".")[0] == package or (name.startswith("sla_rules.cli.")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    assert exit_code(["--help"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"sla-rules: the command needs {package}; install it with: pip install 'sla-rules[cli]'\n"


def test_another_missing_module_is_no_matter_of_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing from the library itself is not blamed on the extra."""
    monkeypatch.setitem(sys.modules, "sla_rules.cli.app", None)
    with pytest.raises(ModuleNotFoundError, match=r"sla_rules\.cli\.app"):
        main(["--help"])


def test_a_file_that_is_shipped_is_reported_on(example: str) -> None:
    """The first command of the README, in a process of its own."""
    done = process("report", example)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Indicator by month" in done.stdout
    assert "à".encode() not in done.stdout.splitlines()[0]


def test_nothing_of_the_machine_shows(example: str) -> None:
    """Width, locale, encoding, zone, colours and hash seed of the machine change no byte."""
    plain = process("report", example)
    other = process(
        "report", example, COLUMNS="30", LINES="5", LC_ALL="C", LANG="fr_FR", PYTHONIOENCODING="ascii", PYTHONUTF8="0",
        TZ="Asia/Kolkata", FORCE_COLOR="1", TERM="dumb", PYTHONHASHSEED="7",
    )  # fmt: skip
    assert other.stdout == plain.stdout
    assert "Équipe".encode() in plain.stdout


def test_exit_codes_of_a_process(example: str) -> None:
    """0, 1 and 2 reach the shell, and faults are on stderr alone."""
    assert process("report", example, "--period", "year", "--check").returncode == 0
    assert process("report", example, "--check").returncode == 1
    done = process("report", "nowhere.csv")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1


def test_the_version_is_the_package_s() -> None:
    """--version tells which release is installed."""
    done = process("--version")
    assert done.stdout.decode().split() == ["sla-rules", importlib.metadata.version("sla-rules")]


@pytest.mark.parametrize("command", [(), ("report",), ("due",), ("elapsed",)])
def test_help(command: tuple[str, ...]) -> None:
    """Each command explains itself."""
    assert process(*command, "--help").stdout.startswith(b"Usage: sla-rules")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")
def test_a_terminal_has_colours_and_its_width(example: str) -> None:
    """On a terminal the verdict is coloured, and no line is wider than the screen."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "150", "LINES": "50", "NO_COLOR": ""}
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "report", example], stdout=theirs, stderr=theirs, env=environment
    ) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # what Linux says when the other end is closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    assert running.returncode == 0
    assert b"\x1b[1;31mmissed" in shown
    assert b"\x1b[32mreached" in shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the device that is always full is Linux's")
@pytest.mark.parametrize("arguments", [("--help",), ("report", "--help"), QUESTION, ("report", "EXAMPLE", "--check")])
def test_an_output_that_cannot_be_written(arguments: tuple[str, ...], example: str) -> None:
    """A full disk, a closed stdout and a closed pipe end with 2, never with the 1 of --check or a traceback."""
    command = [sys.executable, "-c", RUN, *(example if word == "EXAMPLE" else word for word in arguments)]
    full, closed = (
        subprocess.run(["/bin/sh", "-c", f'"$@" {where}', "sh", *command], capture_output=True, check=False)
        for where in (">/dev/full", ">&-")
    )
    assert (full.returncode, full.stderr.count(b"\n")) == (2, 1)
    assert full.stderr.startswith(b"sla-rules: output: No space left on device")
    assert (closed.returncode, closed.stderr.count(b"\n")) == (2, 1)
    assert closed.stderr.startswith(b"sla-rules: output: Bad file descriptor")
    ours, theirs = os.pipe()
    os.close(ours)
    left = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    assert (left.returncode, left.stderr) == (2, b"")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the device that is always full is Linux's")
@pytest.mark.parametrize("arguments", [("report", "nowhere.csv"), ("report",)])
def test_a_stderr_that_cannot_be_written(arguments: tuple[str, ...]) -> None:
    """What is wrong cannot be said, and the exit code says as much as it always does."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123 -- a device
        done = subprocess.run([sys.executable, "-c", RUN, *arguments], stdout=-1, stderr=full, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_usage_error_that_cannot_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stderr that breaks under click's own words ends with 2 as well."""
    stderr = Broken(errno.ENOSPC)
    monkeypatch.setattr("sys.stderr", stderr)
    assert exit_code(["no-such"]) == 2
    assert stderr.closed


def test_a_fault_of_our_own_is_no_target_missed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody foresaw ends with 70 and a traceback, not with the 1 of --check."""

    def break_down(**_words: object) -> None:
        msg = "unforeseen"
        raise ZeroDivisionError(msg)

    monkeypatch.setattr("sla_rules.cli.app.app.main", break_down)
    assert exit_code(["report", "x.csv", "--check"]) == 70
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("ZeroDivisionError: unforeseen\n")
