"""
Public holidays of a country, taken from the `holidays` package as frozen snapshots of one year each.

An object of that package is a dict that grows while it is read, so threads that share one get wrong
answers; its names follow the environment; and outside its years it says "not a holiday". So none is kept: a
year is asked once, with every argument spelled out, copied, corrected where the package is known to be
wrong, and the object dropped.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from sla_rules.calendars.holiday_corrections import COMPLETE_YEARS, CORRECTIONS
from sla_rules.calendars.holidays import BETWEEN_NAMES, Holidays, known_year
from sla_rules.calendars.texts import as_text
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

__all__ = ["PublicHolidays"]

# The years that the library answers for, whatever the package offers.
_FIRST_YEAR = 1900
_LAST_YEAR = 2100

# The codes that the package does not know: the two departments of Alsace, which it has under the
# collectivity that unites them, and the overseas collectivities by number (INSEE, Code officiel
# géographique).
_SUBDIVISION_OF_CODE = {
    ("FR", "67"): "6AE",
    ("FR", "68"): "6AE",
    ("FR", "975"): "PM",
    ("FR", "977"): "BL",
    ("FR", "978"): "MF",
    ("FR", "984"): "TF",
    ("FR", "986"): "WF",
    ("FR", "987"): "PF",
    ("FR", "988"): "NC",
}


@frozen(repr=False, init=False)
class PublicHolidays(Holidays):
    """
    The public holidays of *country* ("FR", ISO 3166-1), and of its *subdivision* if given ("57", "974").

    *categories* and *language* are those of the `holidays` package; left out, they are the country's own
    defaults, never the environment's. All are resolved when the value is built, so equal answers come from
    equal values. Raises `InvalidValueError`, with what is accepted, for one that the package does not
    offer.

    >>> from datetime import date
    >>> PublicHolidays("FR").names(2026)[date(2026, 5, 14)]
    'Ascension'
    >>> PublicHolidays("FR", subdivision="67")
    PublicHolidays('FR', subdivision='6AE', categories=('public',), language='fr')
    """

    country: str
    subdivision: str | None
    categories: tuple[str, ...]
    language: str | None

    def __init__(
        self,
        country: str,
        subdivision: str | None = None,
        categories: tuple[str, ...] | None = None,
        language: str | None = None,
    ) -> None:
        country = _country(country)
        self.__attrs_init__(  # pyright: ignore -- made by attrs
            country=country,
            subdivision=_subdivision(country, subdivision),
            categories=_categories(country, categories),
            language=_language(country, language),
        )

    @property
    def first_year(self) -> int:
        """The first year that the package knows, from 1900 on."""
        return _known_years(self.country)[0]

    @property
    def last_year(self) -> int:
        """The last year that the package knows, up to 2100."""
        return _known_years(self.country)[1]

    def names(self, year: int) -> Mapping[date, str]:
        """
        Tell the public holidays of *year* with their names; the same mapping each time.

        Raises `OutOfRangeError` outside `first_year` to `last_year`.
        """
        known_year(year, self.first_year, self.last_year, self)
        return _snapshot(self.country, self.subdivision, self.categories, self.language, year)

    def sources(self) -> tuple[str, ...]:
        """Tell the release of the package that answers."""
        from holidays.version import __version__

        return (f"holidays {__version__}",)

    def __repr__(self) -> str:
        where = f"{self.country!r}"
        if self.subdivision is not None:
            where += f", subdivision={self.subdivision!r}"
        return f"PublicHolidays({where}, categories={self.categories!r}, language={self.language!r})"


def _entity(country: str) -> Any:  # noqa: ANN401 -- a class of the package, known by its name only
    """Find what the package says of *country*, without building any holiday."""
    import holidays

    return getattr(holidays, country)


@lru_cache(maxsize=512)
def _known_years(country: str) -> tuple[int, int]:
    """Tell the first and the last year for which both the package and the library answer, and wholly."""
    entity = _entity(country)
    first, last = COMPLETE_YEARS.get(country, (_FIRST_YEAR, _LAST_YEAR))
    return max(first, int(entity.start_year)), min(last, int(entity.end_year))


def _country(value: object) -> str:
    """Read a country into its two-letter code."""
    from holidays.registry import EntityLoader

    code = as_text(value, "country", "FR")
    if code in EntityLoader.get_country_codes():
        return str(_entity(code).country)
    return _offered(
        code, "country", "the countries (ISO 3166-1)", EntityLoader.get_country_codes(include_aliases=False)
    )


def _subdivision(country: str, value: object) -> str | None:
    """Read a subdivision into the code that the package gives it."""
    if value is None:
        return None
    entity = _entity(country)
    code = as_text(value, "subdivision", "57")
    code = _SUBDIVISION_OF_CODE.get((country, code), code)
    code = entity.subdivisions_aliases.get(code, code)
    also = (name for where, name in _SUBDIVISION_OF_CODE if where == country)
    return _offered(code, "subdivision", f"the subdivisions of {country}", {*entity.subdivisions, *also})


def _categories(country: str, value: object) -> tuple[str, ...]:
    """Read the categories into a sorted tuple; the country's default when there are none."""
    entity = _entity(country)
    if value is None:
        return (str(entity.default_category),)
    if not isinstance(value, tuple) or not value:
        msg = f"categories: {value!r} is not a tuple of texts; write ('public',), or leave it out"
        raise InvalidTypeError(msg)
    of = f"the categories of {country}"
    texts = {as_text(each, "categories", "public") for each in cast("tuple[object, ...]", value)}
    return tuple(sorted(_offered(each, "categories", of, entity.supported_categories) for each in texts))


