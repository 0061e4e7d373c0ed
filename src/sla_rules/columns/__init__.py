"""
The calendar over whole columns, and agreements over whole tables: numpy, pandas, Polars and Arrow in, the same out.

Answers are those of the calendar's and the agreement's own methods, to the microsecond. Needs the extra `columns`.
"""

from __future__ import annotations

from importlib.util import find_spec

from sla_rules.errors import MissingExtraError

for _package in ("numpy", "narwhals"):
    if find_spec(_package) is None:
        _msg = f"columns need {_package}, which is not installed; install the extra: pip install 'sla-rules[columns]'"
        raise MissingExtraError(_msg)

from sla_rules.columns.assess import assess  # noqa: E402 -- see above
from sla_rules.columns.assessed_columns import AssessedColumns  # noqa: E402 -- see above
from sla_rules.columns.coded import Coded  # noqa: E402 -- see above
from sla_rules.columns.event_log import EventLog  # noqa: E402 -- see above
from sla_rules.columns.from_events import from_events  # noqa: E402 -- see above
from sla_rules.columns.indicator import indicator  # noqa: E402 -- see above
from sla_rules.columns.log_faults import FaultPolicy, LogFault, LogFaultKind  # noqa: E402 -- see above
from sla_rules.columns.ticket_columns import TicketColumns  # noqa: E402 -- see above
from sla_rules.columns.verbs import add, business_days, elapsed, is_open, next_open, subtract  # noqa: E402 -- see above

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
