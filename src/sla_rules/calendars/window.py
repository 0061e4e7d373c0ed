"""A stretch of real time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.instants import MICROSECOND, as_micros, instant
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from datetime import datetime, timedelta


@frozen
class Window:
    """
    A stretch of real time, start included, end excluded, with a name that says what it is for.

    An empty window is not a window: *end* is later than *start*. Windows of the same instants are equal whatever
    the zones they are shown in. Raises InvalidValueError or InvalidTypeError for what cannot be a window.

    >>> from datetime import UTC
    >>> window = Window(datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 12, tzinfo=UTC))
    >>> window.duration
    datetime.timedelta(seconds=10800)
    """

    # Compared as microseconds: two datetimes of one zone are equal in Python though their folds differ.
    start: datetime = field(eq=as_micros)
    end: datetime = field(eq=as_micros)
    name: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what is no instant and what is empty."""
        object.__setattr__(self, "start", instant(self.start, "start"))
        object.__setattr__(self, "end", instant(self.end, "end"))
        if not isinstance(self.name, str):
            msg = f"name: {self.name!r} is a {type(self.name).__name__}; a text is wanted"
            raise InvalidTypeError(msg)
        start, end = self.micros
        if end <= start:
            msg = (
                f"end: {self.end.isoformat()} is not later than start {self.start.isoformat()}; a window is never empty"
            )
            raise InvalidValueError(msg)

    @property
    def micros(self) -> tuple[int, int]:
        """The two ends as microseconds from 1970-01-01 in UTC."""
        return as_micros(self.start), as_micros(self.end)

    @property
    def duration(self) -> timedelta:
        """The real time between the two ends, daylight saving included."""
        start, end = self.micros
        return (end - start) * MICROSECOND

    def __contains__(self, at: datetime) -> bool:
        """Tell whether the instant *at* lies in the window."""
        start, end = self.micros
        return start <= as_micros(instant(at, "at")) < end
