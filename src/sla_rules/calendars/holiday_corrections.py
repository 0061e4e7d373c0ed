"""
What the `holidays` package gets wrong, each fault with its source and the release in which it was last seen.

A correction puts a public holiday where a country keeps it, and takes it from the date where the package
has it instead. It does nothing once the package has mended itself. Its name is borrowed from the same
holiday in a year that the package gets right, so it comes in whatever language was asked for.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

__all__ = ["COMPLETE_YEARS", "CORRECTIONS", "Correction"]


class Correction(NamedTuple):
    """A public holiday on *day*, named like that of *named_like*, in the countries or subdivisions *places*."""

    places: frozenset[str]
    day: date
    named_like: date
    instead_of: date | None
    source: str
    last_seen: str


# France, and its overseas collectivities, which the package also has as countries of their own.
_FRANCE = frozenset(("FR", "BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"))

# Loi 2004-626 of 30 June 2004 made Whit Monday the day of solidarity by default; loi 2008-351 of 16 April
# 2008 ended that. On such a day one works without pay, but neither act took Whit Monday out of the list of
# public holidays (then art. L. 222-1 of the code du travail, now L. 3133-1), and the list that the State
# publishes has it in every year. Who works on it says so: `sla_rules.calendars.french.SOLIDARITY_DAY`.
_WHIT_MONDAY = (
    "code du travail, art. L. 222-1 (now L. 3133-1); https://www.data.gouv.fr/datasets/jours-feries-en-france"
)
_WHIT_MONDAYS = (date(2005, 5, 16), date(2006, 6, 5), date(2007, 5, 28))

# Décret 2012-553 of 23 April 2012 put the commemoration of the abolition of slavery in Saint-Martin on 27
# May, as in Guadeloupe. 28 May, which the package has since 2012, was first kept in 2018, after the
# circular of 4 May 2018.
_SAINT_MARTIN = "décret 83-1003 of 23 November 1983, art. 1, as amended by décret 2012-553 of 23 April 2012"

CORRECTIONS = (
    *(Correction(_FRANCE, day, date(2008, 5, 12), None, _WHIT_MONDAY, "holidays 0.109") for day in _WHIT_MONDAYS),
    *(
        Correction(
            frozenset(("MF",)),
            date(year, 5, 27),
            date(2018, 5, 28),
            date(year, 5, 28),
            _SAINT_MARTIN,
            "holidays 0.109",
        )
        for year in range(2012, 2018)
    ),
)

# The years for which the package has the whole national list, where that is fewer than it answers for.
# Beyond, it goes on without the holidays of the moon, in silence but for India: its tables of the Hindu
# calendar hold 2001-2035, of the Balinese one 1983-2050, of the Burmese one up to 2099, and Nepal's Tamu
# Lhochhar ends with 2032. Last seen: holidays 0.109, each national holiday of 2012-2026 looked for in every
# year.
COMPLETE_YEARS = {
    "BT": (2001, 2035),
    "FJ": (2001, 2035),
    "GY": (2001, 2035),
    "ID": (1983, 2050),
    "IN": (2001, 2035),
    "MM": (1900, 2099),
    "MU": (2001, 2035),
    "NP": (2001, 2032),
    "SR": (2001, 2035),
}
