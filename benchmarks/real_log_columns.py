"""
The second part of real_log.py: the same log in columns, once the first part was timed.

from_events, assess and indicator over all its events, without reading them; how many incidents are within their limit,
with and without the time in "Awaiting ..." states; and incidents drawn at random, held against tickets that are built
row by row and assessed one by one.
"""

from __future__ import annotations

import csv
import gzip
import random
import statistics
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from budgets import budget
from sla_rules import Event, EventKind, State, Ticket, columns, franceconnect
from sla_rules.assessments.standing import Standing
from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.calendars.wall_time import WallTime

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sla_rules import Agreement
    from sla_rules.columns import EventLog

ZONE = "Europe/Paris"
ROUNDS = 25
SAMPLE, SEED = 500, 2016
TEXTS = ("incident", "state")
TIMES = ("updated_at", "opened_at")
SEVERITIES = dict(enumerate(franceconnect.SEVERITIES[:4], start=1))
STATES: dict[str, Any] = {
    "running": {"New", "Active"},
    "waiting": {"Awaiting User Info", "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence"},
    "resolved": {"Resolved"},
    "closed": {"Closed"},
}
ENTERED = {
    "waiting": EventKind.INFORMATION_REQUESTED,
    "resolved": EventKind.RESOLVED,
    "closed": EventKind.CLOSED,
}
FIGURES = ("started_at", "due_at", "elapsed", "remaining", "state")
NAT = int(np.iinfo(np.int64).min)
DECISIONS = """\
in columns, from its {events} events, by these decisions:
  received     at opened_at; severity 1 to 4 is the priority, assigned by the first event that says it
  resolved     by the first event of state Resolved; an event of another state reopens, Closed does not
  "Awaiting"   the partner was asked for information: counted or cut out, by the reading waiting_pauses
  wall clock   a time that daylight saving skips is taken by the offset before, wall_time="shift"
  faults       faults="flag"; found were"""


class Log(NamedTuple):
    """The log as arrays by name, and its rows as texts, by incident."""

    arrays: dict[str, Any]
    rows: dict[str, list[dict[str, str]]]


def main(path: Path) -> int:
    """Time the three steps, print what they say, check a sample, and return the exit code."""
    log = read(path)
    now = last_instant(history_of(log))
    agreements = {
        reading: franceconnect.agreement(reading=franceconnect.Reading(waiting_pauses=reading))
        for reading in ("no", "yes")
    }
    measured = timed(log, agreements, now)
    history = history_of(log)
    print()
    print(DECISIONS.format(events=len(log.arrays["state"])))
    for fault in history.faults:
        print(f"    {fault}")
    print(
        f"resolved within the limit of figure 2, as of {now:%d/%m/%Y %H:%M}, of the incidents by their last priority:"
    )
    print(within(history, agreements, now))
    different = sum(check(log, history, agreement, now) for agreement in agreements.values())
    print(
        f"{SAMPLE} incidents drawn at random (seed {SEED}), under both readings: {different} differ from the scalar one"
    )
    promise = budget("real_log.columns")
    print(promise.line(measured))
    return 0 if promise.met(measured) and not different else 1


