"""Whether a limit may be used up whole."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from datetime import timedelta


class Bound(StrEnum):
    """
    Which of two amounts meets a limit when they are equal: INCLUSIVE ("within") or STRICT ("in less than").

    >>> from datetime import timedelta
    >>> Bound.STRICT.allows(timedelta(hours=24), timedelta(hours=24))
    False
    """

    INCLUSIVE = "inclusive"
    STRICT = "strict"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse another value, naming what is accepted."""
        msg = f"bound: {value!r} is none; {' and '.join(repr(str(bound)) for bound in cls)} are"
        raise InvalidValueError(msg)

    def allows(self, elapsed: timedelta, limit: timedelta) -> bool:
        """Tell whether *elapsed* keeps within *limit*."""
        return elapsed <= limit if self is Bound.INCLUSIVE else elapsed < limit
