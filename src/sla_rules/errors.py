"""
Every error of the library: one tree, so that `except SlaError` catches all and nothing else.

Each leaf is also the builtin that a reader expects, so that `except ValueError` works in code that does not know us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

__all__ = [
    "FileFaultsError",
    "HoursSyntaxError",
    "ImpossibleStepError",
    "InvalidTypeError",
    "InvalidValueError",
    "MissingExtraError",
    "NaiveDatetimeError",
    "NoOpenTimeError",
    "OutOfRangeError",
    "SlaError",
    "UnknownNameError",
]


class SlaError(Exception):
    """The root of the tree."""


class InvalidValueError(SlaError, ValueError):
    """A value that no object of the library may hold; raised when the object is built."""


class InvalidTypeError(SlaError, TypeError):
    """A value of the wrong kind, such as a datetime where a date is wanted."""


class NaiveDatetimeError(InvalidValueError):
    """A datetime without a zone, which names no instant."""


class HoursSyntaxError(InvalidValueError):
    """A text of hours that cannot be read."""


class OutOfRangeError(SlaError, ValueError):
    """A date or instant outside the span that is known; *first* and *last* are the ends of that span."""

    def __init__(self, message: str, *, first: date | datetime, last: date | datetime) -> None:
        super().__init__(message)
        self.first = first
        self.last = last

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the ends of the span with the message."""
        return _restore, (type(self), str(self), {"first": self.first, "last": self.last})


class NoOpenTimeError(SlaError, ValueError):
    """A search that found no open time between *searched_from* and *searched_to*."""

    def __init__(self, message: str, *, searched_from: date | datetime, searched_to: date | datetime) -> None:
        super().__init__(message)
        self.searched_from = searched_from
        self.searched_to = searched_to

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle both bounds of the search with the message."""
        ends = {"searched_from": self.searched_from, "searched_to": self.searched_to}
        return _restore, (type(self), str(self), ends)


class ImpossibleStepError(SlaError, ValueError):
    """A step that a ticket's history does not allow."""


class UnknownNameError(SlaError, LookupError):
    """A name that nothing in the object bears."""


class FileFaultsError(SlaError, ValueError):
    """The faults found in a file; *faults* holds a value for each of the first of them, and *count* says how many."""

    def __init__(self, message: str, *, faults: tuple[object, ...], count: int | None = None) -> None:
        super().__init__(message)
        self.faults = faults
        self.count = len(faults) if count is None else count

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the faults with the message."""
        return _restore, (type(self), str(self), {"faults": self.faults, "count": self.count})


class MissingExtraError(SlaError, ImportError):
    """An optional package that is not installed; the message names the extra that brings it."""


def _restore(kind: type[SlaError], message: str, data: dict[str, object]) -> SlaError:
    """Build an error again from its pickled parts."""
    return kind(message, **data)
