"""
How long the first names of the library take to import, beside `import attrs` alone.

Every measure is a fresh interpreter that times one statement. The two statements alternate, so that a slow
moment of the machine hits both, and medians are compared. Exits 1 when the budget is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

from budgets import budget

ROUNDS = 25
OURS = "from sla_rules import BusinessCalendar, Ticket, franceconnect"
THEIRS = "import attrs"


def seconds(statement: str) -> float:
    """How long a fresh interpreter takes for the statement, its own start not counted."""
    program = f"import time; t = time.perf_counter(); {statement}; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> int:
    """Print both medians and the verdict; return the exit code."""
    for statement in (OURS, THEIRS):
        seconds(statement)  # the first run writes the bytecode
    pairs = [(seconds(OURS), seconds(THEIRS)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = budget("import.first_names")
    print(f"{OURS}: {ours * 1e3:.1f} ms")
    print(f"{THEIRS}: {theirs * 1e3:.1f} ms")
    print(ratio.line(ours / theirs))
    return 0 if ratio.met(ours / theirs) else 1


if __name__ == "__main__":
    sys.exit(main())
