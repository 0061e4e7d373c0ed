"""
How long the first names of the library take to import, beside `import attrs` alone.

Every measure is a fresh interpreter that times one statement. The two statements alternate, so that a slow
moment of the machine hits both, and medians are compared. Both have their bytecode, in a folder of their own, as where
they are installed; an environment that keeps an editable install from writing its own would have only ours compiled
each time. Exits 1 when the budget is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile

from budgets import budget

ROUNDS = 25
OURS = "from sla_rules import BusinessCalendar, Ticket, franceconnect"
THEIRS = "import attrs"


def seconds(statement: str, environment: dict[str, str]) -> float:
    """How long a fresh interpreter takes for the statement, its own start not counted."""
    program = f"import time; t = time.perf_counter(); {statement}; print(time.perf_counter() - t)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(done.stdout)


def main() -> int:
    """Print both medians and the verdict; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        for statement in (OURS, THEIRS):
            seconds(statement, environment)  # the first run writes the bytecode
        pairs = [(seconds(OURS, environment), seconds(THEIRS, environment)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = budget("import.first_names")
    print(f"{OURS}: {ours * 1e3:.1f} ms")
    print(f"{THEIRS}: {theirs * 1e3:.1f} ms")
    print(ratio.line(ours / theirs))
    return 0 if ratio.met(ours / theirs) else 1


if __name__ == "__main__":
    sys.exit(main())
