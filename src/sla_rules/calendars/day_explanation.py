"""Why a date is open or closed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.weekly_hours import DAYS

if TYPE_CHECKING:
    from datetime import date

    from sla_rules.calendars.day_hours import DayHours
    from sla_rules.calendars.window import Window


class DayKind(StrEnum):
    """The layer of the calendar that gave a date its hours."""

    WEEKLY = "weekly"
    HOLIDAY = "holiday"
    EXCEPTION = "exception"
    COMBINED = "combined"


@frozen
class DayExplanation:
    """
    Why a date has the hours it has; `str` makes a sentence of it.

    *name* is that of the holiday or the exception, *openings* and *closures* are windows that touch the date.

    >>> from sla_rules import DayHours
    >>> str(DayExplanation(date(2026, 5, 1), DayKind.HOLIDAY, DayHours(), "Fête du Travail"))
    'closed: Fête du Travail'
    """

    day: date
    kind: DayKind
    hours: DayHours
    name: str = ""
    openings: tuple[Window, ...] = ()
    closures: tuple[Window, ...] = ()

    def __str__(self) -> str:
        """Write the sentence."""
        parts = [self._hours_text()]
        for what, windows in (("opening", self.openings), ("closure", self.closures)):
            parts += [f"{what} {_window_text(window)}" for window in windows]
        return "; ".join(parts)

    def _hours_text(self) -> str:
        if self.kind is DayKind.EXCEPTION:
            return ", ".join(filter(None, (f"exception: {self.hours}", self.name)))
        if self.kind is DayKind.HOLIDAY:
            return f"holiday: {self.hours}, {self.name}" if self.hours else f"closed: {self.name}"
        if self.kind is DayKind.COMBINED:
            return f"{'open' if self.hours else 'closed'}: {self.name}"
        return f"open: {self.hours}" if self.hours else f"closed: no hours on {DAYS[self.day.weekday()]}"


def _window_text(window: Window) -> str:
    text = f"{window.start:%Y-%m-%d %H:%M} to {window.end:%Y-%m-%d %H:%M}"
    return f"{text}, {window.name}" if window.name else text
