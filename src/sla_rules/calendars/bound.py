"""Whether a limit may be used up whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.calendars.choice import Choice

if TYPE_CHECKING:
    from datetime import timedelta


class Bound(Choice):
    """
    Which of two amounts meets a limit when they are equal: INCLUSIVE ("within") or STRICT ("in less than").

    >>> from datetime import timedelta
    >>> Bound.STRICT.allows(timedelta(hours=24), timedelta(hours=24))
    False
    """

    INCLUSIVE = "inclusive"
    STRICT = "strict"

    def allows(self, elapsed: timedelta, limit: timedelta) -> bool:
        """Tell whether *elapsed* keeps within *limit*."""
        return elapsed <= limit if self is Bound.INCLUSIVE else elapsed < limit
