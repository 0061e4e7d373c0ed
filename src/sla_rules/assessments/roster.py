"""Who the partners of a service are, and since when."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.assessments.outage import checked_ends
from sla_rules.calendars.instants import LAST_MICROS, as_micros
from sla_rules.calendars.stretches import unite
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import instances, text

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.calendars.stretches import Stretch


def _micros(at: datetime | None) -> int | None:
    return None if at is None else as_micros(at)


@frozen
class RosterEntry:
    """
    A *provider* that belongs to the service from *start* to *end*, which is None while it does.

    Raises InvalidValueError for an entry that does not end after its start or a blank name, NaiveDatetimeError and
    InvalidTypeError for another type.
    """

    provider: str
    start: datetime = field(eq=_micros)
    end: datetime | None = field(default=None, eq=_micros)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no entry."""
        text(self.provider, "provider")
        checked_ends(self, self.start, self.end)

    @property
    def stretch(self) -> tuple[int, int]:
        """The time of the entry in microseconds of UTC, to the end of time while it lasts."""
        return as_micros(self.start), LAST_MICROS if self.end is None else as_micros(self.end)


@frozen
class Roster:
    """
    The dated list of the partners of a service; the empty one lists nobody, and nobody can be out.

    Raises InvalidValueError for two entries of one provider that overlap, InvalidTypeError for another type.

    >>> from datetime import UTC, datetime
    >>> Roster((RosterEntry("Alizé", datetime(2026, 1, 1, tzinfo=UTC)),)).providers
    ('Alizé',)
    """

    entries: tuple[RosterEntry, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a provider that is listed twice at once."""
        object.__setattr__(self, "entries", instances(self.entries, RosterEntry, "entries"))
        for provider in self.providers:
            of_provider = sorted((each for each in self.entries if each.provider == provider), key=_stretch)
            for before, after in pairwise(of_provider):
                if after.stretch[0] < before.stretch[1]:
                    ended = "which lasts" if before.end is None else f"which ends at {before.end.isoformat()}"
                    msg = (
                        f"entries: {provider!r} is listed from {after.start.isoformat()} and from "
                        f"{before.start.isoformat()}, {ended}; entries that do not overlap are wanted"
                    )
                    raise InvalidValueError(msg)

    @property
    def providers(self) -> tuple[str, ...]:
        """The names of all that were ever listed, in the order of the alphabet."""
        return tuple(sorted({entry.provider for entry in self.entries}))

    def listed(self, provider: str) -> list[Stretch]:
        """Return when *provider* is listed, in microseconds of UTC."""
        return unite(entry.stretch for entry in self.entries if entry.provider == provider)


def _stretch(entry: RosterEntry) -> Stretch:
    return entry.stretch
