"""A calendar at a glance, for notebooks: its week, and what departs from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.calendars.business_calendar import BusinessCalendar
from sla_rules.calendars.combined_calendar import CombinedCalendar
from sla_rules.calendars.html_parts import escaped, facts, table
from sla_rules.calendars.weekly_hours import DAYS, VersionedHours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_rules.calendars.calendar import Calendar

SHOWN = 5
"""At most so many exceptions, openings and closures are shown; the rest are counted."""

_WORDS = {"&": "open in both", "|": "open in either", "-": "open in the first and not in the second"}


def week_html(calendar: Calendar) -> str:
    """
    Write *calendar* as a fragment of HTML that loads nothing: a row of hours for each version of the week.

    >>> "<td>09:30-18:00</td>" in week_html(calendar)
    True
    """
    if isinstance(calendar, CombinedCalendar):
        zone = "" if calendar.tz is None else f", dates in {calendar.tz}"
        head = f"<p>{escaped(_WORDS[calendar.operation] + zone)}</p>"
        return f"<section>{head}{week_html(calendar.left)}{week_html(calendar.right)}</section>"
    assert isinstance(calendar, BusinessCalendar)  # noqa: S101 -- for the type checker: there are two kinds
    weeks = table(f"Business calendar, {calendar.tz}", ("since", *DAYS, "holidays"), _weeks(calendar))
    return f"<section>{weeks}{facts(_departures(calendar))}</section>"


def _weeks(calendar: BusinessCalendar) -> Iterator[tuple[object, ...]]:
    """Yield the week of each version, with the date since which it holds."""
    hours = calendar.hours
    changes = hours.changes if isinstance(hours, VersionedHours) else ()
    for since, week in zip(("always", *(day for day, _ in changes)), hours.versions(), strict=True):
        yield since, *week.week, week.on_holidays


def _departures(calendar: BusinessCalendar) -> Iterator[tuple[str, str]]:
    """Yield what departs from the week: holidays by their source, exceptions, openings and closures."""
    yield "holidays", ", ".join(calendar.sources()) or ("none" if calendar.holidays is None else "listed dates")
    exceptions = (f"{day} {hours} {name}".rstrip() for day, (hours, name) in calendar.exceptions)
    for label, written in (
        ("exceptions", exceptions),
        ("openings", (str(window) for window in calendar.openings)),
        ("closures", (str(closure) for closure in calendar.closures)),
    ):
        if shown := _cut(written):
            yield label, shown


def _cut(written: Iterable[str]) -> str:
    every = tuple(written)
    rest = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    return "; ".join(every[:SHOWN]) + rest
