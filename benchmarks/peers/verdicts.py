"""The budgets of scalar calls: what was measured, whether it is met, and what Python itself takes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from operator import lt, sub
from statistics import mean
from typing import TYPE_CHECKING

from budgets import budget
from peers import costs, tickets
from peers.peer import PARIS
from peers.timing import Contestant, Times, race

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peers.peer import Peer
    from peers.truth import Truth

_ROWS = 2_000
_UTC = "7 d, UTC"
_OPEN = "7 d, all in hours"
_DAY_OF_24_H = "24 h"


def _open_starts(truth: Truth) -> list[datetime]:
    """Return starts in hours whose end seven days later is too: the longest way through elapsed."""
    desk = [start for start in tickets.starts(6_000, seed=20_260_103) if truth.is_open(start)]
    return [start for start, end in zip(desk, tickets.ends(desk, "7 d"), strict=True) if truth.is_open(end)]


def contestants(ours: Peer, truth: Truth) -> dict[str, Contestant]:
    """Return what the budgets speak of: every span and every amount, and the slower mixes of rows."""
    starts = tickets.starts(_ROWS)
    elapsed = {span: list(zip(starts, tickets.ends(starts, span), strict=True)) for span in tickets.SPANS}
    elapsed[_UTC] = [(start.astimezone(UTC), end.astimezone(UTC)) for start, end in elapsed["7 d"]]
    desk = _open_starts(truth)
    elapsed[_OPEN] = list(zip(desk, tickets.ends(desk, "7 d"), strict=True))
    amounts = {f"{amount / timedelta(hours=1):g} h": amount for amount in tickets.AMOUNTS.values()}
    amounts[_DAY_OF_24_H] = timedelta(hours=24)
    found = {f"elapsed {name}": Contestant(ours.elapsed, rows) for name, rows in elapsed.items()}
    add = ours.add
    if add is not None:
        for name, amount in amounts.items():
            found[f"add {name}"] = Contestant(add, [(start, amount) for start in starts])
        utc = [(start.astimezone(UTC), amounts[_DAY_OF_24_H]) for start in starts]
        found[f"add {_DAY_OF_24_H}, all in hours"] = Contestant(add, [(start, amounts[_DAY_OF_24_H]) for start in desk])
        found["add 24 h, UTC"] = Contestant(add, utc)
    return found


def flatness(times: dict[str, Times], names: Iterable[str]) -> float:
    """Return the slowest over the fastest, each as its ratio to one of them within the same rounds."""
    chosen = [times[name] for name in names]
    ratios = [time.over(chosen[0]) for time in chosen]
    return max(ratios) / min(ratios)


def calls(times: dict[str, Times]) -> dict[str, float]:
    """Return the measured value of each budget of warm calls."""
    spans = [f"elapsed {span}" for span in tickets.SPANS]
    amounts = [name for name in times if name.startswith("add ") and "," not in name]
    return {
        "elapsed_paris": max(times["elapsed 7 d"].fastest, times[f"elapsed {_OPEN}"].fastest),
        "elapsed_flat": flatness(times, spans),
        "elapsed_utc": times[f"elapsed {_UTC}"].fastest,
        "add": max(times[f"add {_DAY_OF_24_H}{mix}"].fastest for mix in ("", ", all in hours")),
        "add_flat": flatness(times, amounts),
    }


def settled(ours: Peer, truth: Truth, rounds: int) -> dict[str, Times]:
    """
    Time every warm call; go on for as long again, twice at most, while a budget is missed.

    A neighbour on the same machine can slow a whole race. It cannot make a call faster, so more rounds bring the
    fastest block nearer to what the call costs, and steady the medians of the ratios.
    """
    field = contestants(ours, truth)
    times = race(field, rounds)
    for _ in range(2):
        if all(budget(f"calendars.{name}").met(value) for name, value in calls(times).items()):
            break
        again = race(field, rounds)
        times = {name: its.and_also(again[name]) for name, its in times.items()}
    return times


def cold(processes: int) -> dict[str, float]:
    """Print what a calendar costs before it is warm, and return the measured value of each of those budgets."""
    in_time, in_memory = costs.measure("time", processes), costs.measure("memory", 1)
    print(f"  a second calendar, first answer {in_time['second_calendar'][0]:.2f} ms")
    print(f"  a year more, slowest of {len(in_time['years'])}      {max(in_time['years']):.2f} ms")
    print(f"  fifty years, Paris and UTC      {in_memory['paris_and_utc'][0]:.2f} MB")
    return {
        "first_answer": in_time["first"][0],
        "another_year": mean(in_time["years"]),
        "fifty_years": in_memory["paris"][0],
    }


def print_lines(measured: dict[str, float | None]) -> bool:
    """Print each budget with its verdict; whether all are met. What could not be measured is not met."""
    kept = True
    for name, value in measured.items():
        promise = budget(f"calendars.{name}")
        print(f"MISSED  {promise.what}: not measured" if value is None else promise.line(value))
        kept = kept and value is not None and promise.met(value)
    return kept


class _Empty:
    """A method that does nothing: the least that any call costs."""

    __slots__ = ()

    def method(self, first: datetime, second: datetime) -> None:
        """Do nothing."""


def print_floor() -> None:
    """Print what one step costs in this interpreter, to be held against a missed budget."""
    first, second = datetime(2026, 3, 3, 10, tzinfo=PARIS), datetime(2026, 3, 10, 11, tzinfo=PARIS)
    rows = [(first, second)] * _ROWS
    steps = {
        "an empty method": Contestant(_Empty().method, rows),
        "one comparison of datetimes": Contestant(lt, rows),
        "one subtraction of datetimes": Contestant(sub, rows),
        "toordinal, through a function": Contestant(lambda first, _: first.toordinal(), rows),
    }
    for name, times in race(steps, 15).items():
        print(f"  {name:<32}{times.fastest:.3f} µs")
