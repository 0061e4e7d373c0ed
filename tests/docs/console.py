"""Console blocks: commands after a prompt, and the output that a page shows under each."""

from __future__ import annotations

import doctest
import os
import shlex
import subprocess
import sysconfig
from pathlib import Path
from typing import NamedTuple

from tests.docs.pages import ROOT, Block

PROMPT = "$ "
EXIT_CODE = "echo $?"


class Step(NamedTuple):
    """A command line of a console block and the output that the page shows under it."""

    command: str
    expected: str


def steps(text: str) -> list[Step]:
    r"""Cut a block at its prompts; a line that ends in a backslash goes on in the next one."""
    head, *parts = ("\n" + text.replace("\\\n> ", "").replace("\\\n", "")).split("\n" + PROMPT)
    assert not head.strip(), f"a console block starts with {PROMPT!r}, not {head!r}"
    return [Step(command, expected) for command, _, expected in (part.partition("\n") for part in parts)]


def trimmed(text: str) -> str:
    """Drop the spaces at line ends and the empty lines at both ends."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"


def run(command: str) -> tuple[int, str]:
    """Run `sla-rules …` as installed beside this interpreter; return its exit code and all it printed."""
    program, *arguments = shlex.split(command)
    assert program == "sla-rules", f"only sla-rules can be shown in a console block, not {command!r}"
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / program, *arguments],
        check=False,
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def check(block: Block) -> None:
    """Run the block; AssertionError where it prints something else, or fails and hides its exit code."""
    code = 0
    for step in steps(block.text):
        if step.command == EXIT_CODE:
            output, code = f"{code}\n", 0
        else:
            assert code == 0, f"{block}: exit code {code} is not shown; add '$ {EXIT_CODE}'"
            code, output = run(step.command)
        got, want = trimmed(output), trimmed(step.expected)
        same = doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS)
        assert same, f"{block}: $ {step.command}\n--- the page says\n{want}--- it prints\n{got}"
    assert code == 0, f"{block}: exit code {code} is not shown; add '$ {EXIT_CODE}'"
