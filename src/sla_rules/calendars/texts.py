"""The checks of plain fields that the parts of a calendar share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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


def each_a(value: object, field: str, *kinds: type) -> tuple[Any, ...]:
    """
    Return *value* as a tuple of which each part is one of *kinds*; raises InvalidTypeError otherwise.

    >>> each_a([1, 2], "numbers", int)
    (1, 2)
    """
    wanted = " or ".join(kind.__name__ for kind in kinds)
    if not isinstance(value, Iterable):
        msg = f"{field}: {value!r} is a {type(value).__name__}; several are wanted, as in [{wanted}(...)]"
        raise InvalidTypeError(msg)
    parts = tuple(value)
    for part in parts:
        if not isinstance(part, kinds):
            msg = f"{field}: {part!r} is a {type(part).__name__}; a {wanted} is wanted"
            raise InvalidTypeError(msg)
    return parts