def read(path: Path) -> Log:
    """Return the log as numpy arrays, and as rows."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    arrays: dict[str, Any] = {name: np.array([row[name] for row in rows]) for name in TEXTS}
    arrays |= {name: np.array([row[name] for row in rows], "M8[m]") for name in TIMES}
    arrays["priority"] = np.array([int(row["priority"]) for row in rows])
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["incident"], []).append(row)
    return Log(arrays, grouped)


def history_of(log: Log) -> EventLog:
    """Return the tickets of the log."""
    return columns.from_events(
        log.arrays,
        id="incident",
        at="updated_at",
        state="state",
        opened_at="opened_at",
        severity="priority",
        severities=SEVERITIES,
        tz=ZONE,
        wall_time="shift",
        faults="flag",
        **STATES,
    )


def last_instant(history: EventLog) -> datetime:
    """Return the latest instant in the log."""
    return from_micros(int(history.tickets.events.at.max()), ZoneInfo(ZONE))


def timed(log: Log, agreements: dict[str, Agreement], now: datetime) -> float:
    """
    Return the milliseconds of the processor that the three steps take for the whole annex, under the slower reading.

    They run in one thread. The budget is held by the fastest round, for a busy machine makes one slower and never
    faster; the steps are told as medians of the rounds after the first, which has the tables of the calendar to make.
    """
    rounds = []
    for _ in range(ROUNDS):
        at = [time.process_time()]
        tickets = history_of(log).tickets
        at.append(time.process_time())
        for agreement in agreements.values():
            columns.assess(agreement, tickets, now=now)
            at.append(time.process_time())
            columns.indicator(agreement, tickets, now=now)
            at.append(time.process_time())
        rounds.append([1000 * (end - start) for start, end in pairwise(at)])
    made, assessed, counted, paused, paused_counted = map(statistics.median, zip(*rounds[1:], strict=True))
    print()
    print(f"from_events {made:.1f} ms, assess (every commitment) {assessed:.1f} ms, indicator {counted:.1f} ms;")
    print(f"where waiting pauses, assess {paused:.1f} ms, indicator {paused_counted:.1f} ms;")
    print(f"the three steps the first time, with the tables of the calendar, {sum(rounds[0][:3]):.0f} ms")
    return max(min(each[0] + each[i] + each[i + 1] for each in rounds) for i in (1, 3))


def last_priority(history: EventLog) -> Any:  # noqa: ANN401 -- an array
    """Return the level of the severity that was assigned last, ticket by ticket."""
    events = history.tickets.events
    assigned = np.flatnonzero(events.kind == tuple(EventKind).index(EventKind.SEVERITY_ASSIGNED))
    levels = np.array([getattr(detail, "level", 0) for detail in events.details])
    found = np.zeros(len(history.tickets), np.int64)
    found[events.owner[assigned]] = levels[events.detail[assigned]]  # of several, the last one stands
    return found


def within(history: EventLog, agreements: dict[str, Agreement], now: datetime) -> str:
    """Return a line for each priority: how many incidents there are, and how many are within their limit."""
    priority = last_priority(history)
    met = {
        reading: columns.assess(agreement, history.tickets, now=now, commitments=("resolution",))["resolution_state"]
        == "met"
        for reading, agreement in agreements.items()
    }
    lines = ["  priority  incidents  with the time in Awaiting  without it"]
    for level in (*SEVERITIES, None):
        rows = priority > 0 if level is None else priority == level
        counts = [np.count_nonzero(rows), *(np.count_nonzero(met[reading] & rows) for reading in ("no", "yes"))]
        shares = [f"{count:6} ({100 * count / counts[0]:4.1f} %)" for count in counts[1:]]
        lines.append(f"  {level or 'all':>8}  {counts[0]:9}  {shares[0]:>25}  {shares[1]}")
    return "\n".join(lines)


def check(log: Log, history: EventLog, agreement: Agreement, now: datetime) -> int:
    """Return how many incidents of a sample are another ticket, or are judged otherwise, than row by row."""
    rows = random.Random(SEED).sample(range(len(history.tickets)), SAMPLE)
    part = history.tickets.part(np.array(rows))
    assessed = columns.assess(agreement, part, now=now, figures=FIGURES)
    (held,) = agreement.terms.indicators
    different = 0
    standings: Counter[str] = Counter()
    for place, row in enumerate(rows):
        incident = history.tickets.id_of(row)
        ticket = row_by_row(incident, log.rows[incident])
        scalar = agreement.assess(ticket, now=now)
        standings[scalar.standing(held)] += 1
        expected = {
            f"{judged.name}_{figure}": whole(getattr(judged, figure))
            for judged in scalar.commitments
            for figure in FIGURES
        }
        found = {name: int(column[place]) for name, column in assessed.values.items()}
        if part.ticket(place) != ticket or found != expected:
            different += 1
            print(f"  {incident}: {part.ticket(place)} {found} in columns, {ticket} {expected} row by row")
    result = columns.indicator(agreement, part, now=now)
    counted = {standing: getattr(result, standing) for standing in Standing}
    if {standing: standings[standing] for standing in Standing} != counted:
        different += 1
        print(f"  the indicator counts {counted} in columns, {standings} one by one")
    return different


def whole(value: datetime | timedelta | State | None) -> int:
    """Return a figure as columns hold it: microseconds, NaT for nothing, the place of a state."""
    if value is None:
        return NAT
    if isinstance(value, State):
        return tuple(State).index(value)
    return value // timedelta(microseconds=1) if isinstance(value, timedelta) else as_micros(value)


def row_by_row(incident: str, rows: Sequence[dict[str, str]]) -> Ticket:
    """Return the ticket of an incident by a walk through its rows, with the decisions that are printed."""
    opened = instant(rows[0]["opened_at"])
    events = [Event(EventKind.RECEIVED, opened)]
    timed_rows = sorted(((max(instant(row["updated_at"]), opened), row) for row in rows), key=itemgetter(0))
    before, priority = "running", ""
    for at, row in timed_rows:
        then = next((kind for kind, states in STATES.items() if row["state"] in states), before)
        over = before in {"resolved", "closed"}
        if over and then not in {before, "closed"}:
            events.append(Event(EventKind.REOPENED, at))
            over = False
        if row["priority"] != priority and not over:
            priority = row["priority"]
            events.append(Event(EventKind.SEVERITY_ASSIGNED, at, SEVERITIES[int(priority)]))
        if before == "waiting" and then == "running":
            events.append(Event(EventKind.INFORMATION_PROVIDED, at))
        if then in ENTERED and then != before:
            events.append(Event(ENTERED[then], at))
        before = then
    return Ticket(id=incident, events=tuple(events))


def instant(text: str) -> datetime:
    """Return the instant of a time of the log."""
    return WallTime.SHIFT.instant(datetime.fromisoformat(text), ZoneInfo(ZONE)).astimezone(UTC)
