"""What the package of holidays gets wrong, and the corrections."""

from __future__ import annotations

from datetime import date
from typing import Any

import holidays
import pytest

from sla_rules.calendars import public_holidays
from sla_rules.calendars.public_holidays import PublicHolidays

FRANCE = PublicHolidays("FR")


@pytest.mark.parametrize("day", [date(2005, 5, 16), date(2006, 6, 5), date(2007, 5, 28)])
@pytest.mark.parametrize("where", ["FR", "GP", "MQ", "NC"])
def test_whit_monday_stays_a_holiday_while_it_was_the_day_of_solidarity(where: str, day: date) -> None:
    """The package leaves it out in 2005-2007; the list of the code (then L. 222-1) and the State's keep it"""
    assert PublicHolidays(where).names(day.year)[day] == "Lundi de Pentecôte"


def test_a_corrected_name_comes_in_the_language_asked_for() -> None:
    """A correction borrows the name that the package gives to the same holiday in another year"""
    assert PublicHolidays("FR", language="en_US").names(2006)[date(2006, 6, 5)] == "Pentecost Monday"


@pytest.mark.parametrize("holidays", [PublicHolidays("MF"), PublicHolidays("FR", "MF"), PublicHolidays("FR", "978")])
def test_saint_martin_kept_the_27_may_until_2017(holidays: PublicHolidays) -> None:
    """Décret 2012-553 says 27 May; the 28th came in 2018 by circular. 28 May 2012 stays closed as Whit Monday"""
    may = {
        year: {day.day: name for day, name in holidays.names(year).items() if day.month == 5}
        for year in range(2012, 2020)
    }
    assert all(may[year][27] == "Abolition de l'esclavage" for year in range(2012, 2018))
    assert may[2012][28] == "Lundi de Pentecôte"
    assert all(28 not in may[year] for year in range(2013, 2018))
    assert all(may[year][28] == "Abolition de l'esclavage" and 27 not in may[year] for year in (2018, 2019))


def test_corrections_leave_other_countries_categories_and_a_mended_package_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each correction holds for its places, for public holidays, and only while the package is wrong"""
    assert date(2006, 6, 5) in PublicHolidays("BE").names(2006)  # its own Whit Monday, once
    original = public_holidays._package_year

    def mended(*arguments: Any) -> dict[date, str]:  # noqa: ANN401 -- passed on
        return original(*arguments) | {date(2006, 6, 5): "mended"}

    monkeypatch.setattr(public_holidays, "_package_year", mended)
    public_holidays._snapshot.cache_clear()
    assert FRANCE.names(2006)[date(2006, 6, 5)] == "mended"
    public_holidays._snapshot.cache_clear()


@pytest.mark.skipif(
    "school" not in holidays.country_holidays("FR").supported_categories,
    reason="the package had no school holidays then",
)
def test_corrections_are_of_public_holidays_alone() -> None:
    """Whit Monday 2006 is no school holiday of its own"""
    assert PublicHolidays("FR", "Zone A", ("school",)).names(2006) == {}


def test_a_correction_does_not_take_what_the_package_no_longer_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the package drops the wrong date but does not have the right one, the right one is added all the same"""
    original = public_holidays._package_year

    def half_mended(*arguments: Any) -> dict[date, str]:  # noqa: ANN401 -- passed on
        return {day: name for day, name in original(*arguments).items() if day != date(2014, 5, 28)}

    monkeypatch.setattr(public_holidays, "_package_year", half_mended)
    public_holidays._snapshot.cache_clear()
    assert date(2014, 5, 27) in PublicHolidays("MF").names(2014)
    public_holidays._snapshot.cache_clear()
