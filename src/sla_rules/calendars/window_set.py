"""Sets of windows, with the operations of sets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros, instant
from sla_rules.calendars.stretches import intersect, subtract, unite
from sla_rules.calendars.texts import each_a
from sla_rules.calendars.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def _united(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Sort and unite windows; those that stand alone keep their zones and names."""
    given: tuple[Window, ...] = each_a(windows, "windows", Window)
    alone = {window.micros: window for window in given}
    return tuple(alone.get(stretch) or _window(stretch) for stretch in unite(alone))


@frozen
class Windows:
    """
    A set of instants as sorted windows that neither overlap nor touch; empty is allowed.

    Windows given in any order unite. `|`, `&` and `-` are the operations of sets, and `in` asks for an instant.
    Windows that had to be cut or united are shown in UTC. Raises InvalidTypeError for what is no Window.

    >>> morning = Window(datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 12, tzinfo=UTC))
    >>> pause = Window(datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 2, 11, tzinfo=UTC))
    >>> (Windows([morning]) - Windows([pause])).duration
    datetime.timedelta(seconds=7200)
    """

    windows: tuple[Window, ...] = field(default=(), converter=_united)

    @property
    def micros(self) -> list[tuple[int, int]]:
        """The windows as pairs of microseconds from 1970-01-01 in UTC."""
        return [window.micros for window in self.windows]

    @property
    def duration(self) -> timedelta:
        """The real time in all windows together."""
        return sum(end - start for start, end in self.micros) * MICROSECOND

    def __or__(self, other: Windows) -> Windows:
        """Return the instants in either."""
        if not isinstance(other, Windows):
            return NotImplemented
        return Windows(self.windows + other.windows)

    def __and__(self, other: Windows) -> Windows:
        """Return the instants in both."""
        if not isinstance(other, Windows):
            return NotImplemented
        return self._of(intersect(self.micros, other.micros))

    def __sub__(self, other: Windows) -> Windows:
        """Return the instants in the first and not in the second."""
        if not isinstance(other, Windows):
            return NotImplemented
        return self._of(subtract(self.micros, other.micros))

    def __contains__(self, at: datetime) -> bool:
        """Tell whether the instant *at* lies in one of the windows."""
        moment = as_micros(instant(at, "at"))
        return any(start <= moment < end for start, end in self.micros)

    def __iter__(self) -> Iterator[Window]:
        """Walk the windows in time."""
        return iter(self.windows)

    def __len__(self) -> int:
        """Count the windows."""
        return len(self.windows)

    def _of(self, stretches: Sequence[tuple[int, int]]) -> Windows:
        """Build the set of *stretches*; a window of ours that stands among them keeps its zone and name."""
        ours = {window.micros: window for window in self.windows}
        return Windows(ours.get(stretch) or _window(stretch) for stretch in stretches)


def _window(stretch: tuple[int, int]) -> Window:
    start, end = stretch
    return Window(from_micros(start, UTC), from_micros(end, UTC))
