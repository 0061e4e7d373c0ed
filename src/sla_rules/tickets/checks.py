"""The checks of plain fields that tickets and clauses share: each returns its value or says what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def text(value: object, field: str) -> str:
    """Return *value* when it is a text that is not blank."""
    if not isinstance(value, str):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a text is wanted"
        raise InvalidTypeError(msg)
    if not value.strip():
        msg = f"{field}: {value!r} is blank; a text is wanted"
        raise InvalidValueError(msg)
    return value


def flag(value: object, field: str) -> bool:
    """Return *value* when it is True or False; 0, 'false' and None are none of them."""
    if value is not True and value is not False:
        msg = f"{field}: {value!r} is a {type(value).__name__}; True or False is wanted"
        raise InvalidTypeError(msg)
    return value


def instance(value: object, kind: type[T], field: str) -> T:
    """Return *value* when it is an instance of *kind*."""
    if not isinstance(value, kind):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a {kind.__name__} is wanted"
        raise InvalidTypeError(msg)
    return value


def instances(values: Iterable[object], kind: type[T], field: str) -> tuple[T, ...]:
    """Return *values* as a tuple when every one is an instance of *kind*."""
    return tuple(instance(value, kind, f"{field}[{i}]") for i, value in enumerate(iterable(values, field)))


def iterable(values: Iterable[T], field: str) -> tuple[T, ...]:
    """Return *values* as a tuple; a text is no series of values."""
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        msg = f"{field}: {values!r} is a {type(values).__name__}; a tuple is wanted"
        raise InvalidTypeError(msg)
    return tuple(values)


def distinct(values: Iterable[object], field: str) -> None:
    """Refuse a value that comes twice."""
    seen: set[object] = set()
    for value in values:
        if value in seen:
            msg = f"{field}: {value!r} comes twice; each may come once"
            raise InvalidValueError(msg)
        seen.add(value)


def checked_threads(threads: object) -> int:
    """
    Return a number of threads.

    Raises InvalidTypeError for what is no whole number, InvalidValueError for one below 1.

    >>> checked_threads(2)
    2
    """
    if isinstance(threads, bool) or not isinstance(threads, int):
        msg = f"threads: {threads!r} is a {type(threads).__name__}; a whole number of threads is wanted"
        raise InvalidTypeError(msg)
    if threads < 1:
        msg = f"threads: {threads!r} is no number of threads; 1 or more is wanted"
        raise InvalidValueError(msg)
    return threads
