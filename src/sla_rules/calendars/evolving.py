"""A value with other fields, asked for by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve, fields

from sla_rules.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = TypeVar("Value")


def evolved(value: Value, changes: Mapping[str, Any]) -> Value:
    """
    Return *value*, of an attrs class, with *changes* by the names of its fields; the class checks what they hold.

    Raises UnknownNameError, which lists the fields, for another name.

    >>> from sla_rules import BusinessDays
    >>> evolved(BusinessDays(2), {"count": 3})
    BusinessDays(count=3)
    """
    kind: Any = type(value)
    accepted = [part.name for part in fields(kind) if part.init]
    for name in changes:
        if name not in accepted:
            msg = f"{name}: a {kind.__name__} has no such field; accepted are {', '.join(accepted)}"
            raise UnknownNameError(msg)
    return evolve(value, **changes)  # type: ignore[misc] # of an attrs class
