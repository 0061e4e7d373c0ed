"""
What a calendar costs before it is warm: time to a first answer, time for a year more, memory of fifty years.

Each figure needs a process in which nothing of the library has run yet, so this file is also a command that
prints figures as JSON: `python -m peers.costs time` or `memory`, with benchmarks/ as the working directory.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import holidays

from peers.ours import calendar
from peers.peer import PARIS
from peers.timing import now

_FIFTY_YEARS = range(1990, 2040)


def _a_year(year: int, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return two instants far apart in one year."""
    return datetime(year, 1, 6, 10, tzinfo=zone), datetime(year, 12, 17, 11, tzinfo=zone)


def _time() -> dict[str, list[float]]:
    """Return the milliseconds to a first answer, and for each year about it; the collector is off, as in timeit."""
    gc.disable()
    began = now()
    made = calendar()
    made.elapsed(*_a_year(2026, PARIS))
    first = now() - began
    years = []
    for year in (*range(2027, 2040), *range(2025, 2000, -1)):
        began = now()
        made.elapsed(*_a_year(year, PARIS))
        years.append((now() - began) / 1e6)
    began = now()
    calendar().elapsed(*_a_year(2026, PARIS))
    return {"first": [first / 1e6], "years": years, "second_calendar": [(now() - began) / 1e6]}


def _memory() -> dict[str, list[float]]:
    """Return the megabytes held once each of fifty years was asked, in Paris and then also in UTC."""
    calendar().elapsed(*_a_year(2026, PARIS))
    gc.collect()
    tracemalloc.start()
    made = calendar()
    for year in _FIFTY_YEARS:
        made.elapsed(*_a_year(year, PARIS))
    gc.collect()
    in_paris = tracemalloc.get_traced_memory()[0]
    for year in _FIFTY_YEARS:
        made.elapsed(*_a_year(year, UTC))
    gc.collect()
    return {"paris": [in_paris / 1e6], "paris_and_utc": [tracemalloc.get_traced_memory()[0] / 1e6]}


def measure(what: str, processes: int) -> dict[str, list[float]]:
    """Run this file in fresh processes and return, of each figure, the smallest that any of them saw."""
    runs = []
    for _ in range(processes):
        done = subprocess.run(
            [sys.executable, "-m", "peers.costs", what],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[1],
        )
        runs.append(json.loads(done.stdout))
    return {name: [min(same) for same in zip(*(run[name] for run in runs), strict=True)] for name in runs[0]}


if __name__ == "__main__":
    # the budget's words: once `holidays` has built France once
    holidays.country_holidays("FR", years=2026)
    print(json.dumps(_time() if sys.argv[1] == "time" else _memory()))
