"""
A real incident log through the command: `python benchmarks/real_log.py …/incident_event_log.csv.gz`.

The log has a row for each event. It is collapsed to one row for each incident, in a temporary file on which
`sla-rules report` itself reports. What is decided on the way is printed. The whole process is timed, from its start,
up to there.

Only then numpy is loaded, and the same log goes through `columns.from_events`, all its events: see real_log_columns.py.
Exits 1 when a budget is missed, or where columns differ from single tickets.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
import time
from operator import itemgetter
from pathlib import Path

from budgets import budget
from sla_rules.cli import main as sla_rules

LOADED = time.perf_counter() - time.process_time()
COLUMNS = {"id": "incident", "received_at": "opened_at", "severity": "priority", "resolved_at": "resolved_at"}
ZONE = "Europe/Paris"
DECISIONS = """\
{incidents} incidents out of {events} events, one row each, by these decisions:
  severity     the priority of 1 to 4 in force at the last event
  received_at  opened_at; severity_assigned_at is not in the log, and received_at stands in for it
  resolved_at  as the log has it; {unresolved} have none and count as never resolved: closed_at does not say it
  zone         the log names none; its times are read in {zone}
  switches     a time that daylight saving skips or repeats would be refused; updated_at has some and is not used
"""


def main(log: Path) -> int:
    """Report on the log, print where the time went, and return the exit code."""
    imported = age()
    with tempfile.TemporaryDirectory() as folder:
        collapsed = Path(folder) / "incidents.csv"
        decisions = collapse(log, collapsed)
        read = age()
        names = ",".join(f"{column}={name}" for column, name in COLUMNS.items())
        code = run(["report", str(collapsed), "--columns", names, "--tz", ZONE])
    whole = age()
    print()
    print(decisions)
    print(f"start and imports {imported:.2f} s, read and collapse {read - imported:.2f} s, report {whole - read:.2f} s")
    promise = budget("real_log.command")
    print(promise.line(whole))
    try:
        from real_log_columns import main as in_columns  # numpy is no part of the first budget
    except ModuleNotFoundError as missing:
        print(f"MISSED  the real log in columns: not measured, no {missing.name}; pip install -e '.[test]' has it")
        return 1
    return code or max(in_columns(log), 0 if promise.met(whole) else 1)


def collapse(log: Path, target: Path) -> str:
    """Write one row for each incident, as its last event has it, and return what was decided."""
    with gzip.open(log) as packed:
        text = packed.read().decode("utf-8")
    if '"' in text or "\r" in text:
        msg = f"{log}: a cell is quoted, or holds a line; this benchmark takes every line for a row"
        raise SystemExit(msg)
    head, *lines = text.removesuffix("\n").split("\n")
    names = head.split(",")
    # The incident is the first cell: the last line of each is all that need be taken apart.
    last = {line.split(",", 1)[0]: line for line in lines}
    kept = itemgetter(*map(names.index, COLUMNS.values()))
    rows = [kept(line.split(",")) for line in last.values()]
    target.write_text("\n".join(map(",".join, [COLUMNS.values(), *rows])), encoding="utf-8")
    return DECISIONS.format(
        incidents=len(rows),
        events=len(lines),
        unresolved=sum(not resolved_at for *_, resolved_at in rows),
        zone=ZONE,
    )


def run(arguments: list[str]) -> int:
    """Run the command as its entry point does, and return its exit code."""
    try:
        sla_rules(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def age() -> float:
    """Return for how many seconds this process has lived, to a hundredth, the start of the interpreter included."""
    try:
        stat = Path("/proc/self/stat").read_text(encoding="utf-8")
        started = int(stat.rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, AttributeError):
        # elsewhere than on Linux: what came before this module is taken for its time on the processor
        return time.perf_counter() - LOADED


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
