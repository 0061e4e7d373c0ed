"""A calendar as plain data, and the hours of one date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

Stretch = tuple[int, int]
"""From and to, in seconds since 00:00 of the date, inside [0, 48 h)."""


@dataclass(frozen=True)
class Version:
    """
    Weekly hours in force from a date on; the keys are weekdays, Monday 0, and *holiday* is the hours of a
    public holiday.
    """

    since: date
    week: Mapping[int, tuple[Stretch, ...]]
    holiday: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class Plain:
    """One calendar: a zone's name, versions in order of their dates, and all that departs from them."""

    zone: str
    versions: tuple[Version, ...]
    holidays: frozenset[date] = frozenset()
    exceptions: Mapping[date, tuple[Stretch, ...]] = field(default_factory=dict)
    openings: tuple[tuple[datetime, datetime], ...] = ()
    closures: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True)
class Combined:
    """Two calendars: open in both (and), in either (or), in the first but not in the second (minus)."""

    operation: Literal["and", "or", "minus"]
    left: Spec
    right: Spec


Spec = Plain | Combined


def leaves(spec: Spec) -> Iterator[Plain]:
    """Yield the plain calendars that a combination is made of."""
    if isinstance(spec, Plain):
        yield spec
    else:
        yield from leaves(spec.left)
        yield from leaves(spec.right)


def hours_of(plain: Plain, day: date) -> tuple[Stretch, ...]:
    """
    Return H(D).

    "Precedence for a date: weekly hours of the version in force < holiday < dated exception"; "holidays and
    exceptions replace H(D) as a whole, its night included".
    """
    if day in plain.exceptions:
        return plain.exceptions[day]
    in_force = [version for version in plain.versions if version.since <= day][-1]
    if day in plain.holidays:
        return in_force.holiday
    return in_force.week.get(day.weekday(), ())
