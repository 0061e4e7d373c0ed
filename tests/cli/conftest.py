"""The command run in this process, and in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from sla_rules.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Result]
    Export = Callable[..., str]

RUN = "from sla_rules.cli import main; main()"

HEADER = "id,received_at,severity,severity_assigned_at,acknowledged_at,resolved_at"
# From Monday 2 March 2026: 1 is resolved after an hour, 2 after 34 business hours, 3 is open.
WEEK = (
    HEADER,
    "1,2026-03-02T09:30+01:00,2,2026-03-02T09:30+01:00,,2026-03-02T10:30+01:00",
    "2,2026-03-02T09:30+01:00,3,2026-03-02T09:30+01:00,,2026-03-05T18:00+01:00",
    "3,2026-04-01T09:30+02:00,2,2026-04-01T10:00+02:00,,",
)
NOW = "2026-04-01T11:00+02:00"


@pytest.fixture
def run() -> Run:
    """Return a function that runs the command with these arguments."""

    def running(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), catch_exceptions=False, prog_name="sla-rules")

    return running


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Return a function that writes lines to a file and returns its path."""

    def exporting(*lines: str, name: str = "export.csv") -> str:
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return str(path)

    return exporting


@pytest.fixture(scope="session")
def example(root: Path) -> str:
    """Return the path of the example export."""
    return str(root / "examples" / "tickets.csv")


def json_of(result: Result) -> Any:  # noqa: ANN401 -- whatever the command wrote
    """Return what the command wrote as JSON."""
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with these variables beside the present ones."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, check=False, env={**os.environ, **environment}
    )


def rows_of(stdout: str, title: str) -> list[list[str]]:
    """Return the cells of the table under *title*, two blanks or more between them."""
    lines = stdout.split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(title)) + 3
    rows = []
    for line in lines[start:]:
        if not line.strip():
            break
        rows.append([cell for cell in line.split("  ") if cell.strip()])
    return [[cell.strip() for cell in row] for row in rows]
