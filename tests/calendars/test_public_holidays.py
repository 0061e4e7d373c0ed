"""Public holidays of a country, held against the text of the law and never against the package's own answers."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.easter import easter

from sla_rules.calendars import public_holidays
from sla_rules.calendars.public_holidays import PublicHolidays
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

FRANCE = PublicHolidays("FR")


def after_easter(year: int, days: int) -> date:
    """Easter is dateutil's: an author, and a code, other than those of the holidays package"""
    return easter(year) + timedelta(days=days)


def code_du_travail(year: int) -> set[date]:
    """Code du travail, art. L. 3133-1: the eleven legal holidays, in the order of the article"""
    return {
        date(year, 1, 1),
        after_easter(year, 1),
        date(year, 5, 1),
        date(year, 5, 8),
        after_easter(year, 39),
        after_easter(year, 50),
        date(year, 7, 14),
        date(year, 8, 15),
        date(year, 11, 1),
        date(year, 11, 11),
        date(year, 12, 25),
    }


def test_the_easter_that_the_law_is_computed_with_is_the_one_of_the_almanacs() -> None:
    """Easter Sundays written down from almanacs, so that the computation below stands on something"""
    almanac = [
        date(1913, 3, 23),
        date(1943, 4, 25),
        date(2000, 4, 23),
        date(2005, 3, 27),
        date(2008, 3, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ]
    assert [easter(each.year) for each in almanac] == almanac


@pytest.mark.parametrize("year", range(1982, 2101))
def test_france_has_the_eleven_days_of_the_law_since_1982(year: int) -> None:
    """L. 3133-1 with the 8 May that loi 81-893 of 2 October 1981 restored; Whit Monday in each year"""
    assert set(FRANCE.names(year)) == code_du_travail(year)


def test_a_year_written_out_from_the_calendar_on_the_wall() -> None:
    """2026, by hand: Easter Sunday on 5 April; the names are the package's, in French"""
    assert {day.isoformat()[5:]: name for day, name in FRANCE.names(2026).items()} == {
        "01-01": "Jour de l'an",
        "04-06": "Lundi de Pâques",
        "05-01": "Fête du Travail",
        "05-08": "Fête de la Victoire",
        "05-14": "Ascension",
        "05-25": "Lundi de Pentecôte",
        "07-14": "Fête nationale",
        "08-15": "Assomption",
        "11-01": "Toussaint",
        "11-11": "Armistice",
        "12-25": "Noël",
    }
    assert list(FRANCE.names(2026)) == sorted(FRANCE.names(2026))


def test_two_holidays_on_one_date_are_one_closed_date_with_two_names() -> None:
    """1 May 2008 was Ascension Thursday"""
    assert FRANCE.names(2008)[date(2008, 5, 1)] == "Ascension; Fête du Travail"


@pytest.mark.parametrize("code", ["57", "67", "68", "6AE", "Moselle", "Alsace"])
def test_alsace_and_moselle_have_good_friday_and_saint_stephens_day(code: str) -> None:
    """Code du travail, art. L. 3134-13, from the ordinance of 16 August 1892, under the numbers of the departments"""
    for year in (1990, 2026, 2100):
        expected = code_du_travail(year) | {after_easter(year, -2), date(year, 12, 26)}
        assert set(PublicHolidays("FR", code).names(year)) == expected


@pytest.mark.parametrize(
    ("code", "month", "day"),
    [
        ("971", 5, 27),
        ("972", 5, 22),
        ("973", 6, 10),
        ("974", 12, 20),
        ("976", 4, 27),
        ("977", 10, 9),
        ("BL", 10, 9),
        ("978", 5, 28),
    ],
)
def test_overseas_france_commemorates_the_abolition_of_slavery(code: str, month: int, day: int) -> None:
    """Code du travail, art. L. 3422-2, and for Saint-Martin the circulars since 2018"""
    for year in (2018, 2026):
        names = PublicHolidays("FR", code).names(year)
        assert names[date(year, month, day)] == "Abolition de l'esclavage"
        assert code_du_travail(year) <= set(names)


@pytest.mark.parametrize(
    ("code", "same"),
    [
        ("67", "6AE"),
        ("68", "6AE"),
        ("975", "PM"),
        ("977", "BL"),
        ("978", "MF"),
        ("984", "TF"),
        ("986", "WF"),
        ("987", "PF"),
        ("988", "NC"),
        ("Guadeloupe", "971"),
    ],
)
def test_numbers_and_names_of_subdivisions_are_resolved(code: str, same: str) -> None:
    """INSEE numbers and the package's aliases are one value with the package's own code"""
    assert PublicHolidays("FR", code) == PublicHolidays("FR", same)
    assert PublicHolidays("FR", code).subdivision == same


def test_a_holiday_on_a_week_end_is_not_moved_in_france_but_is_in_the_united_states() -> None:
    """France moves nothing: 15 August 2026 is a Saturday. 4 July 2026 too: observed on Friday 3 July (5 U.S.C. 6103)"""
    assert date(2026, 8, 17) not in FRANCE
    assert date(2026, 7, 3) in PublicHolidays("US")


def test_a_holiday_observed_in_the_year_before_belongs_to_that_year() -> None:
    """1 January 2022 was a Saturday, observed in the United States on Friday 31 December 2021"""
    names = PublicHolidays("US").names(2021)
    assert date(2021, 12, 31) in names
    assert all(day.year == 2021 for day in names)


def test_years_are_known_from_1900_or_the_countrys_start_to_2100_or_its_end() -> None:
    """Outside, an error that says the bounds: a day that is not known is never open"""
    assert (FRANCE.first_year, FRANCE.last_year) == (1900, 2100)
    assert (PublicHolidays("DE").first_year, PublicHolidays("JP").last_year) == (1991, 2099)
    for country, first, last in (("IN", 2001, 2035), ("NP", 2010, 2032), ("ID", 1983, 2050), ("MM", 1948, 2099)):
        source = PublicHolidays(country)
        assert (source.first_year, source.last_year) == (first, last)  # beyond, its moon holidays are missing
    for source, year, known in (
        (FRANCE, 1899, "1900 to 2100"),
        (FRANCE, 2101, "1900 to 2100"),
        (PublicHolidays("DE"), 1990, "1991 to 2100"),
    ):
        with pytest.raises(OutOfRangeError, match=f"year: {year} is outside {known}") as raised:
            source.names(year)
        assert raised.value.first.year == source.first_year
        assert raised.value.last.year == source.last_year
    assert len(FRANCE.names(1900)) == 8
    assert len(FRANCE.names(2100)) == 11


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        (("XX",), InvalidValueError, r"country: 'XX' is not one of the countries .*'FR'"),
        (("fr",), InvalidValueError, "country: 'fr'"),
        (("date",), InvalidValueError, "country: 'date'"),
        (("",), InvalidValueError, "country: ''"),
        ((None,), InvalidTypeError, "country: None is a NoneType; a text such as 'FR' is wanted"),
        (("FR", "75"), InvalidValueError, r"subdivision: '75' is not one of the subdivisions of FR .*'57', '67', '68'"),
        (("FR", "Métropole"), InvalidValueError, "subdivision: 'Métropole'"),
        (("FR", 57), InvalidTypeError, "subdivision: 57 is a int; a text such as '57' is wanted"),
        (("DE", "67"), InvalidValueError, "subdivision: '67' is not one of the subdivisions of DE .*'BY'"),
        (("LU", "67"), InvalidValueError, "subdivision: '67' .*accepted: none, leave it out"),
        (("FR", None, ("bank",)), InvalidValueError, "categories: 'bank' .*accepted: 'public'"),
        (
            ("FR", None, "public"),
            InvalidTypeError,
            r"categories: 'public' is not a tuple of texts; write \('public',\)",
        ),
        (("FR", None, ()), InvalidTypeError, "categories: "),
        (("FR", None, (1,)), InvalidTypeError, "categories: 1 is a int"),
        (("FR", None, None, "de"), InvalidValueError, "language: 'de' .*accepted: 'en_US', 'fr', 'th', 'uk'"),
        (("NZ", None, None, "fr"), InvalidValueError, "language: 'fr' .*accepted: none, leave it out"),
        (("FR", None, None, 1), InvalidTypeError, "language: 1 is a int"),
    ],
)
def test_what_the_package_does_not_offer_is_refused_when_the_value_is_built(
    arguments: tuple[Any, ...], kind: type[Exception], message: str
) -> None:
    """The error names the field, the value, and all that is accepted"""
    with pytest.raises(kind, match=message):
        PublicHolidays(*arguments)


