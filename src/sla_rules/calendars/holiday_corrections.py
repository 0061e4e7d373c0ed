"""
What the `holidays` package gets wrong, each fault with its source and the release in which it was last seen.

A correction is a date that a country keeps and the package leaves out. It is added to the package's answer,
so it does nothing once the package has mended itself. Its name is borrowed from the same holiday in a year
that the package gets right, so it comes in whatever language was asked for.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

__all__ = ["CORRECTIONS", "Correction"]

# France and its overseas collectivities, which the package derives from France.
_FRANCE = frozenset(("FR", "BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"))


class Correction(NamedTuple):
    """A public holiday of *countries* that the package leaves out, named like the one of *named_like*."""

    countries: frozenset[str]
    day: date
    named_like: date
    source: str
    last_seen: str


# Loi 2004-626 of 30 June 2004 made Whit Monday the day of solidarity by default; loi 2008-351 of 16 April
# 2008 ended that. On such a day one works without pay, but neither act took Whit Monday out of the list of
# public holidays (then art. L. 222-1 of the code du travail, now L. 3133-1), and the list that the State
# publishes has it in every year. Who works on it says so: `sla_rules.calendars.french.SOLIDARITY_DAY`.
_WHIT_MONDAY = (
    "code du travail, art. L. 222-1 (now L. 3133-1); https://www.data.gouv.fr/datasets/jours-feries-en-france"
)

CORRECTIONS = tuple(
    Correction(_FRANCE, day, date(2008, 5, 12), _WHIT_MONDAY, "holidays 0.109")
    for day in (date(2005, 5, 16), date(2006, 6, 5), date(2007, 5, 28))
)
