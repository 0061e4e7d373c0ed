"""What a compared package is to the benchmark: two calls, and how to speak to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import holidays

PARIS = ZoneInfo("Europe/Paris")
OPENING, CLOSING = time(9, 30), time(18)
DAY = timedelta(hours=8, minutes=30)
# The tickets start in 2024-2026; the longest ends within 2027, and 2 000 business hours later is still 2027.
YEARS = range(2022, 2031)

Call = Callable[[Any, Any], Any]


def french_holidays() -> list[date]:
    """Return the public holidays of YEARS, in order; every package is given these dates and no others."""
    return sorted(holidays.country_holidays("FR", years=YEARS))


def same(value: Any) -> Any:  # noqa: ANN401 - whatever a package takes
    """Give the value back: the package takes and gives what the benchmark has."""
    return value


def naive(value: datetime) -> datetime:
    """Return the wall clock of a datetime, for packages that know no zone."""
    return value.replace(tzinfo=None)


def in_paris(value: datetime) -> datetime:
    """Read a naive answer as Paris wall-clock time; an aware one stays what it is."""
    return value.replace(tzinfo=PARIS) if value.tzinfo is None else value


def after(before: Callable[[Any], Any], then: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Chain two conversions."""
    return lambda value: then(before(value))


@attrs.frozen(kw_only=True)
class Peer:
    """
    A package under comparison.

    *elapsed* and *add* are timed, with their arguments prepared beforehand. *prepare*, *amount*, *answer* and
    *due* convert between the benchmark's aware datetimes and timedeltas and the package's values, untimed.
    A call that the package lacks is None and *lacks* says what is missing.
    """

    name: str
    takes: str
    elapsed: Call
    add: Call | None = None
    prepare: Callable[[datetime], Any] = same
    amount: Callable[[timedelta], Any] = same
    answer: Callable[[Any], timedelta] = same
    due: Callable[[Any], datetime] = in_paris
    amount_first: bool = False
    lacks: str = ""

    def elapsed_arguments(self, start: datetime, end: datetime) -> tuple[Any, Any]:
        """Return the two arguments of *elapsed*."""
        return self.prepare(start), self.prepare(end)

    def add_arguments(self, start: datetime, amount: timedelta) -> tuple[Any, Any]:
        """Return the two arguments of *add*, in the order that the package wants."""
        pair = (self.prepare(start), self.amount(amount))
        return pair[::-1] if self.amount_first else pair


Build = Callable[[Sequence[date]], Peer]
