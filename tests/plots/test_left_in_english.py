"""French figures: no English word of this library is left in what is written or read out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from html import unescape

import pytest

from sla_rules import BusinessCalendar, BusinessHours, EventKind, franceconnect, plots, whatif
from tests.pages.english import ENGLISH, words
from tests.plots.made import AGREEMENT, KINDS, NOW, figure, tickets

TODAY = whatif.Scenario("aujourd’hui", AGREEMENT)
CLOSED = BusinessCalendar(
    tz="Europe/Paris",
    hours="Mo-Fr 09:30-18:00",
    exceptions={date(2026, 12, 24): "09:30-12:00", date(2026, 12, 28): "off"},
)


def left_in(plot: plots.Plot) -> set[str]:
    """Return the words of a figure, shown or read out, that are of the English tables and not of the French ones."""
    drawn = plot.to_svg()
    # what the drawing tool puts around a title is its own
    heard = (re.sub("^(?:Title|Subtitle) text", "", text) for text in re.findall(r'aria-label="([^"]*)"', drawn))
    return words(map(unescape, (*heard, *re.findall(">([^<>]+)<", drawn), plot.description))) & ENGLISH


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "scenarios"])
def test_every_figure(kind: str) -> None:
    """Nothing of it is English; the same figure in English is."""
    assert left_in(figure(kind, "fr")) == set()
    assert left_in(figure(kind)) != set()


def test_every_change() -> None:
    """Scenarios say each of their changes in French: hours, days, dates, limits, pauses, targets, clauses, readings."""
    scenarios = [
        TODAY,
        TODAY.opening("08:00", "Mo-Th").closing("19:00", "Fr"),
        TODAY.hours("Sa 09:00-12:00; We off").closed(date(2026, 12, 24), date(2026, 12, 31)),
        TODAY.limit("resolution", BusinessHours(8), 3).paused_by(EventKind.INFORMATION_REQUESTED),
        TODAY.target(Fraction(97, 100)).evolve(escalations=(), closures=()),
        TODAY.reading(franceconnect.Reading(day_unit="whole_days", public_holidays="open")),
    ]
    assert left_in(plots.scenarios(whatif.compare(scenarios, tickets(), now=NOW), lang="fr")) == set()
    desk = [TODAY, TODAY.covering(opening="08:00", hours="Su 09:00-12:00")]
    found = whatif.compare(desk, tickets(), now=NOW, resolved="work")
    assert left_in(plots.scenarios(found, lang="fr")) == set()
    hour = timedelta(hours=1)
    parameters = (
        whatif.OpeningAt("08:00", "09:00", step=hour, of="desk", days="Mo-Fr"),
        whatif.ClosingAt("18:00", "19:00", step=hour, of="desk"),
    )
    assert left_in(plots.sensitivity(whatif.sensitivity(TODAY, *parameters, tickets(), now=NOW), lang="fr")) == set()


def test_days_that_are_closed() -> None:
    """A year says of days without hours, and of those cut short, in French."""
    assert left_in(plots.calendar_year(CLOSED, 2026, lang="fr")) == set()
