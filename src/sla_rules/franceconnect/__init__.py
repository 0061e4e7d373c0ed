"""
The annex on quality of service of FranceConnect Particuliers, clause by clause, as named values.

One module a heading of the annex: `support` (§2.2.2), `severities` (figure 1), `maintenance` (§2.1), `closing`
(§2.2.3), `availability` (§3), `measure` (§4). `reading` holds the choices that its text leaves open, `contract`
puts the whole together. Each module is loaded when one of its names is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.homes import loaded

if TYPE_CHECKING:
    from sla_rules.franceconnect.contract import SOURCE, TEXT_READ_ON, agreement
    from sla_rules.franceconnect.reading import READING_FIELDS, Reading
    from sla_rules.franceconnect.reading_range import ReadingRange, ReadingRanges
    from sla_rules.franceconnect.readings import readings_report
    from sla_rules.franceconnect.severities import (
        CRITICAL,
        INFO,
        MAJOR,
        MEDIUM,
        MINOR,
        PERIMETERS,
        SECURITY,
        SEVERITIES,
        Scope,
    )
    from sla_rules.franceconnect.support import HOURS, TIME_ZONE

__all__ = [
    "CRITICAL",
    "HOURS",
    "INFO",
    "MAJOR",
    "MEDIUM",
    "MINOR",
    "PERIMETERS",
    "READING_FIELDS",
    "SECURITY",
    "SEVERITIES",
    "SOURCE",
    "TEXT_READ_ON",
    "TIME_ZONE",
    "Reading",
    "ReadingRange",
    "ReadingRanges",
    "Scope",
    "agreement",
    "readings_report",
]

# Where each name lives; the type checkers read the same fact from the imports above.
_HOMES = {
    "CRITICAL": "severities",
    "HOURS": "support",
    "INFO": "severities",
    "MAJOR": "severities",
    "MEDIUM": "severities",
    "MINOR": "severities",
    "PERIMETERS": "severities",
    "READING_FIELDS": "reading",
    "Reading": "reading",
    "ReadingRange": "reading_range",
    "ReadingRanges": "reading_range",
    "SECURITY": "severities",
    "SEVERITIES": "severities",
    "SOURCE": "contract",
    "Scope": "severities",
    "TEXT_READ_ON": "contract",
    "TIME_ZONE": "support",
    "agreement": "contract",
    "readings_report": "readings",
}


def __getattr__(name: str) -> object:
    """Load the home of *name* and keep the name here, so that the next use costs nothing."""
    return loaded(name, __name__, _HOMES, globals())


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
