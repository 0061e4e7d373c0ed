"""
Hold random answers of the library against the oracle: `python -m tests.oracle_run --comparisons 3000000
--seed 1`.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.properties.comparison import differences
from tests.strategies.library import Library


def main(arguments: list[str] | None = None) -> int:
    """Print the number of comparisons and of differences; return 1 when there is a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comparisons", type=int, default=3_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5, help="how many differences to print in full")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    found = 0
    for difference in differences(Library(), options.seed, options.comparisons):
        found += 1
        if found <= options.show:
            print(difference, end="\n\n")
    seconds = time.perf_counter() - started
    speed = f"{seconds:.0f} s, {options.comparisons / seconds:.0f} a second"
    print(f"{options.comparisons} comparisons, seed {options.seed}: {found} differences ({speed})")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
