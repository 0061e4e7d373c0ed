"""The one argument that the long benchmarks share: --quick, which stays in this environment."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    class Run(Protocol):
        """A benchmark; returns the exit code."""

        def __call__(self, *, quick: bool) -> int:
            """Measure, in haste or not."""
            ...


def run_as_told(description: str | None, in_haste: str, run: Run) -> int:
    """Read the arguments and *run*, in the benchmark's own environment unless in haste; return the exit code."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{in_haste}, this environment")
    quick: bool = parser.parse_args().quick
    if not quick:
        from peers import environment

        environment.enter()
    return run(quick=quick)
