"""A search that answers in hours of staff."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from sla_rules import BusinessCalendar
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.whatif import ClosingAt, OpeningAt, Resolved, Scenario, WorkdayAt, compare, search

from .lives import AGREEMENT, NOW, TODAY, lives
from .test_compare import THEN, B

if TYPE_CHECKING:
    from sla_rules import Ticket

HOUR = timedelta(hours=1)
OPENINGS = OpeningAt("08:00", "10:00", step=HOUR, of="desk")
CLOSINGS = ClosingAt("17:00", "19:00", step=HOUR, of="desk")
DAYS = WorkdayAt(OPENINGS, CLOSINGS)


def test_the_days_in_order() -> None:
    """The shortest first, seven hours and then eight, of which the one that opens later comes first."""
    assert DAYS.values == (
        *("10:00-17:00", "10:00-18:00", "09:00-17:00", "10:00-19:00", "09:00-18:00", "08:00-17:00"),
        *("09:00-19:00", "08:00-18:00", "08:00-19:00"),
    )
    assert (DAYS.name, DAYS.resolved) == ("day of the desk", Resolved.AFTER_THE_SAME_WORK)
    assert WorkdayAt(OpeningAt("08:00", "18:00", step=5 * HOUR, of="desk"), CLOSINGS).values[0] == "18:00-19:00"


def test_the_cover_of_a_day() -> None:
    """The desk opens and closes then, on the days that are named, also where the new day lies past the old one."""
    whole = DAYS.vary(TODAY, 8)
    assert str(whole.covered(whole.agreement.latest)).count("08:00-19:00") == 1
    late = WorkdayAt(
        OpeningAt("19:00", "19:00", of="desk", days="Mo"), ClosingAt("21:00", "21:00", of="desk", days="Mo")
    )
    assert late.name == "day of the desk, Mo"
    cover = late.vary(TODAY, 0)
    assert "Mo 19:00-21:00" in str(cover.covered(cover.agreement.latest))
    early = WorkdayAt(OpeningAt("05:00", "05:00", of="desk"), ClosingAt("08:00", "08:00", of="desk")).vary(TODAY, 0)
    assert "05:00-08:00" in str(early.covered(early.agreement.latest))


def test_a_day_that_the_old_one_does_not_touch() -> None:
    """A desk of afternoons may get mornings or noons, and one of early mornings noons: either end comes first."""
    for hours, start, end in (
        ("Mo-Fr 14:00-20:00", "08:00", "13:00"),
        ("Mo-Fr 14:00-20:00", "12:30", "13:45"),
        ("Mo-Fr 06:00-10:00", "10:00", "12:00"),
        ("Mo-Fr 06:00-10:00", "11:00", "12:30"),
    ):
        desk = Scenario("desk", AGREEMENT.evolve(calendar=BusinessCalendar(tz="Europe/Paris", hours=hours)))
        day = WorkdayAt(OpeningAt(start, start, of="desk"), ClosingAt(end, end, of="desk")).vary(desk, 0)
        calendar = day.covered(day.agreement.latest)
        assert isinstance(calendar, BusinessCalendar)
        assert str(calendar.hours) == f"Mo-Fr {start}-{end}"


def test_the_fewest_hours_on_paper() -> None:
    """
    B took 25 h of the desk from Monday 9:30, and under 24 h of the contract are wanted: by Wednesday before 16:30.

    From 9 to 18 it ends on Wednesday at 16:30: 8 h 30 min, 9 h, 7 h 30 min; too late. From 8 to 17 at 16:30 too:
    7 h 30 min, 9 h, 8 h 30 min. From 9 to 19: 9 h 30 min and 10 h leave 5 h 30 min, 14:30. So ten hours a day are
    needed, 50 a week, and the latest such day is enough.
    """
    found = search(TODAY, DAYS, [B], now=THEN)
    assert found.found is not None
    assert (found.found.value, found.found.hours_a_week) == ("09:00-19:00", 50 * HOUR)
    assert found.every


@settings(max_examples=15)
@given(tickets=lives(8, plain=False))
def test_no_day_of_fewer_hours_is_enough(tickets: list[Ticket]) -> None:
    """Of all days that reach the target, by comparing each, none has fewer hours than the one found."""
    scenario = TODAY.target(Fraction(1, 2))
    found = search(scenario, DAYS, tickets, now=NOW).found
    covers = [
        scenario.covering(opening=f"{a:02}:00", closing=f"{b}:00").named(f"{a}-{b}")
        for a in (8, 9, 10)
        for b in (17, 18, 19)
    ]
    results = compare([scenario, *covers], tickets, now=NOW, resolved="work").others
    lengths = [
        int(each.name.split("-")[1]) - int(each.name.split("-")[0]) for each in results if each.indicator.reached
    ]
    assert (None if found is None else found.hours_a_week) == (min(lengths) * 5 * HOUR if lengths else None)


def test_what_is_refused() -> None:
    """The contract's hours, other days, days without hours, and what is no grid of times."""
    with pytest.raises(InvalidValueError, match="opening: of='contract': hours of staff are those of the desk"):
        WorkdayAt(OpeningAt("08:00", "09:00"), CLOSINGS)
    with pytest.raises(InvalidValueError, match="closing: of='contract'"):
        WorkdayAt(OPENINGS, ClosingAt("17:00", "18:00"))
    with pytest.raises(InvalidValueError, match="closing: days='Mo', and the opening None; the same are wanted"):
        WorkdayAt(OPENINGS, ClosingAt("17:00", "18:00", of="desk", days="Mo"))
    with pytest.raises(InvalidValueError, match="closing: is never after an opening"):
        WorkdayAt(OpeningAt("18:00", "19:00", of="desk"), ClosingAt("17:00", "18:00", of="desk"))
    with pytest.raises(InvalidTypeError, match="opening"):
        WorkdayAt("08:00", CLOSINGS)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="closing"):
        WorkdayAt(OPENINGS, OPENINGS)  # type: ignore[arg-type]
