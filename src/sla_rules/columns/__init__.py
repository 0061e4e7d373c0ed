"""
The calendar over whole columns, and agreements over whole tables: numpy, pandas, Polars and Arrow in, the same out.

Answers are those of the calendar's and the agreement's own methods, to the microsecond. Needs the extra `columns`.
Names are loaded when first used; no module is called as one of them, for it would stand in its place.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from sla_rules.errors import MissingExtraError
from sla_rules.homes import loaded

if TYPE_CHECKING:
    from sla_rules.columns.assessed_columns import AssessedColumns
    from sla_rules.columns.assessing import assess
    from sla_rules.columns.coded import Coded
    from sla_rules.columns.event_log import EventLog
    from sla_rules.columns.history import from_events
    from sla_rules.columns.indicators import indicator
    from sla_rules.columns.log_faults import FaultPolicy, LogFault, LogFaultKind
    from sla_rules.columns.ticket_columns import TicketColumns
    from sla_rules.columns.verbs import add, business_days, elapsed, is_open, next_open, subtract

for _package in ("numpy", "narwhals"):
    if find_spec(_package) is None:
        _msg = f"columns need {_package}, which is not installed; install the extra: pip install 'sla-rules[columns]'"
        raise MissingExtraError(_msg)

__all__ = [
    "AssessedColumns",
    "Coded",
    "EventLog",
    "FaultPolicy",
    "LogFault",
    "LogFaultKind",
    "TicketColumns",
    "add",
    "assess",
    "business_days",
    "elapsed",
    "from_events",
    "indicator",
    "is_open",
    "next_open",
    "subtract",
]

# Where each name lives; the type checkers read the same fact from the imports above.
_HOMES = {
    "AssessedColumns": "assessed_columns",
    "Coded": "coded",
    "EventLog": "event_log",
    "FaultPolicy": "log_faults",
    "LogFault": "log_faults",
    "LogFaultKind": "log_faults",
    "TicketColumns": "ticket_columns",
    "add": "verbs",
    "assess": "assessing",
    "business_days": "verbs",
    "elapsed": "verbs",
    "from_events": "history",
    "indicator": "indicators",
    "is_open": "verbs",
    "next_open": "verbs",
    "subtract": "verbs",
}


def __getattr__(name: str) -> object:
    """Load the home of *name* and keep the name here, so that the next use costs nothing."""
    return loaded(name, __name__, _HOMES, globals())


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
