"""The one check that values are given by date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from sla_rules.calendars.instants import as_date
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from datetime import date

Value = TypeVar("Value")
_PAIR = 2


def dict_of(
    values: Mapping[date, Value] | tuple[tuple[date, Value], ...], field: str, example: str
) -> dict[date, Value]:
    """
    Return *values*, a mapping by date or a tuple of pairs, as a dictionary in order of date.

    Raises InvalidTypeError, with an *example*, for another kind; InvalidValueError for a date that comes twice.

    >>> from datetime import date
    >>> dict_of({date(2026, 3, 2): "b", date(2026, 3, 1): "a"}, "notes", "{}")
    {datetime.date(2026, 3, 1): 'a', datetime.date(2026, 3, 2): 'b'}
    """
    pairs: object = tuple(values.items()) if isinstance(values, Mapping) else values
    if not isinstance(pairs, tuple) or not all(isinstance(pair, tuple) and len(pair) == _PAIR for pair in pairs):
        msg = f"{field}: {values!r} is a {type(values).__name__}; a mapping by date such as {example} is wanted"
        raise InvalidTypeError(msg)
    dated: dict[date, Value] = {}
    for day, value in pairs:
        if as_date(day, field) in dated:
            msg = f"{field}: {day} comes twice; each date once is wanted"
            raise InvalidValueError(msg)
        dated[day] = value
    return dict(sorted(dated.items(), key=_day))


def _day(pair: tuple[date, object]) -> date:
    return pair[0]
