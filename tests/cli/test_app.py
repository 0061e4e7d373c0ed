"""The commands, under one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_every_command_is_listed(run: Run) -> None:
    """The help names the commands and what each answers."""
    out = run("--help").stdout
    listed = [line.split()[0] for line in out.partition("Commands:\n")[2].splitlines()]
    assert listed == ["availability", "due", "elapsed", "explain", "report", "whatif"]


def test_a_command_that_there_is_not(run: Run) -> None:
    """Exit code 2, and nothing on stdout."""
    result = run("no-such")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such command 'no-such'" in result.stderr
