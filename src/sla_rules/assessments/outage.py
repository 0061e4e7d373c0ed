"""A stretch in which the service, or one of its partners, was out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.calendars.choice import Choice
from sla_rules.calendars.instants import as_micros, instant
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import instance, text

if TYPE_CHECKING:
    from datetime import datetime


class OutageKind(Choice):
    """
    What was out; source: annex §3, list, and §2.2.2 for deactivations.

    A partner's outage or deactivation counts only where all partners of the roster are out at once (§3, third kind).
    UNKNOWN is a stretch of which nobody knows whether the service, or that partner, was up.
    """

    NO_CHOICE = "no_choice"
    NO_IDENTITY_DATA = "no_identity_data"
    PROVIDER = "provider"
    DEACTIVATION = "deactivation"
    UNKNOWN = "unknown"


OF_A_PROVIDER = frozenset({OutageKind.PROVIDER, OutageKind.DEACTIVATION})


def _micros(at: datetime | None) -> int | None:
    return None if at is None else as_micros(at)


@frozen
class Outage:
    """
    What was out, from *start* to *end*, which is None while it lasts; *provider* names the partner concerned.

    A provider's outage and a deactivation name one, an unknown stretch may, an outage of the service does not. Raises
    InvalidValueError for an outage that does not end after its start, or a provider missing or out of place;
    NaiveDatetimeError and InvalidTypeError for another type.

    >>> from datetime import UTC, datetime
    >>> at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> Outage(OutageKind.PROVIDER, at, at, provider="Alizé")
    Traceback (most recent call last):
        ...
    sla_rules.errors.InvalidValueError: end: 2026-03-02T09:00:00+00:00 is not later than start \
2026-03-02T09:00:00+00:00; a later end, or None while it lasts, is wanted
    """

    kind: OutageKind
    # Compared as microseconds: two datetimes of one zone are equal in Python though their folds differ.
    start: datetime = field(eq=_micros)
    end: datetime | None = field(default=None, eq=_micros)
    provider: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no outage of its kind."""
        instance(self.kind, OutageKind, "kind")
        checked_ends(self, self.start, self.end)
        if self.provider is not None:
            text(self.provider, "provider")
        if self.provider is None and self.kind in OF_A_PROVIDER:
            msg = f"provider: None; a {self.kind} outage is of one partner, whose name is wanted"
            raise InvalidValueError(msg)
        if self.provider is not None and self.kind in {OutageKind.NO_CHOICE, OutageKind.NO_IDENTITY_DATA}:
            msg = f"provider: {self.provider!r} does not belong to {self.kind}, which is of the service; None is wanted"
            raise InvalidValueError(msg)

    def until(self, now: int) -> tuple[int, int]:
        """Return the stretch known at *now*, in microseconds of UTC; empty when it starts later."""
        return stretch_until(self.start, self.end, now)


def checked_ends(value: object, start: object, end: object) -> None:
    """Set the plain instants *start* and *end* on a frozen *value*; refuse an end that is not later, unless None."""
    first = instant(start, "start")
    object.__setattr__(value, "start", first)
    if end is None:
        return
    last = instant(end, "end")
    object.__setattr__(value, "end", last)
    if as_micros(last) <= as_micros(first):
        msg = (
            f"end: {last.isoformat()} is not later than start {first.isoformat()}; "
            "a later end, or None while it lasts, is wanted"
        )
        raise InvalidValueError(msg)


def stretch_until(start: datetime, end: datetime | None, now: int) -> tuple[int, int]:
    """Return the part of a stretch that is known at *now*, in microseconds of UTC; empty when it starts later."""
    first = as_micros(start)
    return first, max(first, now if end is None else min(as_micros(end), now))
