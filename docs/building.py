"""
What the build of the documentation makes and the repository does not hold: the pictures of docs/plots.md.

A hook of mkdocs, named in mkdocs.yml. Pictures are drawn anew at each build, so that none can be out of date.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sla_rules import BusinessHours, Event, EventKind, Ticket, franceconnect, plots, whatif
from sla_rules.files import read_tickets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.plots import Plot

ROOT = Path(__file__).parent.parent
PARIS = ZoneInfo("Europe/Paris")


def on_files(files: Any, config: Any) -> Any:  # noqa: ANN401 -- the types of mkdocs, or of a program that continues it
    """Add what is made to the files of the site."""
    kind = type(next(iter(files)))
    for name, figure in pictures():
        files.append(kind.generated(config, f"pictures/{name}.svg", content=figure.to_svg()))
    return files


def pictures() -> Iterator[tuple[str, Plot]]:
    """Yield the pictures of docs/plots.md by their names."""
    agreement = franceconnect.agreement()
    file = read_tickets(ROOT / "examples" / "tickets.csv", agreement)
    now = datetime(2026, 12, 31, 12, tzinfo=PARIS)
    today = whatif.Scenario("today", agreement)
    hours = whatif.OpeningAt("07:30", "10:30", step=timedelta(minutes=30))
    limits = whatif.LimitAt(
        agreement.terms.indicators[0].name, BusinessHours(16), BusinessHours(32), step=timedelta(hours=4)
    )
    yield (
        "timeline",
        plots.timeline(agreement.assess(before_the_holiday(), now=at(5, 4, 11)), commitments=["resolution"]),
    )
    waiting = franceconnect.agreement(franceconnect.Reading(waiting_pauses="yes"))
    yield "timeline_fr", plots.timeline(waiting.assess(waited(), now=at(5, 7, 11)), lang="fr")
    yield "indicator", plots.indicator(agreement.reports(file.tickets, "month", now=now))
    yield "durations", plots.durations(agreement.assess(ticket, now=now) for ticket in file.tickets)
    yield "arrivals", plots.arrivals(file.tickets, agreement.calendar)
    yield "calendar_year", plots.calendar_year(agreement.calendar, 2026)
    openings = [today, today.opening("08:00"), today.opening("10:00")]
    yield "scenarios", plots.scenarios(whatif.compare(openings, file.tickets, now=now))
    yield "sensitivity", plots.sensitivity(whatif.sensitivity(today, limits, hours, file.tickets, now=now))


def before_the_holiday() -> Ticket:
    """Return a major incident from the eve of 1 May."""
    ticket = Ticket.received("INC-42", at=at(4, 30, 16))
    return ticket.severity_assigned(franceconnect.MAJOR, at=at(4, 30, 17, 0))


def waited() -> Ticket:
    """Return an incident that waited for its partner, was resolved, and came back."""
    ticket = Ticket.received("INC-77", at=at(4, 29, 16)).severity_assigned(franceconnect.MEDIUM, at=at(4, 29, 17, 0))
    for kind, when in (
        (EventKind.INFORMATION_REQUESTED, at(4, 30, 11, 0)),
        (EventKind.INFORMATION_PROVIDED, at(5, 5, 15, 0)),
        (EventKind.RESOLVED, at(5, 6, 15, 0)),
        (EventKind.REOPENED, at(5, 7, 10, 0)),
    ):
        ticket = ticket.with_event(Event(kind, when))
    return ticket


def at(month: int, day: int, hour: int, minute: int = 30) -> datetime:
    """Return an instant of 2026 in Paris."""
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)
