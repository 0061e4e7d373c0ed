"""One figure of each kind from a handful of tickets, for the tests that hold for all of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sla_rules import BusinessHours, Ticket, franceconnect, plots, whatif

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.plots import Plot

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 5, 4, 11, 30, tzinfo=PARIS)
AGREEMENT = franceconnect.agreement()
INDICATOR = AGREEMENT.terms.indicators[0].name

KINDS = ("arrivals", "calendar_year", "durations", "indicator", "scenarios", "sensitivity", "timeline")


def ticket(number: int, received: datetime, hours: int | None) -> Ticket:
    """Return a major incident, resolved so many hours after its reception, or never."""
    made = Ticket.received(f"INC-{number}", at=received).severity_assigned(franceconnect.MAJOR, at=received)
    return made if hours is None else made.resolved(at=received + timedelta(hours=hours))


def tickets() -> list[Ticket]:
    """Return five tickets of March and April 2026: three in time, one late, one open."""
    start = datetime(2026, 3, 30, 10, tzinfo=PARIS)
    lasting = (1, 2, 200, 3, None)
    return [ticket(number, start + timedelta(days=8 * number), hours) for number, hours in enumerate(lasting)]


@cache
def figure(kind: str, lang: str = "en") -> Plot:
    """Return the figure of that kind in that language."""
    some = tickets()
    today = whatif.Scenario("today", AGREEMENT)
    limits = whatif.LimitAt(INDICATOR, BusinessHours(8), BusinessHours(24), step=timedelta(hours=8))
    hours = whatif.OpeningAt("08:00", "09:30", step=timedelta(minutes=30))
    made: dict[str, Callable[[], Plot]] = {
        "arrivals": lambda: plots.arrivals(some, AGREEMENT.calendar, lang=lang),
        "calendar_year": lambda: plots.calendar_year(AGREEMENT.calendar, 2026, lang=lang),
        "durations": lambda: plots.durations((AGREEMENT.assess(each, now=NOW) for each in some), lang=lang),
        "indicator": lambda: plots.indicator(AGREEMENT.reports(some, "month", now=NOW), lang=lang),
        "scenarios": lambda: plots.scenarios(whatif.compare([today, today.opening("08:00")], some, now=NOW), lang=lang),
        "sensitivity": lambda: plots.sensitivity(whatif.sensitivity(today, limits, hours, some, now=NOW), lang=lang),
        "timeline": lambda: plots.timeline(AGREEMENT.assess(some[-1], now=NOW), lang=lang),
    }
    return made[kind]()
