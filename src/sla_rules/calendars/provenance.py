"""Where the dates and offsets of a calendar come from."""

from __future__ import annotations

import zoneinfo
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar


@frozen
class Provenance:
    """
    The published data behind a calendar, each source with its version, and a digest of calendar and sources.

    Two calendars with one digest give the same answers; the digest is the SHA-256 of the calendar's `repr` and of
    its sources, in hexadecimal.
    """

    sources: tuple[str, ...]
    digest: str


def provenance_of(calendar: Calendar) -> Provenance:
    """Return where the answers of *calendar* come from."""
    sources = (*dict.fromkeys(calendar.sources()), tz_database())
    digest = sha256("\n".join((repr(calendar), *sources)).encode()).hexdigest()
    return Provenance(sources, digest)


def tz_database() -> str:
    """
    Name the tz database that Python reads on this machine, with its version where it is stated.

    The system's own comes before the package tzdata, as in `zoneinfo`.
    """
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / "Europe" / "Paris").exists():
            for name in ("+VERSION", "tzdata.zi"):
                if (folder / name).exists():
                    with (folder / name).open(encoding="utf-8") as file:
                        return f"tz database {file.readline().removeprefix('# version').strip()} (system)"
            return "tz database (system, version not stated)"
    try:
        return f"tzdata {version('tzdata')}"
    except PackageNotFoundError:
        return "tz database (version not stated)"
