"""
Make examples/tickets.csv: the year 2026 of an invented service desk, the same bytes on every machine.

Only `Random.random` is drawn from, whose sequence for a seed is the same in every version of Python, and every time
is a whole minute. Deadlines come from the library's own calendar; that the report reads them rightly is the business
of its tests, which count the minutes by themselves.
"""

from __future__ import annotations

import csv
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sla_rules import BusinessCalendar, PublicHolidays, WeeklyHours

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2026
PARIS = ZoneInfo("Europe/Paris")
CALENDAR = BusinessCalendar(
    tz="Europe/Paris", hours=WeeklyHours.parse("Mo-Fr 09:30-18:00"), holidays=PublicHolidays("FR")
)
EXPORTED_AT = datetime(2026, 12, 31, 12, 0, tzinfo=PARIS)
COLUMNS = (
    "id", "received_at", "acknowledged_at", "severity_assigned_at", "resolved_at",
    "severity", "identity_provider", "blocking", "security",
)  # fmt: skip
PROVIDERS = ("Alizé", "Boréal", "Cèdre", "Dune", "Estran", "Fjord")

# Severity, its share of what comes in, and its total treatment in business hours.
SEVERITIES = ((1, 0.03, 2), (2, 0.12, 4), (3, 0.30, 12), (4, 0.40, 24), (5, 0.15, 24))
# How likely a ticket is to drag past 24 h, month by month: the bridges of May, the leave of August, the year's end.
SLOW = (0.012, 0.008, 0.015, 0.020, 0.060, 0.012, 0.010, 0.055, 0.020, 0.005, 0.012, 0.030)
OVER_ITS_LIMIT = 0.03
FORGOTTEN = 0.004


def main(path: Path) -> None:
    """Write the tickets to *path*."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(Random(SEED)))


def rows(random: Random) -> Iterator[dict[str, str]]:
    """Yield the rows, in the order in which the tickets came in."""
    for number, received_at in enumerate(arrivals(random), start=1):
        yield row(random, number, received_at)


def arrivals(random: Random) -> Iterator[datetime]:
    """Yield the instants at which tickets come in: most by day, some at night, fewer when the desk is closed."""
    day = date(2026, 1, 1)
    while day < date(2027, 1, 1):
        busy = CALENDAR.is_business_day(day)
        count = int((7.4 if busy else 1.5) * (0.6 + 0.8 * random.random()) + random.random())
        midnight = datetime(day.year, day.month, day.day, tzinfo=PARIS).astimezone(UTC)
        by_day = [random.random() < 0.85 for _ in range(count)] if busy else [False] * count
        minutes = sorted(whole(random, 8 * 60, 19 * 60) if plain else whole(random, 0, 23 * 60) for plain in by_day)
        for minute in minutes:
            received_at = (midnight + timedelta(minutes=minute)).astimezone(PARIS)
            if received_at <= EXPORTED_AT:
                yield received_at
        day += timedelta(days=1)


def row(random: Random, number: int, received_at: datetime) -> dict[str, str]:
    """Return one ticket as a row; what happens after the export is not in it."""
    severity, limit = graveness(random.random())
    acknowledged_at = CALENDAR.add(received_at, timedelta(minutes=whole(random, 2, 45)))
    assigned_at = CALENDAR.add(acknowledged_at, timedelta(minutes=whole(random, 3, 30)))
    treated_at = CALENDAR.add(assigned_at, treatment(random, limit, SLOW[received_at.month - 1]))
    if number % 89 == 0:  # exactly on the limit of its severity, which keeps it
        treated_at = CALENDAR.add(assigned_at, limit)
    elif number % 197 == 0:  # exactly on the 24 h of the indicator, which misses it
        treated_at = CALENDAR.add(received_at, timedelta(hours=24))
    elif number % 53 == 0:  # finished in the evening, when no clock runs
        treated_at = CALENDAR.next_close(treated_at) + timedelta(minutes=whole(random, 30, 180))
    resolved_at = None if random.random() < FORGOTTEN else treated_at
    concerned = severity == 2 or random.random() < 0.3
    security = severity == 1 and random.random() < 0.4
    blocking = severity <= 2 and random.random() < 0.3
    provider = PROVIDERS[whole(random, 0, len(PROVIDERS) - 1)]
    return {
        "id": f"INC-{number:05}",
        "received_at": written(received_at),
        "acknowledged_at": written(acknowledged_at),
        "severity_assigned_at": written(assigned_at),
        "resolved_at": written(resolved_at),
        "severity": str(severity) if assigned_at <= EXPORTED_AT else "",
        "identity_provider": provider if concerned else "",
        "blocking": "true" if blocking else "false",
        "security": "true" if security else "false",
    }


def graveness(share: float) -> tuple[int, timedelta]:
    """Return the severity at that place of the whole, with its limit."""
    for severity, part, hours in SEVERITIES[:-1]:
        if share < part:
            return severity, timedelta(hours=hours)
        share -= part
    severity, _, hours = SEVERITIES[-1]
    return severity, timedelta(hours=hours)


def treatment(random: Random, limit: timedelta, slow: float) -> timedelta:
    """Return how long the treatment takes, in whole minutes of business time."""
    limit_minutes = limit // timedelta(minutes=1)
    luck = random.random()
    if luck < slow:
        minutes = whole(random, 24 * 60, 64 * 60)
    elif luck < slow + OVER_ITS_LIMIT:
        minutes = whole(random, limit_minutes, max(limit_minutes + 30, 20 * 60))
    else:
        # most take a small part of their limit
        most = limit_minutes - (60 if limit_minutes > 240 else 4)
        minutes = 2 + int(most * random.random() * (0.4 + 0.6 * random.random()))
    return timedelta(minutes=minutes)


def whole(random: Random, first: int, last: int) -> int:
    """Return a whole number from *first* to *last*, both included."""
    return first + int((last - first + 1) * random.random())


def written(at: datetime | None) -> str:
    """Return an instant as the export writes it; empty when it is not known at the time of the export."""
    return "" if at is None or at > EXPORTED_AT else at.isoformat(timespec="minutes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("tickets.csv"))
