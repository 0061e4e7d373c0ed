"""
Compare whole columns with other packages, answers first, and hold them to their budgets.

    python benchmarks/columns.py            # in an environment of its own, made once
    python benchmarks/columns.py --quick    # in this environment, in fewer rounds, without the longest columns

Exits 1 when a budget is missed or an answer of ours is wrong. The calendar: Mon-Fri 09:30-18:00 Europe/Paris, French
public holidays; the rows: random instants of 2022 to 2027, starts and ends apart, so that no cache is spared.
"""

from __future__ import annotations

import platform
import sys
from datetime import UTC, datetime
from time import thread_time_ns
from typing import TYPE_CHECKING, Any

from budgets import budget
from haste import run_as_told

if TYPE_CHECKING:
    from collections.abc import Callable

M = 1_000_000
CHECKED = 2_000


def _rows(count: int, seed: int) -> Any:  # noqa: ANN401 -- an array
    """Return random instants in microseconds."""
    import numpy as np

    first, last = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * M for year in (2022, 2028))
    return np.random.default_rng(seed).integers(first, last, count)


def _answers_are_right(starts: Any, ends: Any) -> bool:  # noqa: ANN401 -- arrays
    """Whether ours are those of the scalar calls, of brute force, and where it counts the same those of others."""
    import numpy as np

    from peers.column_peers import AMOUNT
    from peers.ours import calendar
    from peers.peer import PARIS, french_holidays
    from peers.truth import Truth
    from sla_rules import columns

    ours, truth, holidays = calendar(), Truth(french_holidays()), french_holidays()
    micros, epoch = np.timedelta64(1, "us").item(), datetime(1970, 1, 1, tzinfo=UTC)
    times = [[(epoch + int(at) * micros).astimezone(PARIS) for at in column] for column in (starts, ends)]
    pairs = list(zip(*times, strict=True))
    elapsed = [int(value) * micros for value in columns.elapsed(ours, starts, ends)]
    due = [epoch + int(value) * micros for value in columns.add(ours, starts, AMOUNT)]
    wrong = {
        "elapsed, scalar": sum(a != ours.elapsed(*pair) for a, pair in zip(elapsed, pairs, strict=True)),
        "elapsed, brute force": sum(
            a != (truth.elapsed(s, e) if s <= e else -truth.elapsed(e, s))
            for a, (s, e) in zip(elapsed, pairs, strict=True)
        ),
        "add, scalar": sum(a != ours.add(start, AMOUNT) for a, (start, _) in zip(due, pairs, strict=True)),
        "add, brute force": sum(a != truth.add(start, AMOUNT) for a, (start, _) in zip(due, pairs, strict=True)),
    }
    days = [column.view("M8[us]").astype("M8[D]") for column in (starts, ends)]
    counted = np.busday_count(days[0], days[1], holidays=holidays)
    forward = days[0] <= days[1]  # numpy counts backward otherwise: the first day, and not the last
    wrong["business_days, numpy"] = int((columns.business_days(ours, *days) != counted)[forward].sum())
    try:
        import workclock

        rules = [workclock.WorkDay(*_hours()), workclock.Holidays(holidays)]
        theirs = workclock.Schedule(rules, time_zone="Europe/Paris").between_many(
            starts.view("M8[us]"), ends.view("M8[us]")
        )
        wrong["elapsed, workclock"] = int((theirs.view(np.int64) != columns.elapsed(ours, starts, ends)).sum())
    except ImportError as error:
        print(f"workclock is not asked: {error}")
    for what, count in wrong.items():
        print(f"{what}: {count} of {len(starts)} rows differ")
    return not any(wrong.values())


