"""The smallest change that reaches the target."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessHours, Period, PeriodKind, Ticket, franceconnect
from sla_rules.clauses.modes import Repeats
from sla_rules.columns import TicketColumns
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif import (
    ClosingAt,
    LimitAt,
    OpeningAt,
    Progress,
    Resolved,
    Scenario,
    compare,
    search,
    sensitivity,
)

from .lives import AGREEMENT, INDICATOR, NOW, TODAY, at, day, lives, ticket
from .test_compare import THEN, A, B

if TYPE_CHECKING:
    from sla_rules.whatif import ScenarioResult
    from sla_rules.whatif.parameters import Parameter

HOUR = timedelta(hours=1)
HALF_TARGET = TODAY.target(Fraction(1, 2)).named("half")
LIMITS = LimitAt(INDICATOR, BusinessHours(20), BusinessHours(30), step=HOUR)
GRIDS: tuple[Parameter, ...] = (
    OpeningAt("07:00", "12:00", step=HOUR),
    ClosingAt("14:00", "20:00", step=HOUR),
    OpeningAt("07:00", "12:00", step=HOUR, of="desk"),
    ClosingAt("14:00", "20:00", step=HOUR, of="desk"),
    LimitAt(INDICATOR, BusinessHours(2), BusinessHours(60), step=2 * HOUR),
)


def test_the_shortest_limit_on_paper() -> None:
    """B has run 25 h, and less than the limit is wanted: 26 h reach all, 25 h do not; 22 h 30 min are A's."""
    found = search(TODAY, LIMITS, [A, B], now=THEN)
    assert found.found is not None
    assert found.neighbour is not None
    assert (found.found.value, found.neighbour.value) == ("26 h of business time", "25 h of business time")
    assert (found.base.met, found.found.result.met, found.neighbour.result.met) == (1, 2, 1)
    assert (found.margin, found.every, found.fails_again) == (0, False, ())
    assert (found.hardest.value, found.easiest.value) == ("20 h of business time", "30 h of business time")
    assert found.hardest.result.met == 0
    half = search(HALF_TARGET, LIMITS, [A, B], now=THEN)
    assert half.found is not None
    assert (half.found.value, half.margin) == ("23 h of business time", 0)


def test_how_far_the_contract_may_go() -> None:
    """From 9 on A has used up 23 h 30 min of Wednesday 15:00, from 8:45 on 24 h: the earliest full quarter is 9."""
    found = search(TODAY, OpeningAt("08:00", "09:30", step=HOUR / 4), [A], now=THEN)
    assert found.found is not None
    assert found.neighbour is not None
    assert (found.found.value, found.neighbour.value) == ("09:00", "08:45")
    assert found.resolved is Resolved.AT_THEIR_INSTANTS


def test_how_long_the_desk_must_work() -> None:
    """B took 25 h; the contract counts under 24 h of them where the desk opens by half an hour before it, not less."""
    found = search(TODAY, OpeningAt("08:00", "09:30", step=HOUR / 2, of="desk"), [B], now=THEN)
    assert found.found is not None
    assert found.neighbour is not None
    # from 9 on: 8 h 30 of Monday, 9 h of Tuesday, 7 h 30 of Wednesday until 16:30, which the contract counts as 24 h
    assert (found.found.value, found.neighbour.value) == ("08:30", "09:00")
    assert found.resolved is Resolved.AFTER_THE_SAME_WORK
    assert found.found.hours_a_week == 47.5 * HOUR
    assert found.neighbour.hours_a_week == 45 * HOUR


def test_when_the_hardest_or_none_is_enough() -> None:
    """The hardest value that reaches the target has no neighbour; where none does, the best is said."""
    easy = search(TODAY, LimitAt(INDICATOR, BusinessHours(40), BusinessHours(50)), [A], now=THEN)
    assert easy.found == easy.hardest
    assert easy.neighbour is None
    none = search(TODAY, LimitAt(INDICATOR, BusinessHours(1), BusinessHours(2)), [A], now=THEN)
    assert (none.found, none.margin, none.neighbour) == (None, None, none.easiest)
    assert none.easiest.result.misses_left == -1


def in_every_period(result: ScenarioResult) -> bool:
    """Tell whether the target is reached over all, and missed in no period."""
    missed = [each for each in result.periods if each.indicators[0].reached is False]
    return result.indicator.reached is True and not missed


def test_in_every_month() -> None:
    """A met in March, B missed in April: over all one of two is enough for a half, in each month it is not."""
    april = ticket("B", "04-01 09:30", "04-03 17:30")  # as B, after 25 h
    found, every = (search(HALF_TARGET, LIMITS, [A, april], now=NOW, period=kind) for kind in ("all", "month"))
    assert found.found is not None
    assert every.found is not None
    assert every.neighbour is not None
    assert (found.found.value, every.found.value) == ("23 h of business time", "26 h of business time")
    assert (every.neighbour.missed, every.neighbour.margin) == ((Period.month(2026, 4),), -1)
    assert every.neighbour.result.reached
    assert (every.found.missed, every.margin, every.period) == ((), 0, PeriodKind.MONTH)


