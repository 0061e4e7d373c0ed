"""How each language writes dates, amounts and limits."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessDays, BusinessHours, CalendarMonths, ClockHours, franceconnect
from sla_rules.assessments.words import words_of
from sla_rules.errors import InvalidValueError

PARIS = ZoneInfo("Europe/Paris")
EN, FR = words_of("en"), words_of("fr")


def test_dates() -> None:
    """English writes the year first, French the day; both name the day of the week."""
    assert (EN.day(date(2026, 5, 1)), FR.day(date(2026, 5, 1))) == ("Fri 2026-05-01", "ven. 01/05/2026")


def test_instants() -> None:
    """To the minute when whole, exact otherwise, the offset where the clock shows the time twice."""
    assert EN.instant(datetime(2026, 4, 30, 17, tzinfo=PARIS)) == "Thu 2026-04-30 17:00"
    late = datetime(2026, 4, 30, 17, 0, 0, 250_000, tzinfo=PARIS)
    assert (EN.time(late), FR.time(late)) == ("17:00:00.250000", "17:00:00,250000")
    assert FR.instant(datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS)) == "dim. 25/10/2026 02:30+01:00"


def test_amounts() -> None:
    """Hours, minutes and seconds, exactly."""
    nearly = timedelta(hours=24) - timedelta(microseconds=1)
    assert (EN.amount(timedelta(hours=2)), EN.amount(timedelta(minutes=65))) == ("2 h", "1 h 05 min")
    assert (EN.amount(nearly), FR.amount(nearly)) == ("23 h 59 min 59.999999 s", "23 h 59 min 59,999999 s")
    assert EN.amount(-timedelta(seconds=1)) == "-0 h 00 min 01 s"


def test_limits() -> None:
    """Each kind of limit says what it counts."""
    limits = [None, BusinessHours(2.5), ClockHours(4), BusinessDays(1), BusinessDays(2), CalendarMonths(1)]
    limits.append(CalendarMonths(6))
    assert [EN.limit(limit) for limit in limits] == [
        "-",
        "2 h 30 min of business time",
        "4 h of real time",
        "1 business day",
        "2 business days",
        "1 calendar month",
        "6 calendar months",
    ]
    assert [FR.limit(limit) for limit in limits] == [
        "-",
        "2 h 30 min ouvrées",
        "4 h de temps réel",
        "1 jour ouvré",
        "2 jours ouvrés",
        "1 mois calendaire",
        "6 mois calendaires",
    ]


def test_one_hour_is_singular_in_french() -> None:
    """One hour is « ouvrée »; from the next minute on, hours and minutes together are « ouvrées »."""
    limits = [BusinessHours(1), BusinessHours(1.5), BusinessHours(2)]
    assert [FR.limit(limit) for limit in limits] == ["1 h ouvrée", "1 h 30 min ouvrées", "2 h ouvrées"]
    assert EN.limit(BusinessHours(1)) == "1 h of business time"


def test_shares_are_rounded_down() -> None:
    """A miss never reads as the target."""
    assert [EN.percent(Fraction(19, 20)), EN.percent(Fraction(94_999, 100_000))] == ["95 %", "94.99 %"]
    assert FR.percent(Fraction(1, 8)) == "12,50 %"


def test_severities_and_names() -> None:
    """The annex's names are French in French; a name that no table has is written as it stands."""
    assert (EN.severity(franceconnect.MAJOR), FR.severity(franceconnect.MAJOR)) == ("2 (Major)", "2 (Majeure)")
    assert FR.severity(None) == "aucune pour l’instant"
    assert FR.name("a promise of ours") == "a promise of ours"


def test_another_language_is_refused() -> None:
    """The error names the languages that are spoken."""
    with pytest.raises(InvalidValueError, match=r"lang: 'de' is not spoken here; accepted are en, fr"):
        words_of("de")