def _tickets(count: int) -> dict[str, Any]:
    """Return tickets of one row each: a tenth is not resolved, a twentieth has no severity yet."""
    import numpy as np

    chance = np.random.default_rng(5)
    received = np.sort(_rows(count, 6))
    assigned = received + chance.integers(0, 8 * 3600 * M, count)
    resolved = assigned + chance.integers(0, 5 * 86_400 * M, count)
    nothing, waiting = np.datetime64("NaT", "us"), chance.random(count) < 1 / 20
    return {
        "received_at": received.view("M8[us]"),
        "severity_assigned_at": np.where(waiting, nothing, assigned.view("M8[us]")),
        "severity": np.ma.masked_array(chance.integers(1, 6, count), waiting),
        "resolved_at": np.where(chance.random(count) < 1 / 10, nothing, resolved.view("M8[us]")),
    }


def _assessments_are_right(now: datetime) -> bool:
    """Whether every figure of some tickets is that of the scalar assessment."""
    from sla_rules import columns, franceconnect
    from sla_rules.columns.figures import FIGURES, figure_of_one
    from sla_rules.columns.ticket_table import TicketTable

    agreement = franceconnect.agreement()
    tickets = TicketTable(_tickets(CHECKED), agreement, None, "UTC", "raise").tickets
    answered = columns.assess(agreement, tickets, now=now, figures=FIGURES)
    wrong = 0
    for row, ticket in enumerate(tickets):
        assessment = agreement.assess(ticket, now=now)
        for commitment in agreement.terms.commitments:
            for figure in FIGURES:
                said = int(answered.values[f"{commitment.name}_{figure}"][row])
                wrong += said != figure_of_one(assessment, commitment.name, figure)
    figures = len(FIGURES) * len(agreement.terms.commitments)
    print(f"assess, scalar: {wrong} of {figures * len(tickets)} figures of {len(tickets)} tickets differ")
    return not wrong


def _assess_pace(now: datetime, rounds: int) -> float:
    """Return the nanoseconds that a ticket takes under the whole annex."""
    from peers.column_race import race
    from sla_rules import columns, franceconnect

    agreement, table = franceconnect.agreement(), _tickets(M)
    return race({"": (lambda: columns.assess(agreement, table, now=now, tz="UTC"), M)}, rounds)[""].fastest


def _hours() -> tuple[Any, Any]:
    from peers.peer import CLOSING, OPENING

    return OPENING, CLOSING


def _ours(starts: Any, ends: Any, amount: Any) -> dict[str, Any]:  # noqa: ANN401 -- arrays
    """Return our calls over the rows, by verb and kind of column."""
    from peers.ours import calendar
    from sla_rules import columns

    ours = calendar()
    first, last = starts.view("M8[us]"), ends.view("M8[us]")
    walls: dict[str, Any] = {"tz": "Europe/Paris", "wall_time": "shift"}
    return {
        "elapsed_integers": lambda: columns.elapsed(ours, starts, ends),
        "add_integers": lambda: columns.add(ours, starts, amount),
        "elapsed_datetime64": lambda: columns.elapsed(ours, first, last, **walls),
        "add_datetime64": lambda: columns.add(ours, first, amount, **walls),
        "elapsed_two_threads": lambda: columns.elapsed(ours, starts, ends, threads=2),
        "add_two_threads": lambda: columns.add(ours, starts, amount, threads=2),
    }


def _lengths(starts: Any, ends: Any, *, quick: bool) -> dict[str, tuple[Callable[[], None], int]]:  # noqa: ANN401 -- arrays
    """Return calls of elapsed of several lengths: short ones go through a million rows, 100 M take ten of 10 M."""
    from peers.ours import calendar
    from sla_rules import columns

    ours = calendar()

    def calls(length: int, rows: int) -> tuple[Callable[[], None], int]:
        def go() -> None:
            for at in range(0, rows, length):
                part = slice(at % len(starts), at % len(starts) + length)
                columns.elapsed(ours, starts[part], ends[part])

        return go, rows

    found = {"10 k": calls(10_000, M), "100 k": calls(100_000, M), "1 M": calls(M, M), "10 M": calls(10 * M, 10 * M)}
    return found if quick else found | {"100 M, streamed": calls(10 * M, 100 * M)}


