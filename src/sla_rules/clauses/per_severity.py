"""
Values that a contract gives once for every severity, or once for each.

Written as the one value, or as pairs of a severity and its value, such as `((CRITICAL, BusinessHours(2)), …)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import distinct, instance
from sla_rules.tickets.severity import Severity

if TYPE_CHECKING:
    from types import UnionType

T = TypeVar("T")


def checked_pairs(value: object, kind: type | UnionType, field: str) -> object:
    """Return *value* when it is of *kind*, or pairs of a severity and one of that kind, no severity twice."""
    if isinstance(value, kind):
        return value
    wanted = getattr(kind, "__name__", str(kind)).replace("sla_rules.calendars.limits.", "")
    if not isinstance(value, list | tuple):
        msg = f"{field}: {value!r} is a {type(value).__name__}; {wanted}, or pairs of a Severity and one, is wanted"
        raise InvalidTypeError(msg)
    if not value:
        msg = f"{field}: {value!r} is empty; {wanted}, or pairs of a Severity and one, is wanted"
        raise InvalidValueError(msg)
    for i, pair in enumerate(value):
        match pair:
            case (Severity(), held) if isinstance(held, kind):
                pass
            case _:
                msg = f"{field}[{i}]: {pair!r} is no pair of a Severity and {wanted}"
                raise InvalidTypeError(msg)
    distinct((severity.level for severity, _ in value), f"{field}: level")
    return tuple((severity, held) for severity, held in value)


def for_severity(pairs: tuple[tuple[Severity, T], ...], severity: Severity | None) -> T | None:
    """Return what *pairs* say of *severity*; None when they say nothing of it."""
    if severity is not None:
        try:
            level = severity.level
        except AttributeError:
            level = instance(severity, Severity, "severity").level  # which says what is wanted
        for listed, held in pairs:
            if listed.level == level:
                return held
    return None
