"""The values of what if go to another process, or into a cache, and come back as they were."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from sla_rules import BusinessHours, EventKind, Period, franceconnect, whatif
from sla_rules.columns import TicketColumns
from sla_rules.whatif import Scenario, compare, forecast, search, sensitivity

from .lives import AGREEMENT, INDICATOR, NOW, TODAY
from .test_compare import EARLY, THEN, TICKETS

if TYPE_CHECKING:
    from collections.abc import Callable

HOUR = timedelta(hours=1)
OPENING = whatif.OpeningAt("08:00", "10:00", step=HOUR)
DESK = whatif.OpeningAt("08:00", "10:00", step=HOUR, of="desk")
CLOSING = whatif.ClosingAt("17:00", "19:00", step=HOUR, of="desk")
LIMIT = whatif.LimitAt(INDICATOR, BusinessHours(8), BusinessHours(24), step=8 * HOUR)
COMPARED = compare([TODAY, EARLY], TICKETS, now=THEN, period="month")
IN_COLUMNS = compare([TODAY, EARLY], TicketColumns.from_tickets(TICKETS), now=THEN, period="month")
SEARCHED = search(TODAY, OPENING, TICKETS, now=THEN)
EVERYTHING: list[Any] = [
    *(OPENING, DESK, CLOSING, LIMIT, whatif.WorkdayAt(DESK, CLOSING)),
    *(whatif.Opening("08:00", "Mo-Fr"), whatif.Closing("19:00"), whatif.Hours("Sa 09:00-12:00")),
    *(whatif.Closed(date(2026, 12, 24), date(2026, 12, 31)), whatif.TargetOf(Fraction(9, 10))),
    *(whatif.LimitOf("resolution", BusinessHours(8), 3), whatif.PausedBy((EventKind.INFORMATION_REQUESTED,))),
    *(whatif.HoursOf.DESK, whatif.Resolved.AFTER_THE_SAME_WORK, whatif.Progress(1, 2, "from 8")),
    TODAY,
    TODAY.opening("08:00").closed(date(2026, 12, 24)).target(Fraction(9, 10)).covering(opening="08:00"),
    Scenario("read otherwise", AGREEMENT).reading(franceconnect.Reading(day_unit="whole_days")).evolve(escalations=()),
    *(COMPARED, COMPARED.baseline, COMPARED.baseline.severities[0], COMPARED.baseline.periods[0], IN_COLUMNS),
    *(COMPARED.others[0].changed, COMPARED.others[0].changed[0], COMPARED.others[0].changed[0].clauses[0]),
    COMPARED.explain("from 8", 0),
    *(SEARCHED, SEARCHED.hardest, sensitivity(TODAY, LIMIT, OPENING, TICKETS, now=THEN)),
    forecast(AGREEMENT, TICKETS, Period.month(2026, 4), now=NOW, seed=1, draws=10),
    whatif.NextBreach("A", franceconnect.MAJOR, "resolution", "§2", NOW, NOW, HOUR, None),
]


@pytest.mark.parametrize("go", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
@pytest.mark.parametrize("value", EVERYTHING, ids=lambda value: type(value).__name__)
def test_they_travel(value: Any, go: Callable[[Any], Any]) -> None:  # noqa: ANN401 -- of every class
    """A copy, deep or not, and what comes out of a pickle are of the same class, equal, and say the same."""
    arrived = go(value)
    assert type(arrived) is type(value)
    assert arrived == value
    assert repr(arrived) == repr(value)
    if hasattr(value, "to_dict"):
        assert arrived.to_dict() == value.to_dict()
    if hasattr(value, "_repr_html_"):
        assert arrived._repr_html_() == value._repr_html_()


def test_every_class_is_there() -> None:
    """Each class of the package stands among them, but the bar, which writes to a stream of its own process."""
    classes = {each for name in whatif.__all__ if isinstance(each := getattr(whatif, name), type)}
    assert classes - {type(each) for each in EVERYTHING} == {whatif.Bar}


@pytest.mark.parametrize("found", [COMPARED, IN_COLUMNS], ids=["one by one", "in columns"])
def test_a_comparison_still_explains(found: whatif.Comparison) -> None:
    """What arrives can be asked all that could be asked before: the tickets that change, and why."""
    arrived = pickle.loads(pickle.dumps(found))
    (change, *_) = arrived.result("from 8").changed
    assert change == found.result("from 8").changed[0]
    assert str(arrived.explain("from 8", change)) == str(found.explain("from 8", change))


def test_a_scenario_still_changes() -> None:
    """What arrives can be changed further, to what the first one would be."""
    arrived = pickle.loads(pickle.dumps(TODAY.opening("08:00")))
    assert arrived.closing("19:00") == TODAY.opening("08:00").closing("19:00")
    assert attrs.evolve(arrived, name="x").agreement == TODAY.opening("08:00").agreement
