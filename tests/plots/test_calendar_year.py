"""A year of a calendar, as it is drawn."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, ClosedDates, franceconnect
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.plots import calendar_year
from tests.plots.reading import labels, of_mark, rows, texts
from tests.plots.test_year_days import ALWAYS, FRENCH

PARIS = ZoneInfo("Europe/Paris")


def test_every_day_has_its_square() -> None:
    """365 squares, those of a leap year 366; what has an outline comes last, so that it lies on top."""
    found = rows(calendar_year(FRENCH, 2026), "rect")
    assert len(found) == 365
    assert len(rows(calendar_year(FRENCH, 2028), "rect")) == 366
    assert [row["look"] for row in found[-5:]] == ["exception", "exception", "opening", "closure", "closure"]


def test_letters_tell_days_without_colour() -> None:
    """Each day that is not usual bears the letter of its kind, which the legend explains."""
    english = calendar_year(FRENCH, 2026)
    letters = [row["letter"] for unit in of_mark(english, "text") for row in unit["rows"] if "letter" in row]
    # eleven French holidays, of which 1 May has hours of its own
    assert {letter: letters.count(letter) for letter in "HECO"} == {"H": 10, "E": 2, "C": 2, "O": 1}
    legend = of_mark(calendar_year(FRENCH, 2026, lang="fr"), "rect")[0]["encoding"]["fill"]["legend"]
    assert labels(legend)["holiday"] == "F  jour férié"
    assert labels(legend)["closure"] == "X  fermeture par fenêtre"


def test_months_are_summed_and_their_days_named() -> None:
    """At the right of a month stand its business days, its open time, its named days and its clock changes."""
    plot = calendar_year(FRENCH, 2026)
    said = {row["month"]: (row["sums"], row["named"]) for row in rows(plot, "text") if "sums" in row}
    # March 2026 has 22 weekdays of 8.5 h, and an opening of 4 h on a Sunday
    assert said[3] == ("22 d, 191 h", "15 move, 29 clocks forward 1 h")
    # 21 weekdays, two of which a window closes
    assert said[8] == ("21 d, 161 h 30 min", "10-11 works, 15 Assomption")
    assert said[10] == ("22 d, 187 h", "25 clocks back 1 h")
    assert said[6] == ("22 d, 187 h", "")


def test_exceptions_tell_their_hours() -> None:
    """A shortened day and a closed one differ by letter, look and word; both are told, those alike in a row as one."""
    shortened = "09:30-12:00"
    exceptions: dict[date, str | tuple[str, str]] = {
        date(2026, 12, 23): shortened,
        date(2026, 12, 24): (shortened, "Christmas Eve"),
        date(2026, 12, 28): ("off", "stocktaking"),
        date(2026, 12, 30): "off",
        date(2026, 12, 31): "off",
    }
    calendar = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00; PH 10:00-11:00", exceptions=exceptions)
    calendar = calendar.evolve(holidays=ClosedDates({date(2026, 12, 25): "Noël"}))
    for lang, shut, letters in (("en", "closed", "EEHXXX"), ("fr", "fermé", "EEFNNN")):
        plot = calendar_year(calendar, 2026, lang=lang)
        (named,) = {row["named"] for row in rows(plot, "text") if "sums" in row and row["month"] == 12}
        eve = f"24 Christmas Eve {shortened}"
        assert named == f"23 {shortened}, {eve}, 25 Noël 10:00-11:00, 28 stocktaking, 30-31 {shut}"
        marked = sorted((row["day"], row["letter"]) for row in rows(plot, "text") if "letter" in row)
        assert "".join(letter for _, letter in marked) == letters
    looks = of_mark(calendar_year(calendar, 2026), "rect")[0]["encoding"]["fill"]
    assert labels(looks["legend"])["exception_off"] == "X  closed by exception"
    assert len(set(looks["scale"]["range"])) == len(looks["scale"]["domain"]) == 5


def test_the_year_is_summed() -> None:
    """Its business days and its open time stand above it; around the clock a year of 365 days has 8 760 hours."""
    assert calendar_year(ALWAYS, 2026).to_dict()["title"]["subtitle"] == [
        "365 business days, 8760 h open; beside each month its own, and its special days."
    ]


def test_tooltips_are_exact() -> None:
    """A square tells its date, its name or its kind, its hours, and how much of it is open."""
    told = {row["told"] for row in rows(calendar_year(FRENCH, 2026), "rect")}
    assert "Mon 2026-04-06, Lundi de Pâques, off, 0 h open" in told
    assert "Thu 2026-12-24, Christmas Eve, 09:30-12:00, 2 h 30 min open" in told
    assert "Sun 2026-03-29, no hours, off, 0 h open, clocks forward 1 h" in told
    assert "Mon 2026-03-02, usual hours, 09:30-18:00, 8 h 30 min open" in told


def test_the_annex() -> None:
    """The calendar of the annex has 252 business days in 2026: 261 weekdays less nine holidays that fall on one."""
    plot = calendar_year(franceconnect.agreement().calendar, 2026, lang="fr")
    assert plot.to_dict()["title"]["subtitle"][0].startswith("252 jours ouvrés, 2142 h d’ouverture")
    assert "1 Fête du Travail, 8 Fête de la Victoire, 14 Ascension, 25 Lundi de Pentecôte" in texts(plot)


def test_what_is_refused() -> None:
    """What is no calendar, and calendars of two zones of which none was chosen."""
    with pytest.raises(InvalidTypeError, match="year: '2026' is a str; a whole number is wanted"):
        calendar_year(FRENCH, "2026")  # type: ignore[arg-type] # refused by name
    with pytest.raises(InvalidTypeError, match="calendar"):
        calendar_year("Mo-Fr 09:30-18:00", 2026)  # type: ignore[arg-type] # refused by name
    tokyo = BusinessCalendar(tz="Asia/Tokyo", hours="Mo-Fr 09:30-18:00", holidays=ClosedDates({date(2026, 1, 2): ""}))
    with pytest.raises(InvalidValueError, match="dates differ between"):
        calendar_year(FRENCH | tokyo, 2026)
