"""
Figures of tickets, reports and calendars, readable without colour, in English and in French.

Each function takes values of the library and returns a `Plot`: PNG and SVG without a browser, or a chart of altair.
Needs the extra `plots`.
"""

from __future__ import annotations

from importlib.util import find_spec

from sla_rules.errors import MissingExtraError

if find_spec("altair") is None:
    _msg = "plots need altair, which is not installed; install the extra: pip install 'sla-rules[plots]'"
    raise MissingExtraError(_msg)

from sla_rules.plots.arrivals import arrivals
from sla_rules.plots.calendar_year import calendar_year
from sla_rules.plots.durations import durations
from sla_rules.plots.indicator import indicator
from sla_rules.plots.plot import Plot
from sla_rules.plots.scenarios import scenarios
from sla_rules.plots.sensitivity import sensitivity
from sla_rules.plots.timeline import timeline

__all__ = [
    "Plot",
    "arrivals",
    "calendar_year",
    "durations",
    "indicator",
    "scenarios",
    "sensitivity",
    "timeline",
]