def test_equal_answers_come_from_equal_values() -> None:
    """Defaults, aliases and the order of categories are resolved when the value is built"""
    assert PublicHolidays("FRA") == PublicHolidays("FR", categories=("public",), language="fr") == FRANCE
    assert PublicHolidays("UK").country == "GB"
    assert PublicHolidays("BE", categories=("public", "bank")) == PublicHolidays("BE", categories=("bank", "public"))
    assert len({FRANCE, PublicHolidays("FRA"), PublicHolidays("BE")}) == 2


@pytest.mark.parametrize(
    "holidays",
    [
        FRANCE,
        PublicHolidays("FR", "67", language="en_US"),
        PublicHolidays("NZ"),
        PublicHolidays("BE", None, ("public", "bank")),
    ],
)
def test_public_holidays_are_a_value(holidays: PublicHolidays) -> None:
    """Hashable, picklable, and the repr evaluates back"""
    again = eval(repr(holidays), {"PublicHolidays": PublicHolidays})  # noqa: S307
    for other in (again, pickle.loads(pickle.dumps(holidays))):
        assert other == holidays
        assert hash(other) == hash(holidays)
        assert other.names(2026) == holidays.names(2026)


def test_the_answer_is_kept_and_frozen() -> None:
    """The same mapping each time, which nobody can change"""
    assert FRANCE.names(2026) is PublicHolidays("FR").names(2026)
    with pytest.raises(TypeError):
        FRANCE.names(2026)[date(2026, 5, 15)] = "bridge"  # type: ignore[index]


