"""
Tickets by the million through `sla-rules report`, and the memory that it takes.

    python benchmarks/streaming.py                    # 1 million
    python benchmarks/streaming.py --millions 100     # a file of some 3 GB, in the folder for temporary files

The file is made first, seeded: seven years of tickets of five severities, most resolved within hours, one in a thousand
still open, the times in UTC to the second and in no order. The command runs in a process of its own. Exits 1 when it
needs more memory than its budget, or fails. Needs the extras cli, columns and parquet.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from budgets import budget

ROWS_AT_ONCE = 1_000_000
SECOND = 1_000_000
FIRST, DAYS = 1_577_836_800, 7 * 365  # from 1 January 2020
MIB = 1 << 20


def main() -> int:
    """Make the file, report on it, print what it took, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--millions", type=float, default=1, metavar="N", help="millions of tickets, 1 by default")
    parser.add_argument("--folder", type=Path, metavar="PATH", help="where the file is made and removed again")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=said.folder) as folder:
        path = Path(folder) / "tickets.parquet"
        began = time.perf_counter()
        write(path, round(said.millions * 1_000_000))
        print(f"made {path.stat().st_size / MIB:.0f} MiB in {time.perf_counter() - began:.0f} s", flush=True)
        return report(path, said.millions)


def write(path: Path, rows: int) -> None:
    """Write so many tickets, a million in a row group."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, tickets(0, 0).schema, compression="zstd") as writer:
        for first in range(0, rows, ROWS_AT_ONCE):
            writer.write_table(pa.Table.from_batches([tickets(first, min(ROWS_AT_ONCE, rows - first))]))


def tickets(first: int, rows: int) -> Any:  # noqa: ANN401 -- Arrow has no types
    """Return tickets from the number *first* on."""
    import numpy as np
    import pyarrow as pa

    random = np.random.default_rng(first)
    received = (FIRST + random.integers(0, DAYS * 86_400, rows)) * SECOND
    assigned = received + random.integers(0, 3_600, rows) * SECOND
    severity = random.choice(np.arange(1, 6, dtype=np.int8), rows, p=[0.01, 0.04, 0.25, 0.5, 0.2])
    resolved = assigned + random.exponential(20_000, rows).astype(np.int64) * SECOND
    still_open = random.random(rows) < 0.001
    stamps = pa.timestamp("us", "UTC")
    return pa.record_batch(
        {
            "id": pa.array([f"INC-{number:09}" for number in range(first, first + rows)], pa.string()),
            "received_at": pa.array(received, stamps),
            "acknowledged_at": pa.array(received + random.integers(0, 600, rows) * SECOND, stamps),
            "severity_assigned_at": pa.array(assigned, stamps),
            "resolved_at": pa.array(np.maximum(resolved, received + 600 * SECOND), stamps, mask=still_open),
            "severity": pa.array(severity),
            "blocking": pa.array(random.random(rows) < 0.02),
        }
    )


def report(path: Path, millions: float) -> int:
    """Run the command on the file in a process of its own, and return the exit code."""
    command = [sys.executable, "-c", "from sla_rules.cli import main; main()", "report", str(path)]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None  # noqa: S101 -- for the type checker
        shown = running.stdout.read().decode("utf-8")
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - began
    print("\n".join(shown.splitlines()[:8]))
    busy = used.ru_utime + used.ru_stime
    rate = took / millions
    print(f"{millions:g} M tickets in {took:.1f} s, {rate:.2f} s a million; {busy:.1f} s of a processor", flush=True)
    promise = budget("streaming.memory")
    peak = used.ru_maxrss / 1024  # Linux says KiB
    print(promise.line(peak))
    return running.returncode or (0 if promise.met(peak) else 1)


if __name__ == "__main__":
    sys.exit(main())