@pytest.mark.parametrize("parameter", GRIDS, ids=lambda parameter: parameter.name)
@settings(max_examples=15)
@given(data=st.data())
def test_halving_finds_what_trying_finds(parameter: Parameter, data: st.DataObject) -> None:
    """The value found is the first of all that reaches the target, whatever the tickets are."""
    tickets: list[Ticket] = data.draw(lives(8, plain=data.draw(st.booleans())))
    scenario = TODAY.target(data.draw(st.sampled_from((Fraction(1, 10), Fraction(1, 2), Fraction(19, 20)))))
    kind = data.draw(st.sampled_from(PeriodKind))
    found = search(scenario, parameter, tickets, now=NOW, period=kind)
    scenarios = [parameter.vary(scenario, place).named(value) for place, value in enumerate(parameter.values)]
    results = compare([scenario, *scenarios], tickets, now=NOW, resolved=found.resolved, period=kind).others
    reached = [result.name for result in results if in_every_period(result)]
    assert (None if found.found is None else found.found.value) == next(iter(reached), None)
    if found.neighbour is not None:
        place = parameter.values.index(found.neighbour.value)
        assert not in_every_period(results[place])
        assert found.found is None or parameter.values[place + 1] == found.found.value
    if found.found is not None:
        place = parameter.values.index(found.found.value)
        again = [result.name for result in results[place:] if not in_every_period(result)]
        assert list(found.fails_again) == again
        assert found.every or not again


REOPENED = ticket("R", "03-02 09:30", "03-02 10:30").reopened(at=THEN - 27 * timedelta(days=1)).resolved(at=THEN)
DESK = OpeningAt("08:00", "09:30", step=HOUR / 2, of="desk")


def indicators(**changes: object) -> Scenario:
    """Return a scenario whose indicator measures another commitment."""
    (indicator,) = AGREEMENT.terms.indicators
    commitment = attrs.evolve(indicator.commitment, **changes)  # type: ignore[arg-type]
    return Scenario("x", AGREEMENT.evolve(indicators=(attrs.evolve(indicator, commitment=commitment),)))


@pytest.mark.parametrize(
    ("scenario", "tickets", "resolved"),
    [
        (TODAY, [REOPENED], None),
        (TODAY, [A], "instants"),
        (indicators(starts=EventKind.SEVERITY_ASSIGNED), [A], None),
        (indicators(paused_by=(EventKind.PAUSED,)), [A], None),
        (indicators(limit=tuple((each, BusinessHours(24)) for each in AGREEMENT.severities)), [A], None),
        (indicators(repeats=Repeats.EACH_START), [A], None),
    ],
)
def test_what_is_not_proved_is_tried(scenario: Scenario, tickets: list[Ticket], resolved: str | None) -> None:
    """For other clocks of the desk, reopened tickets and other assumptions, every value of the grid is tried."""
    if resolved is None:
        assert search(scenario, DESK, tickets, now=THEN).every
    else:
        contract = search(scenario, OpeningAt("08:00", "09:30", step=HOUR), tickets, now=THEN, resolved="work")
        assert (contract.every, contract.tried) == (True, 2)
    assert not search(TODAY, DESK, [A], now=THEN).every


def raised(number: int) -> Ticket:
    """Return a ticket of severity 5, which does not count, that is raised to 4 after a week, and never resolved."""
    made = ticket(f"X{number}", "03-02 09:30", severity=5, assigned="03-02 10:00")
    return made.severity_assigned(franceconnect.MINOR, at=at("03-09 11:00"))


def test_a_severity_that_changes_into_the_count() -> None:
    """
    Nineteen tickets are met, three become minor at the week's end, when they are late: they count from then on.

    The change comes after 44 h of the desk, an hour before now. From 10 on, that is 5 days of 8 h and 4 h more: 14:00,
    past now. So from 12 to 10 on the target is reached (19 of 19), and from 9:30 on, or earlier, it is not (19 of 22).
    """
    tickets = [*(ticket(str(n), "03-02 09:30", "03-03 10:00") for n in range(19)), *map(raised, range(3))]
    opening = OpeningAt("08:00", "12:00", step=HOUR / 2, of="desk")
    for given_tickets in (tickets, TicketColumns.from_tickets(tickets)):
        found = search(TODAY, opening, given_tickets, now=at("03-09 12:00"))
        assert found.found == found.hardest
        assert (found.every, found.fails_again) == (True, ("09:30", "09:00", "08:30", "08:00"))


