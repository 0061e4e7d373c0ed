"""Shares of a whole, kept exact."""

from __future__ import annotations

from fractions import Fraction

from sla_rules.errors import InvalidTypeError, InvalidValueError


def share(value: object, field: str) -> Fraction:
    """Return *value* when it is an exact share in (0, 1]: a Fraction, for a float would round the contract."""
    if not isinstance(value, Fraction):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a Fraction is wanted, such as Fraction(95, 100)"
        raise InvalidTypeError(msg)
    if not 0 < value <= 1:
        msg = f"{field}: {value} is no share; more than 0 and at most 1 is wanted"
        raise InvalidValueError(msg)
    return value