def test_the_release_of_the_package_is_the_source() -> None:
    """So that a calendar can say what it was computed from"""
    from importlib.metadata import version

    assert FRANCE.sources() == (f"holidays {version('holidays')}",)


NAMES = """
from sla_rules import PublicHolidays
for country in ("FR", "DE", "NZ", "CN", "GF"):
    print(ascii(dict(PublicHolidays(country).names(2026))))
"""


def test_names_do_not_follow_the_environment() -> None:
    """The package's own do: LANGUAGE=uk gives Ukrainian names unless a language is asked for"""
    answers = set()
    for language in ("", "C", "fr_FR.UTF-8", "uk", "th", "en_US", "zh_CN"):
        environment = {**os.environ, "LANG": language, "LANGUAGE": language, "LC_ALL": language}
        answers.add(subprocess.check_output([sys.executable, "-c", NAMES], env=environment, text=True))
    assert len(answers) == 1
    assert "Lundi de P\\xe2ques" in answers.pop()


def test_sixteen_threads_on_a_cold_cache_get_the_same_right_answers() -> None:
    """A live object of the package, shared so, gave wrong answers in one trial of four"""
    years = range(1982, 2101, 7)
    expected = {year: code_du_travail(year) for year in years}
    for _ in range(20):
        public_holidays._snapshot.cache_clear()
        together = threading.Barrier(16)
        wrong: list[int] = []

        def ask(together: threading.Barrier = together, wrong: list[int] = wrong) -> None:
            together.wait()
            holidays = PublicHolidays("FR")
            wrong.extend(year for year in years if set(holidays.names(year)) != expected[year])

        threads = [threading.Thread(target=ask) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []


def test_every_country_of_the_package_can_be_asked() -> None:
    """No entity of the package breaks the snapshot: each knows its last year and its code is its own"""
    from holidays.registry import EntityLoader

    codes = list(EntityLoader.get_country_codes(include_aliases=False))
    assert len(codes) > 200
    for code in codes:
        source = PublicHolidays(code)
        assert source.country == code
        assert all(day.year == source.last_year for day in source.names(source.last_year))