def test_a_severity_that_comes_after_the_end() -> None:
    """A ticket that leaves the count after its clock has ended takes a kept promise with it: every value is tried."""
    acknowledged = indicators(ends=EventKind.ACKNOWLEDGED)
    late = Ticket.received("L", at=at("03-02 09:30")).acknowledged(at=at("03-02 10:00"))
    late = late.severity_assigned(franceconnect.INFO, at=at("03-02 11:00"))
    early = Ticket.received("E", at=at("03-02 09:30")).severity_assigned(franceconnect.MINOR, at=at("03-02 09:45"))
    early = early.acknowledged(at=at("03-02 10:00"))
    for made in (list, TicketColumns.from_tickets):
        assert search(acknowledged, DESK, made([early, late]), now=THEN).every
        assert not search(acknowledged, DESK, made([early, A]), now=THEN).every


def test_a_parameter_of_ones_own() -> None:
    """Anything with values and a way to vary is tried value by value; what fails again beyond the first is said."""

    class Targets:
        name = "target"
        values = ("hard", "easy", "hard again")
        resolved = None

        def vary(self, scenario: Scenario, place: int) -> Scenario:
            return scenario.target((Fraction(9, 10), Fraction(1, 10), Fraction(8, 10))[place])

    found = search(TODAY, Targets(), [A, B], now=THEN)
    assert found.found is not None
    assert (found.found.value, found.fails_again, found.every) == ("easy", ("hard again",), True)


def test_which_indicator_decides() -> None:
    """The first, or the one that is named; another name is refused, and an agreement without one."""
    (indicator,) = AGREEMENT.terms.indicators
    other = attrs.evolve(indicator, name="other", target=Fraction(1, 2))
    two = Scenario("x", AGREEMENT.evolve(indicators=(indicator, other)))
    limits = OpeningAt("08:00", "09:30", step=HOUR)
    assert search(two, limits, [A, B], now=THEN).found is None
    assert search(two, limits, [A, B], now=THEN, indicator="other").found is not None
    with pytest.raises(
        UnknownNameError, match=f"indicator: 'x' is not in the agreement; accepted are {INDICATOR}, other"
    ):
        search(two, limits, [A], now=THEN, indicator="x")
    with pytest.raises(UnknownNameError, match="accepted are none"):
        search(Scenario("x", AGREEMENT.evolve(indicators=())), limits, [A], now=THEN)


def test_an_indicator_that_changed_over_time() -> None:
    """Two of one name cannot both decide: the tickets of one version are wanted."""
    (indicator,) = AGREEMENT.terms.indicators
    amended = AGREEMENT.amended(day("03-10"), indicators=(attrs.evolve(indicator, target=Fraction(1, 2)),))
    tickets = [A, ticket("F", "03-11 09:30", "03-11 10:30")]
    with pytest.raises(InvalidValueError, match="is 2 different ones over the versions"):
        search(Scenario("x", amended), OpeningAt("08:00", "09:30"), tickets, now=THEN)


def test_a_grid_of_two() -> None:
    """Each cell is the indicator under both changes; with an assumption that both ask for."""
    rows, columns = LimitAt(INDICATOR, BusinessHours(20), BusinessHours(26), step=3 * HOUR), GRIDS[0]
    grid = sensitivity(TODAY, rows, columns, [A, B], now=THEN)
    assert (grid.row_values, grid.column_values) == (rows.values, columns.values)
    for row in range(3):
        for column in range(6):
            scenario = columns.vary(rows.vary(TODAY, row), column)
            assert grid.results[row][column] == compare([scenario], [A, B], now=THEN).baseline.indicator
    assert grid.ratios[2][5] == 1
    assert grid.reached[0][0] is False
    assert sensitivity(TODAY, rows, DESK, [A], now=THEN).resolved is Resolved.AFTER_THE_SAME_WORK


def test_assumptions() -> None:
    """A limit keeps tickets where they are, unless the desk works other hours; two that differ must be settled."""
    assert search(TODAY, LIMITS, [A], now=THEN).resolved is Resolved.AT_THEIR_INSTANTS
    assert search(TODAY.covering(opening="08:00"), LIMITS, [A], now=THEN).resolved is Resolved.AFTER_THE_SAME_WORK
    with pytest.raises(InvalidValueError, match="ask for different ones; say resolved="):
        sensitivity(TODAY, DESK, GRIDS[0], [A], now=THEN)
    assert sensitivity(TODAY, DESK, GRIDS[0], [A], now=THEN, resolved="work").resolved is Resolved.AFTER_THE_SAME_WORK
    with pytest.raises(InvalidValueError, match="resolved='work' moves them"):
        search(TODAY, DESK, [A], now=THEN, resolved="instants")
    with pytest.raises(InvalidTypeError, match="parameter: 5 is a int; one such as OpeningAt is wanted"):
        search(TODAY, 5, [A], now=THEN)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="scenario"):
        search(AGREEMENT, LIMITS, [A], now=THEN)  # type: ignore[arg-type]


def test_progress() -> None:
    """Somebody is told after every value."""
    told: list[Progress] = []
    sensitivity(TODAY, LIMITS, OpeningAt("08:00", "08:00"), [A], now=THEN, progress=told.append)
    assert [each.done for each in told] == list(range(1, 12))
    assert told[-1].total == 11
