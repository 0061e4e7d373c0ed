"""The changes that the command makes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sla_rules import BusinessHours, franceconnect
from sla_rules.cli.whatif_options import AS_IT_IS, Changes, closed_dates, hours_of_day, limit_of, target_of
from sla_rules.errors import HoursSyntaxError, InvalidValueError
from sla_rules.whatif import Closed, Hours, HoursOf, LimitOf, Opening, Scenario

READING = franceconnect.Reading()
BASE = Scenario(AS_IT_IS, franceconnect.agreement())
INDICATOR = BASE.agreement.terms.indicators[0].name


def names(changes: Changes) -> list[str]:
    """Return the names of the scenarios."""
    return [scenario.name for scenario in changes.scenarios(BASE, READING)]


def test_each_change_alone_and_all_together() -> None:
    """The reading first, then hours in their order, then promises; one change needs no other scenario."""
    changes = Changes(
        (Opening("08:00"), Hours("Sa 09:00-12:00")), (limit_of("resolution/3=8"),), ("day_unit=whole_days",)
    )
    alone = [
        "day_unit=whole_days",
        "opening 08:00",
        "Sa 09:00-12:00",
        "resolution: 8 h of business time for severity 3",
    ]
    assert names(changes) == [AS_IT_IS, *alone, ", ".join(alone)]
    assert names(Changes((Opening("08:00"),), (), ())) == [AS_IT_IS, "opening 08:00"]


def test_whose_hours() -> None:
    """Hours may be the desk's; limits and targets are always the contract's."""
    changes = Changes((Opening("08:00"),), (limit_of("indicator=20"),), (), HoursOf.DESK)
    whole = changes.scenarios(BASE, READING)[-1]
    assert [change.words for change in whole.cover] == ["opening 08:00"]
    assert whole.changes == (LimitOf(INDICATOR, BusinessHours(20)),)


def test_a_target() -> None:
    """The share is the target of each indicator, to the last figure, and names the scenario."""
    (today, other) = Changes((), (target_of("97.5"),), ()).scenarios(BASE, READING)
    assert other.name == "target 97.50 %"
    assert [indicator.target for indicator in other.agreement.terms.indicators] == [Fraction(975, 1000)]
    assert [indicator.target for indicator in today.agreement.terms.indicators] == [Fraction(95, 100)]


def test_a_reading_on_top_of_another() -> None:
    """
    The other choices of the reading stay, and are no changes; back to a default is one.

    The same choice again is refused, and so is one that is none.
    """
    reading = franceconnect.Reading(indicator_bound="inclusive")  # type: ignore[arg-type]
    base = Scenario(AS_IT_IS, franceconnect.agreement(reading))
    (_, other) = Changes((), (), ("day_unit=whole_days",)).scenarios(base, reading)
    indicator = other.agreement.terms.indicators[0]
    assert indicator.commitment.bound == "inclusive"
    assert indicator.commitment.calendar is not None
    assert (other.name, other.basis) == ("day_unit=whole_days", "day_unit=whole_days")
    (_, back) = Changes((), (), ("indicator_bound=strict",)).scenarios(base, reading)
    assert (back.name, back.agreement) == ("indicator_bound=strict", BASE.agreement)
    with pytest.raises(InvalidValueError, match="--instead: indicator_bound=inclusive is the reading already"):
        Changes((), (), ("indicator_bound=inclusive",)).scenarios(base, reading)
    with pytest.raises(InvalidValueError, match="names no field"):
        Changes((), (), ("x=y",)).scenarios(base, reading)
    with pytest.raises(InvalidValueError, match="nothing is changed; accepted: --opening"):
        Changes((), (), ()).scenarios(base, reading)


def test_dates() -> None:
    """One date, or the first and the last of several."""
    assert closed_dates("2026-12-24").words == "closed 2026-12-24"
    assert isinstance(closed_dates("2026-12-25..2026-12-31"), Closed)
    with pytest.raises(InvalidValueError, match="'24/12/2026' are no dates; write 2026-12-24 or"):
        closed_dates("24/12/2026")
    with pytest.raises(InvalidValueError, match="comes before first"):
        closed_dates("2026-12-25..2026-12-24")


def test_limits() -> None:
    """A clause, the level or the name of a severity, and hours."""
    assert limit_of("resolution=2.5") == LimitOf("resolution", BusinessHours(2.5))
    assert limit_of("resolution/Medium=8").severity == "Medium"
    for wrong in ("resolution", "resolution=x", "=8", "resolution/=8", "resolution=-1", "resolution=0"):
        with pytest.raises(InvalidValueError, match="is no limit; write CLAUSE=HOURS"):
            limit_of(wrong)


def test_targets() -> None:
    """A share in percent, with or without the sign; above nothing and at most all."""
    assert target_of("97").target == target_of("97 %").target == Fraction(97, 100)
    for wrong in ("x", "0", "101", "1/0", "-5"):
        with pytest.raises(InvalidValueError, match="is no target; write a share in percent"):
            target_of(wrong)


def test_hours_of_one_day() -> None:
    """The option names the day, and the text its hours, or off."""
    assert hours_of_day("Sa")("09:00-12:00") == Hours("Sa 09:00-12:00")
    assert hours_of_day("Su")("off").words == "Su off"
    with pytest.raises(HoursSyntaxError):
        hours_of_day("Sa")("9 to 12")
