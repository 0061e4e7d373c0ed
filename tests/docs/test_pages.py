"""The reading of the pages, on which the tests of their examples rest."""

from __future__ import annotations

import pytest

from tests.docs.console import Step, check, steps
from tests.docs.pages import ROOT, Block, blocks


def console(text: str) -> Block:
    """Return a console block as if README.md held it."""
    return Block(page=ROOT / "README.md", line=0, language="console", text=text)


def test_blocks_are_found_with_their_lines() -> None:
    """The README has blocks to install and to program with, each known by its line."""
    found = blocks(ROOT / "README.md")
    assert {"sh", "python"} <= {block.language for block in found}
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert all(lines[block.line - 1].strip() == f"```{block.language}" for block in found)


def test_a_console_block_is_cut_at_its_prompts() -> None:
    """A command may go on after a backslash, and what follows is its output."""
    text = "$ sla-rules due \\\n    --severity 2\none\n\ntwo\n$ echo $?\n0\n"
    assert steps(text) == [Step("sla-rules due     --severity 2", "one\n\ntwo"), Step("echo $?", "0\n")]


def test_wrong_output_is_found() -> None:
    """A page that shows what the command does not print fails."""
    with pytest.raises(AssertionError, match="the page says"):
        check(console("$ sla-rules --help\nno such thing\n"))


def test_a_failing_command_must_show_its_exit_code() -> None:
    """A command that fails is shown with `echo $?`, or the page fails."""
    with pytest.raises(AssertionError, match="exit code 2 is not shown"):
        check(console("$ sla-rules no-such-command\n...\n"))
    check(console("$ sla-rules no-such-command\n...\n$ echo $?\n2\n"))


def test_no_other_program_is_run() -> None:
    """A console block shows sla-rules and nothing else."""
    with pytest.raises(AssertionError, match="only sla-rules"):
        check(console("$ ls\n"))
