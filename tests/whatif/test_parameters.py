"""What a search varies."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessDays, BusinessHours, ClockHours, Ticket
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.whatif import ClosingAt, LimitAt, OpeningAt, Resolved, Scenario, compare
from sla_rules.whatif.parameters import HoursOf

from .lives import INDICATOR, NOW, TODAY, lives

HOUR = timedelta(hours=1)
HALF = HOUR / 2
CONTRACT = (
    OpeningAt("07:00", "11:00", step=HOUR),
    ClosingAt("15:00", "20:00", step=HOUR),
    OpeningAt("07:00", "17:00", step=2 * HOUR, days="Mo,We-Fr"),
)
DESK = (
    OpeningAt("07:00", "11:00", step=HOUR, of="desk"),
    ClosingAt("15:00", "20:00", step=HOUR, of="desk"),
    ClosingAt("15:00", "20:00", step=HOUR, of="desk", days="Tu"),
)
LIMITS = (
    LimitAt(INDICATOR, BusinessHours(2), BusinessHours(40), step=10 * HOUR),
    LimitAt("resolution", ClockHours(2), ClockHours(40), step=10 * HOUR),
    LimitAt("resolution", BusinessHours(2), BusinessHours(20), step=3 * HOUR, severity=4),
)


@pytest.mark.parametrize("parameter", [*CONTRACT, *DESK, *LIMITS], ids=lambda parameter: parameter.name)
@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_the_values(parameter: OpeningAt | ClosingAt | LimitAt, data: st.DataObject) -> None:
    """
    From the first value on, no ticket that was met is met no more, and the share grows; as each proof says

    The contract and the limits on any lives, the desk on plain ones whose clock starts at the reception.
    """
    desk = isinstance(parameter, OpeningAt | ClosingAt) and parameter.of is HoursOf.DESK
    tickets: list[Ticket] = data.draw(lives(8, plain=desk))
    scenarios = [parameter.vary(TODAY, place).named(value) for place, value in enumerate(parameter.values)]
    resolved = parameter.resolved or Resolved.AT_THEIR_INSTANTS
    found = compare([TODAY, *scenarios], tickets, now=NOW, resolved=resolved).others
    clause = "resolution" if isinstance(parameter, LimitAt) and parameter.clause == "resolution" else INDICATOR
    for harder, easier in pairwise(found):
        turned = compare([harder.scenario, easier.scenario], tickets, now=NOW).others[0] if not desk else None
        if turned is not None:
            turns = [turn for change in turned.changed if (turn := change.of(clause)) is not None]
            assert not any(turn.before == "met" for turn in turns)
        before, after = harder.indicator, easier.indicator
        assert before.met <= after.met
        assert before.received >= after.received
        assert before.ratio is None or after.ratio is None or before.ratio <= after.ratio


def test_values_from_the_hardest_on() -> None:
    """The contract's longest hours come first, the desk's last; the shortest limit comes first."""
    assert OpeningAt("08:00", "09:00", step=HALF).values == ("08:00", "08:30", "09:00")
    assert OpeningAt("08:00", "09:00", step=HALF, of="desk").values == ("09:00", "08:30", "08:00")
    assert ClosingAt("17:00", "18:15", step=HALF).values == ("18:00", "17:30", "17:00")
    assert ClosingAt(time(17), "25:00", step=4 * HOUR, of="desk").values == ("17:00", "21:00", "25:00")
    assert LimitAt("resolution", ClockHours(1), ClockHours(2), step=HOUR).values == (
        "1 h of real time",
        "2 h of real time",
    )
    assert len(OpeningAt("08:00", "09:00").values) == 61


def test_each_value_makes_its_scenario() -> None:
    """The contract's hours or the desk's, on some days or all; a limit for one severity or all."""
    assert OpeningAt("08:00", "09:00", step=HALF).vary(TODAY, 1) == TODAY.opening("08:30")
    assert ClosingAt("17:00", "18:00", step=HOUR, days="Fr").vary(TODAY, 1) == TODAY.closing("17:00", "Fr")
    desk = OpeningAt("08:00", "09:00", step=HALF, of="desk").vary(TODAY, 2)
    assert (desk.name, desk.cover) == ("cover: opening 08:00", TODAY.covering(opening="08:00").cover)
    assert ClosingAt("19:00", "19:00", of="desk").vary(TODAY, 0).cover == TODAY.covering(closing="19:00").cover
    severe = LimitAt("resolution", BusinessHours(8), BusinessHours(9), severity=3)
    assert severe.vary(TODAY, 0) == TODAY.limit("resolution", BusinessHours(8), 3)


def test_names_and_assumptions() -> None:
    """What is varied, whose it is, and what is asked of past tickets."""
    parameters = (OpeningAt("08:00", "09:00"), ClosingAt("17:00", "18:00", of="desk", days="Fr"), *LIMITS[1:])
    assert [(each.name, each.resolved) for each in parameters] == [
        ("opening of the contract", Resolved.AT_THEIR_INSTANTS),
        ("closing of the desk, Fr", Resolved.AFTER_THE_SAME_WORK),
        ("limit of resolution", None),
        ("limit of resolution for severity 4", None),
    ]
    assert ClosingAt("17:00", "18:00").name == "closing of the contract"
    assert OpeningAt("08:00", "09:00", days="Fr").name == "opening of the contract, Fr"


@pytest.mark.parametrize(
    ("first", "last", "fields", "message"),
    [
        ("09:00", "08:00", {}, "step: makes -59 values"),
        ("08:00", "09:00", {"step": timedelta(0)}, "step: .* whole seconds"),
        ("08:00", "09:00", {"step": timedelta(milliseconds=1500)}, "step: .* whole seconds"),
        ("08:00", "09:00", {"step": 5}, "step: 5 is no step"),
        ("08:00", "8", {}, "last: '8' is no time of day"),
        ("08:00", "09:00", {"of": "nobody"}, "of: 'nobody' is nobody; accepted are contract, desk"),
        ("00:00", "48:00", {"step": timedelta(seconds=1)}, "step: makes 172801 values"),
        ("08:00", "09:00", {"days": "Mi"}, "Mi"),
    ],
)
def test_grids_that_are_none(first: str, last: str, fields: dict[str, object], message: str) -> None:
    """A grid has from one to a hundred thousand values, times of day, and somebody's hours."""
    for kind in (OpeningAt, ClosingAt):
        with pytest.raises(InvalidValueError, match=message):
            kind(first, last, **fields)  # type: ignore[arg-type]


def test_limits_that_make_no_grid() -> None:
    """Two limits of one kind, in hours, the first no longer than the last."""
    with pytest.raises(InvalidTypeError, match="two BusinessHours, or two ClockHours"):
        LimitAt("resolution", BusinessHours(4), ClockHours(5))
    with pytest.raises(InvalidTypeError, match="two BusinessHours, or two ClockHours"):
        LimitAt("resolution", BusinessDays(4), BusinessDays(5))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="step: makes -3 values"):
        LimitAt("resolution", BusinessHours(5), BusinessHours(4))
    with pytest.raises(InvalidTypeError, match="clause"):
        LimitAt(5, BusinessHours(4), BusinessHours(5))  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match=r"severity: 3\.0 is a float; a level such as 2, or a name, is wanted"):
        LimitAt("resolution", BusinessHours(4), BusinessHours(5), severity=3.0)  # type: ignore[arg-type]


def test_two_grids_alike() -> None:
    """Grids are values."""
    assert OpeningAt("08:00", "09:00") == OpeningAt("08:00", "09:00", of=HoursOf.CONTRACT)
    assert isinstance(OpeningAt("08:00", "09:00").vary(TODAY, 0), Scenario)
