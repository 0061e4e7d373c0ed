"""
What a comparison costs: a million tickets under twenty scenarios.

    python benchmarks/whatif.py            # a million tickets
    python benchmarks/whatif.py --quick    # a tenth of them, held to a tenth of the time

The tickets are a table of numpy, as an export is read: random plain lives of a year, one in seventeen unresolved. The
scenarios change hours, closed dates, limits, targets and readings. Some tickets are judged one by one as well, and the
answers compared. Exits 1 when the budget is missed or an answer differs.

Two threads share the rows. The budget is of time on the clock, on two cores that have nothing else to do; on a busy
machine the processor time of both threads together, which that time cannot exceed, is held to it instead.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from budgets import budget
from sla_rules import BusinessHours, franceconnect
from sla_rules.whatif import Bar, Scenario, compare
from sla_rules.whatif.judges import judge_for
from sla_rules.whatif.resolved import Resolved
from sla_rules.whatif.scalar import ScalarJudge

if TYPE_CHECKING:
    from sla_rules import Agreement
    from sla_rules.columns import TicketColumns

M = 1_000_000
CHECKED = 2_000
NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)


def table(count: int, agreement: Agreement) -> TicketColumns:
    """Return random tickets of the year 2026."""
    import numpy as np

    from sla_rules.columns.ticket_table import TicketTable

    dice = np.random.default_rng(2026)
    first = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()) * M
    received = first + dice.integers(0, 365 * 86_400 * M, count)
    assigned = received + dice.integers(0, 7_200 * M, count)
    resolved = (assigned + dice.exponential(30 * 3_600 * M, count).astype(np.int64)).astype("M8[us]")
    resolved[dice.integers(0, 17, count) == 0] = np.datetime64("NaT")
    columns: dict[str, Any] = {
        "id": np.arange(count),
        "received_at": received.astype("M8[us]"),
        "severity_assigned_at": assigned.astype("M8[us]"),
        "resolved_at": resolved,
        "severity": dice.integers(1, 6, count),
        "blocking": dice.integers(0, 10, count) == 0,
    }
    return TicketTable(columns, agreement, None, "UTC", "raise").tickets


def scenarios(agreement: Agreement) -> list[Scenario]:
    """Return twenty scenarios, the first as it is."""
    today = Scenario("as it is", agreement)
    return [
        today,
        *(today.opening(opening) for opening in ("08:00", "08:30", "09:00", "10:00")),
        *(today.closing(closing) for closing in ("17:00", "17:30", "19:00", "20:00")),
        today.hours("Sa 09:00-12:00"),
        today.opening("08:00").hours("Sa 09:00-12:00"),
        today.closed(date(2026, 12, 24), date(2026, 12, 31)),
        *(today.limit("resolution", BusinessHours(hours), 3) for hours in (8, 10, 16)),
        today.limit(agreement.terms.indicators[0].name, BusinessHours(20)),
        today.target(Fraction(97, 100)),
        *(
            today.reading(franceconnect.Reading.parse([choice]))
            for choice in ("day_unit=whole_days", "public_holidays=open", "indicator_starts=severity_assigned")
        ),
    ]


def main() -> int:
    """Compare, print the time beside its budget, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the tickets")
    parser.add_argument("--progress", action="store_true", help="show a bar meanwhile, which is part of the time")
    asked = parser.parse_args()
    share = 10 if asked.quick else 1
    print("$ python", *sys.argv)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    agreement = franceconnect.agreement()
    tickets = table(M // share, agreement)
    judged = scenarios(agreement)
    start, worked = time.perf_counter(), time.process_time()
    found = compare(judged, tickets, now=NOW, progress=Bar() if asked.progress else None, threads=2)
    clock, processor = time.perf_counter() - start, time.process_time() - worked
    seconds = min(clock, processor)
    for result in found.results:
        its = result.indicator
        print(f"{result.name:48} {its.met:8} of {its.received}  {len(result.changed):8} verdicts changed")
    desk = judged[0].covering(opening="08:00")
    start = time.perf_counter()
    compare([judged[0], desk], tickets, now=NOW, resolved="work", threads=2)
    print(f"\n{desk.name}, steps moved: {time.perf_counter() - start:.2f} s with its baseline")
    if not _alike(tickets, [*judged, desk]):
        return 1
    promise = budget("whatif.scenarios")
    print(f"\n{len(tickets)} tickets by {len(judged)} scenarios: {clock:.2f} s by the clock, {processor:.2f} s of work")
    print(promise.line(seconds * share))
    return 0 if promise.met(seconds * share) else 1


def _alike(tickets: TicketColumns, judged: list[Scenario]) -> bool:
    """Tell whether tickets judged one by one have the same verdicts."""
    some = tickets.part(slice(0, CHECKED))
    columns, scalar = judge_for(some, judged[0].agreement), ScalarJudge(tuple(some))
    wrong = 0
    for scenario in judged:
        resolved = Resolved.AFTER_THE_SAME_WORK if scenario.cover else Resolved.AT_THEIR_INSTANTS
        ours, theirs = (
            judge.judge(scenario, baseline=judged[0], now=NOW, resolved=resolved, tell=lambda _: None)
            for judge in (columns, scalar)
        )
        wrong += sum(dict(ours.clauses(row)) != dict(theirs.clauses(row)) for row in range(len(some)))
    print(f"judged one by one as well: {wrong} of {CHECKED * len(judged)} verdicts differ")
    return not wrong


if __name__ == "__main__":
    sys.exit(main())
