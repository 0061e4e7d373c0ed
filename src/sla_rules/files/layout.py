"""How a file writes its tickets: all that a caller can say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from attrs import field, frozen

from sla_rules.calendars.wall_time import WallTime, named_policy
from sla_rules.calendars.zones import as_zone_key
from sla_rules.files.encoding import checked_encoding
from sla_rules.files.names import ColumnNames, ValueNames
from sla_rules.files.rows import checked_delimiter

if TYPE_CHECKING:
    from sla_rules.files.date_format import DateFormat


@frozen(kw_only=True)
class Layout:
    """
    How a file writes its tickets.

    *tz* is the zone of times that carry none; without it such times are refused. *delimiter*, *encoding* and
    *date_format* are guessed when None, and only when the guess is certain. Raises InvalidValueError for a
    zone, delimiter, encoding or policy that is not known.

    >>> from sla_rules.files.date_format import DateFormat
    >>> Layout(tz="Europe/Paris", delimiter=";", date_format=DateFormat("%d/%m/%Y %H:%M")).zone
    zoneinfo.ZoneInfo(key='Europe/Paris')
    """

    columns: ColumnNames = field(factory=ColumnNames)
    values: ValueNames = field(factory=ValueNames)
    tz: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    date_format: DateFormat | None = None
    wall_time: WallTime = field(default=WallTime.RAISE, converter=named_policy)

    def __attrs_post_init__(self) -> None:
        """Refuse here what could only fail in the middle of a file."""
        if self.tz is not None:
            as_zone_key(self.tz)
        if self.encoding is not None:
            checked_encoding(self.encoding)
        if self.delimiter is not None:
            object.__setattr__(self, "delimiter", checked_delimiter(self.delimiter))

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone of times that carry none."""
        return None if self.tz is None else ZoneInfo(as_zone_key(self.tz))