def _timed(rounds: int, *, quick: bool) -> dict[str, float]:
    """Time ours and the others at 1 M, ours at every other length; return the value of each budget."""
    from peers.column_peers import AMOUNT, load
    from peers.column_race import peak_bytes, race, spread
    from peers.peer import french_holidays

    measured: dict[str, float] = {}
    starts, ends = _rows(10 * M, 1), _rows(10 * M, 2)
    peers, absent = load(french_holidays())
    print(*absent, sep="\n")
    calls = {name: (call, M) for name, call in _ours(starts[:M], ends[:M], AMOUNT).items() if "threads" not in name}
    field = calls | {peer.name: (peer.prepare(starts[: peer.rows], ends[: peer.rows]), peer.rows) for peer in peers}
    paces = race(field, rounds)
    print(f"\n1 M rows or fewer: ns a row, fastest of {rounds} rounds, and how many times ours\n")
    print("| call | counts | rows | ns a row | times elapsed_integers |\n|---|---|---:|---:|---:|")
    counts = {peer.name: peer.counts for peer in peers}
    for name, pace in paces.items():
        ratio = pace.over(paces["elapsed_integers"])
        print(f"| {name} | {counts.get(name, 'open time')} | {field[name][1]} | {pace.fastest:.3g} | {ratio:.3g} |")
    measured |= {f"{name}_1m": paces[name].fastest for name in calls}
    for verb in ("elapsed", "add"):
        measured[f"{verb}_vs_numpy"] = paces["numpy busday_count, no holidays"].over(paces[f"{verb}_integers"])
    long = race({name: (call, 10 * M) for name, call in _ours(starts, ends, AMOUNT).items()}, max(3, rounds // 3))
    measured |= {f"{name}_10m": long[name].fastest for name in calls}
    for verb in ("elapsed", "add"):
        measured[f"{verb}_two_threads"] = long[f"{verb}_integers"].over(long[f"{verb}_two_threads"])
    for name, rows in (("1m", M), ("10m", 10 * M)):
        its = _ours(starts[:rows], ends[:rows], AMOUNT)
        measured[f"memory_{name}"] = max(peak_bytes(call) for call in its.values()) / rows
    small = race({name: (call, 1) for name, call in _ours(starts[:1000], ends[:1000], AMOUNT).items()}, 200)
    measured["small_call"] = max(small[name].fastest for name in ("elapsed_integers", "add_integers")) / 1_000
    # by the time of this thread: a long call cannot but share the processor with others
    lengths = race(_lengths(starts, ends, quick=quick), max(3, rounds // 3), thread_time_ns)
    print(
        "\nelapsed by length, processor's time: "
        + ", ".join(f"{name} {pace.fastest:.3g} ns" for name, pace in lengths.items())
    )
    measured["linear"] = spread(lengths.values())
    return measured


def _print_lines(measured: dict[str, float]) -> bool:
    """Print each budget with its verdict; whether all are met."""
    promises = {name: budget(f"columns.{name}") for name in measured}
    for name, value in measured.items():
        print(promises[name].line(value))
    return all(promises[name].met(value) for name, value in measured.items())


def _run(*, quick: bool) -> int:
    """Answers, then times, then budgets; return the exit code."""
    print("$ python", *sys.argv)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    now = datetime(2027, 12, 31, 15, tzinfo=UTC)
    if not _answers_are_right(_rows(CHECKED, 3), _rows(CHECKED, 4)) or not _assessments_are_right(now):
        return 1
    measured = _timed(5 if quick else 15, quick=quick)
    measured["assess_1m"] = _assess_pace(now, 5 if quick else 15)
    print("\nbudgets: absolute times by the fastest round, ratios by the median of the rounds\n")
    return 0 if _print_lines(measured) else 1


if __name__ == "__main__":
    sys.exit(run_as_told(__doc__, "fewer rounds, shorter columns", _run))
