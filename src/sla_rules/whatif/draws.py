"""The rest of a period, put together from days of the past by chance."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime
    from fractions import Fraction
    from random import Random

    from sla_rules.assessments.period import Period
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.tickets.severity import Severity

MISSED = frozenset({Standing.BREACHED, Standing.OPEN_LATE})
OPEN = frozenset({Standing.PAUSED, Standing.OPEN_ON_TRACK})


class Past(NamedTuple):
    """One ticket: its date, whether it came *later* in the day than now, where it stands, how long its clock ran."""

    day: date
    later: bool
    severity: Severity | None
    standing: Standing
    elapsed: timedelta

    @property
    def decided(self) -> bool:
        """Whether it is met or missed for good."""
        return self.standing is Standing.MET or self.standing in MISSED


class Day(NamedTuple):
    """The decided tickets of one day: how many, and how many of them met."""

    received: int = 0
    met: int = 0


class Chance(NamedTuple):
    """Of *out_of* tickets that had run longer than an open one, *met* met."""

    out_of: int
    met: int


def pools(
    past: Iterable[Past], span: tuple[date, date], period: Period, now: datetime, calendar: Calendar
) -> list[Sequence[Day]]:
    """
    Return for each date of *period* still to come the days of the *span* that may stand for it.

    They are those of the same weekday that are open, or closed, as it is; where there is none, all that are open or
    closed as it is; and where there is none of these, all. For today they hold what came after this time of day.
    """
    whole: dict[date, Day] = {}
    later: dict[date, Day] = {}
    for ticket in past:
        if ticket.decided:
            _add(whole, ticket)
            if ticket.later:
                _add(later, ticket)
    dates = [span[0] + timedelta(days=n) for n in range((span[1] - span[0]).days + 1)]
    is_open = {day: calendar.is_business_day(day) for day in dates}
    found: list[Sequence[Day]] = []
    today = now.date()
    first = max(today, period.first)
    for n in range((period.last - first).days + 1):
        day = first + timedelta(days=n)
        kind = calendar.is_business_day(day)
        alike = [each for each in dates if is_open[each] is kind]
        chosen = [each for each in alike if each.weekday() == day.weekday()] or alike or dates
        tickets = later if day == today else whole
        found.append([tickets.get(each, Day()) for each in chosen])
    return found


def drawn(days: Iterable[Sequence[Day]], volume: Fraction, random: Random) -> Iterator[Day]:
    """Draw a day for each as often as *volume* says: its whole part, and once more with the chance of the rest."""
    whole, part = divmod(volume, 1)
    for pool in days:
        times = int(whole) + (random.random() * part.denominator < part.numerator if part else 0)
        for _ in range(times):
            yield pool[int(random.random() * len(pool))]


def chances(opened: Iterable[Past], past: Iterable[Past]) -> tuple[list[Chance], int]:
    """
    Return for each open ticket how those of the past ended that had run longer, and how many have none such.

    Of the same severity where there is any. A ticket without any is taken to miss, and has no chance in the list.
    """
    by_severity: dict[Severity | None, list[Past]] = {}
    everyone = []
    for ticket in past:
        if ticket.decided:
            by_severity.setdefault(ticket.severity, []).append(ticket)
            everyone.append(ticket)
    ended = {severity: _Ended(tickets) for severity, tickets in by_severity.items()}
    whole = _Ended(everyone)
    found = []
    unmatched = 0
    for ticket in opened:
        of_its_own = ended.get(ticket.severity)
        chance = of_its_own.beyond(ticket.elapsed) if of_its_own is not None else None
        chance = chance or whole.beyond(ticket.elapsed)
        if chance is None:
            unmatched += 1
        else:
            found.append(chance)
    return found, unmatched


class _Ended:
    """Tickets that ended, by how long their clock had run."""

    def __init__(self, tickets: list[Past]) -> None:
        ordered = sorted(tickets, key=lambda ticket: ticket.elapsed)
        self._elapsed = [ticket.elapsed for ticket in ordered]
        self._met_before = [0]
        for ticket in ordered:
            self._met_before.append(self._met_before[-1] + (ticket.standing is Standing.MET))

    def beyond(self, elapsed: timedelta) -> Chance | None:
        """Return how those ended that ran longer than *elapsed*; None when there are none."""
        first = bisect_right(self._elapsed, elapsed)
        count = len(self._elapsed) - first
        return Chance(count, self._met_before[-1] - self._met_before[first]) if count else None


def _add(days: dict[date, Day], ticket: Past) -> None:
    day = days.get(ticket.day, Day())
    days[ticket.day] = Day(day.received + 1, day.met + (ticket.standing is Standing.MET))
