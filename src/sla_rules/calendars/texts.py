"""The one check that a field is a text."""

from __future__ import annotations

from sla_rules.errors import InvalidTypeError


def as_text(value: object, field: str, example: str = "maintenance") -> str:
    """
    Return *value* when it is a text; raises InvalidTypeError, with an *example*, otherwise.

    >>> as_text("bridge", "name")
    'bridge'
    """
    if isinstance(value, str):
        return value
    msg = f"{field}: {value!r} is a {type(value).__name__}; a text such as {example!r} is wanted"
    raise InvalidTypeError(msg)
