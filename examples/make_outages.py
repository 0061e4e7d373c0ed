"""
Make examples/outages.csv: the outages of an invented service in 2026, the same bytes on every machine.

Six identity providers, one of which joins in April and one of which leaves in June; each goes down now and then by
itself, and three times all that are listed go down together, once with one of them deactivated. The service itself
fails seven times, monitoring is blind twice. The file ends with September, so that the year is not over. Only
`Random.random` is drawn from, whose sequence for a seed is the same in every version of Python, and every time is a
whole minute.
"""

from __future__ import annotations

import csv
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2026
PARIS = ZoneInfo("Europe/Paris")
COLUMNS = ("kind", "provider", "start", "end")
# Who is listed, from when to when; an empty end lasts.
ROSTER = (
    ("Alizé", "2026-01-01 00:00", ""),
    ("Boréal", "2026-01-01 00:00", ""),
    ("Cèdre", "2026-01-01 00:00", ""),
    ("Dune", "2026-01-01 00:00", "2026-07-01 00:00"),
    ("Estran", "2026-01-01 00:00", ""),
    ("Fjord", "2026-04-01 00:00", ""),
)
# The service itself: no choice of provider shown, no identity data returned; two overlap on 17 February.
SERVICE = (
    ("no_choice", "2026-01-21 08:12", 47),
    ("no_identity_data", "2026-02-17 14:05", 55),
    ("no_choice", "2026-02-17 14:40", 35),
    ("no_identity_data", "2026-05-05 09:58", 41),
    ("no_choice", "2026-06-18 21:30", 62),
    ("no_identity_data", "2026-08-11 16:20", 24),
    ("no_choice", "2026-09-30 11:02", 28),
)
# Monitoring was blind.
UNKNOWN = (("2026-03-08 01:00", 35), ("2026-08-23 03:10", 20))
# Agreed in advance, for a night in which one works behind the load balancers.
MAINTENANCE = (("2026-03-15 02:00", 120), ("2026-09-13 02:00", 120))
# All that are listed, out together: when the first went down, and for how long the last to go down was out.
TOGETHER = (("2026-03-11 10:20", 34), ("2026-05-27 07:45", 58), ("2026-09-02 18:30", 41))
# The provider of a ticket of severity 2, deactivated until it was resolved.
DEACTIVATED = (("Boréal", "2026-04-14 10:30", 275), ("Fjord", "2026-05-26 16:20", 1_180))
LAST_DAY = 272


def main(path: Path) -> None:
    """Write the rows to *path*."""
    happened = sorted(rows(Random(SEED)), key=when)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(("roster", name, *map(written, ends)) for name, *ends in ROSTER)
        writer.writerows(happened)


def rows(random: Random) -> Iterator[tuple[str, str, str, str]]:
    """Yield what happened, in no order."""
    for kind, start, minutes in SERVICE:
        yield kind, "", *ends(start, minutes)
    for start, minutes in UNKNOWN:
        yield "unknown", "", *ends(start, minutes)
    for start, minutes in MAINTENANCE:
        yield "maintenance", "", *ends(start, minutes)
    for name, start, minutes in DEACTIVATED:
        yield "deactivation", name, *ends(start, minutes)
    yield from together(random)
    for name, *listed in ROSTER:
        for _ in range(whole(random, 5, 9)):
            at = local("2026-01-01 00:00") + timedelta(days=whole(random, 1, LAST_DAY), minutes=whole(random, 0, 1_380))
            if at >= local(listed[0]) and (not listed[1] or at < local(listed[1]) - timedelta(days=1)):
                yield "provider", name, *ends(at, whole(random, 6, 180))


def together(random: Random) -> Iterator[tuple[str, str, str, str]]:
    """Yield the outages of all that are listed and not deactivated: one after the other they go, and come back."""
    for text, minutes in TOGETHER:
        first = local(text)
        deactivated = {name for name, since, lasting in DEACTIVATED if local(since) <= first < after(since, lasting)}
        for name, start, end in ROSTER:
            if local(start) <= first and (not end or first < local(end)) and name not in deactivated:
                lag = whole(random, 0, 9)
                yield "provider", name, *ends(first + timedelta(minutes=lag), minutes + whole(random, 0, 30))


def ends(start: str | datetime, minutes: int) -> tuple[str, str]:
    """Return the two ends of a stretch as the export writes them."""
    at = local(start) if isinstance(start, str) else start
    return shown(at), shown(at + timedelta(minutes=minutes))


def after(start: str, minutes: int) -> datetime:
    """Return the instant so many minutes after a wall-clock time."""
    return local(start) + timedelta(minutes=minutes)


def local(text: str) -> datetime:
    """Return the instant that a wall clock in Paris shows, in UTC, where adding is exact."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


def shown(at: datetime) -> str:
    """Return an instant as the export writes it."""
    return at.astimezone(PARIS).isoformat(timespec="minutes")


def written(text: str) -> str:
    """Return a wall-clock time as the export writes it; nothing for one that is not known."""
    return shown(local(text)) if text else ""


def when(row: tuple[str, str, str, str]) -> tuple[datetime, tuple[str, ...]]:
    """Return what the rows are sorted by: their start, and then all that they hold."""
    return datetime.fromisoformat(row[2]), row


def whole(random: Random, first: int, last: int) -> int:
    """Return a whole number from *first* to *last*, both included."""
    return first + int((last - first + 1) * random.random())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("outages.csv"))
