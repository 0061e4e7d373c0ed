"""The tickets: seeded, so that every run and every package sees the same ones."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import attrs

from peers.peer import PARIS, french_holidays

MICROSECOND = timedelta(microseconds=1)
SPANS = {
    "1 h": timedelta(hours=1),
    "1 d": timedelta(days=1),
    "7 d": timedelta(days=7),
    "30 d": timedelta(days=30),
    "365 d": timedelta(days=365),
}
# What is added for each span: whole hours, since pandas adds no others, about as many as the span holds.
AMOUNTS = dict(zip(SPANS, (timedelta(hours=hours) for hours in (1, 8, 40, 180, 2_000)), strict=True))
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_DAYS = 3 * 365
# the Sundays on which France changed or changes its clocks in the tickets' years
_SWITCHES = tuple(date(*day) for day in ((2024, 3, 31), (2024, 10, 27), (2025, 3, 30), (2025, 10, 26)))


@attrs.frozen
class Ticket:
    """From when to when (Paris), and how much is added to its start."""

    start: datetime
    end: datetime
    amount: timedelta


def _after(start: datetime, span: timedelta) -> datetime:
    """Return the instant a span of real time later, in Paris."""
    return (start.astimezone(UTC) + span).astimezone(PARIS)


def _anywhere(draw: random.Random) -> datetime:
    """Any microsecond of three years: nights and weekends are three quarters of them."""
    return _after(_FIRST, draw.randrange(_DAYS * 86_400_000_000) * MICROSECOND)


def _at_the_desk(draw: random.Random) -> datetime:
    """A quarter of an hour of a day between 08:00 and 19:00: openings and closings are hit exactly."""
    day = datetime(2024, 1, 1, 8, tzinfo=PARIS) + timedelta(days=draw.randrange(_DAYS))
    return day + timedelta(minutes=15 * draw.randrange(45))


def _second_of(draw: random.Random, day: date) -> datetime:
    """Any whole second of the day or of the day before."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=PARIS)
    return _after(midnight, timedelta(seconds=draw.randrange(-86_400, 86_400)))


def tickets(count: int, seed: int = 20_260_101) -> list[Ticket]:
    """
    Return the tickets to be compared, a fifth of them of each span.

    Half start anywhere, a fifth at a round time about office hours, a fifth about a public holiday, and
    a tenth about a change of clocks.
    """
    draw = random.Random(seed)
    holidays = [day for day in french_holidays() if 2024 <= day.year < 2027]
    made = []
    for number in range(count):
        kind = draw.randrange(10)
        span = tuple(SPANS)[number % len(SPANS)]
        lasts = SPANS[span]
        if kind < 5:
            start = _anywhere(draw)
            # up to a tenth longer, so that a start and its end do not share their microseconds
            lasts += draw.randrange(lasts // MICROSECOND // 10) * MICROSECOND
        elif kind < 7:
            start = _at_the_desk(draw)
        else:
            start = _second_of(draw, draw.choice(holidays if kind < 9 else _SWITCHES))
        made.append(Ticket(start, _after(start, lasts), AMOUNTS[span]))
    return made


def starts(count: int, seed: int = 20_260_102) -> list[datetime]:
    """
    Return the starts that are timed, the same for every span.

    They fall anywhere in three whole years, one in each of *count* equal parts of them, so that starts and ends are
    alike in every span: as many in hours, on weekends and next to a change of clocks. Only then is the time of two
    spans comparable.
    """
    draw = random.Random(seed)
    part = _DAYS * 86_400_000_000 // count
    drawn = [_after(_FIRST, (number * part + draw.randrange(part)) * MICROSECOND) for number in range(count)]
    draw.shuffle(drawn)
    return drawn


def ends(beginnings: list[datetime], span: str) -> list[datetime]:
    """Return the ends that belong to the starts."""
    return [_after(start, SPANS[span]) for start in beginnings]
