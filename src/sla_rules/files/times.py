"""The times of a file: every distinct text is read once, and what could not be read keeps the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.errors import InvalidValueError, OutOfRangeError
from sla_rules.files.date_format import SlashedDates, fits_iso, read_iso

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.wall_time import WallTime
    from sla_rules.files.date_format import DateFormat

_EXISTS = "a date that exists, a time of day up to 23:59:59, and an offset under 24 h where there is one"


@frozen(kw_only=True)
class TimeReader:
    """
    How the texts of a file become instants.

    *zone* is that of the texts that carry none (None refuses them); *shown_in* is the zone in which the
    instants are given, whatever zone they were written in. *date_format* is the caller's, or None for ISO
    8601 and the slashed dates whose order *slashed* knows. When *stamped*, some times are no texts in the file, and
    stand here in ISO 8601 whatever the format is.
    """

    zone: ZoneInfo | None
    shown_in: ZoneInfo
    wall_time: WallTime
    date_format: DateFormat | None = None
    slashed: SlashedDates = field(factory=SlashedDates)
    stamped: bool = False

    def read(self, text: str) -> datetime:
        """Give the instant that *text* writes; raises InvalidValueError, which says what is accepted."""
        return self.placed(self._written(text))

    def placed(self, at: datetime) -> datetime:
        """Give the instant of a datetime as it was written; raises as *read* does."""
        try:
            known = self._zoned(at) if at.tzinfo is None else at
            return known if known.tzinfo is self.shown_in else known.astimezone(self.shown_in)
        except OverflowError:
            msg = "an instant of the years 1 to 9999 in every zone"
            raise InvalidValueError(msg) from None

    def _zoned(self, at: datetime) -> datetime:
        """Give the instant of a wall-clock time."""
        if self.zone is None:
            msg = "a time with its offset or Z, or --tz to say the zone of times without one"
            raise InvalidValueError(msg)
        return self.wall_time.instant(at, self.zone)

    def read_all(self, texts: Iterable[str]) -> tuple[dict[str, datetime], dict[str, str]]:
        """Give the instants of the texts that can be read, and for each of the others what is accepted."""
        instants: dict[str, datetime] = {}
        refused: dict[str, str] = {}
        for text in texts:
            try:
                instants[text] = self.read(text)
            except InvalidValueError as error:
                refused[text] = str(error)
        return instants, refused

    def _written(self, text: str) -> datetime:
        """Give the datetime as written, with or without a zone."""
        if self.date_format is not None:
            at = self.date_format.read(text) or (read_iso(text) if self.stamped else None)
            accepted = f"a time written as {self.date_format.text}, as --date-format says"
        else:
            at = read_iso(text) or self.slashed.read(text)
            accepted = "a time as 2026-11-03T09:30+01:00; for any other way of writing it say --date-format"
        if at is None:
            raise InvalidValueError(_EXISTS if self._fits(text) else accepted)
        return at

    def _fits(self, text: str) -> bool:
        """Tell whether *text* is written as it should be, so that it is the time itself that there is not."""
        return fits_iso(text) or self.slashed.fits(text) if self.date_format is None else self.date_format.fits(text)


def known(at: datetime, calendar: Calendar) -> datetime:
    """Give *at* back when *calendar* knows its year; raises InvalidValueError, which says what is accepted."""
    try:
        calendar.is_open(at)
    except OutOfRangeError as error:
        msg = f"a time that the calendar knows, {error.first} to {error.last}"
        raise InvalidValueError(msg) from error
    return at