def _language(country: str, value: object) -> str | None:
    """Read the language; None only for a country whose names come in one language."""
    entity = _entity(country)
    if value is None:
        return cast("str | None", entity.default_language)
    language = as_text(value, "language", "fr")
    return _offered(language, "language", f"the languages of {country}", entity.supported_languages)


def _offered(value: str, field: str, of: str, accepted: Iterable[str]) -> str:
    """Give *value* back if it is among the *accepted* ones."""
    choice = sorted(accepted)
    if value in choice:
        return value
    known = ", ".join(map(repr, choice)) or "none, leave it out"
    msg = f"{field}: {value!r} is not one of {of} in the holidays package; accepted: {known}"
    raise InvalidValueError(msg)


# A pure function: two threads that build the same year at once build the same year.
@lru_cache(maxsize=2048)
def _snapshot(
    country: str, subdivision: str | None, categories: tuple[str, ...], language: str | None, year: int
) -> Mapping[date, str]:
    """Copy one year out of the package, corrected."""
    found = _package_year(country, subdivision, categories, language, year)
    for each in CORRECTIONS if "public" in categories else ():
        if each.day.year == year and not each.places.isdisjoint((country, subdivision)) and each.day not in found:
            namesake = _package_year(country, subdivision, ("public",), language, each.named_like.year)
            found[each.day] = namesake[each.named_like]
            if each.instead_of is not None and each.instead_of in found:
                _take_name(found, each.instead_of, found[each.day])
    return MappingProxyType(dict(sorted(found.items())))


def _take_name(found: dict[date, str], day: date, name: str) -> None:
    """Take one of the names from *day*, which may be another holiday as well: 28 May 2012 is Whit Monday."""
    others = [other for other in found.pop(day).split(BETWEEN_NAMES) if other != name]
    if others:
        found[day] = BETWEEN_NAMES.join(others)


def _package_year(
    country: str, subdivision: str | None, categories: tuple[str, ...], language: str | None, year: int
) -> dict[date, str]:
    """Ask the package for one year, every argument spelled out, and copy its answer."""
    import holidays

    live = holidays.country_holidays(
        country,
        subdiv=subdivision,
        years=[year],
        expand=False,
        observed=True,
        language=language,
        categories=categories,
    )
    return {day: name for day, name in live.items() if day.year == year}
