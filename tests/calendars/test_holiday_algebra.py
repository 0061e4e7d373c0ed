"""Union and difference of closed dates."""

from __future__ import annotations

import datetime as dt
import pickle
from datetime import date
from typing import TYPE_CHECKING

import pytest

from sla_rules.calendars.closed_dates import ClosedDates
from sla_rules.calendars.public_holidays import PublicHolidays
from sla_rules.errors import InvalidTypeError, InvalidValueError, OutOfRangeError

if TYPE_CHECKING:
    from sla_rules.calendars.holidays import Holidays

BRIDGE = ClosedDates({date(2026, 5, 15): "bridge"})
MOVE = ClosedDates({date(2026, 5, 15): "move", date(2026, 5, 18): "move"})


def test_union_has_the_dates_of_both_with_both_names_the_left_one_first() -> None:
    """A date closed twice says both reasons, and one reason only once"""
    assert (BRIDGE | MOVE).names(2026) == {date(2026, 5, 15): "bridge; move", date(2026, 5, 18): "move"}
    assert (MOVE | BRIDGE).names(2026)[date(2026, 5, 15)] == "move; bridge"
    assert (BRIDGE | BRIDGE).names(2026) == BRIDGE.names(2026)
    assert (BRIDGE | MOVE | BRIDGE).names(2026) == (BRIDGE | MOVE).names(2026)
    assert (ClosedDates([date(2026, 5, 15)]) | BRIDGE).names(2026) == BRIDGE.names(2026)
    assert list((MOVE | ClosedDates([date(2026, 1, 2)])).names(2026)) == [
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2026, 5, 18),
    ]


def test_difference_opens_the_dates_of_the_right_source() -> None:
    """Only what the left has and the right has not stays closed"""
    assert (MOVE - BRIDGE).names(2026) == {date(2026, 5, 18): "move"}
    assert (BRIDGE - MOVE).names(2026) == {}


def test_python_takes_a_difference_before_a_union() -> None:
    """`a | b - c` opens nothing of a: parentheses say what is meant"""
    assert date(2026, 5, 15) in (BRIDGE | MOVE - MOVE)
    assert date(2026, 5, 15) not in (BRIDGE | MOVE) - MOVE


def test_limits_of_both_sources_hold_in_union_and_difference() -> None:
    """Where one source knows nothing, neither does what is made of it"""
    known = ClosedDates({}, years=(2020, 2026))
    for made in (PublicHolidays("FR") | known, PublicHolidays("FR") - known, known | PublicHolidays("FR")):
        assert (made.first_year, made.last_year) == (2020, 2026)
        with pytest.raises(OutOfRangeError, match="2027 is outside 2020 to 2026") as raised:
            made.names(2027)
        assert (raised.value.first, raised.value.last) == (date(2020, 1, 1), date(2026, 12, 31))


def test_sources_without_a_common_year_do_not_combine() -> None:
    """A combination that could never answer is refused when it is built"""
    with pytest.raises(InvalidValueError, match=r"know no year in common \(2019-2020 and 2021-2022\)"):
        _ = ClosedDates({}, years=(2019, 2020)) | ClosedDates({}, years=(2021, 2022))


def test_only_sources_combine() -> None:
    """A dict is no source, on either side of either operator, nor inside a combination"""
    for other in ({date(2026, 1, 1): "x"}, None):
        with pytest.raises(TypeError):
            _ = BRIDGE | other
        with pytest.raises(TypeError):
            _ = BRIDGE - other
    union = type(BRIDGE | MOVE)
    with pytest.raises(InvalidTypeError, match="right: 'x' is no source of holidays"):
        union(BRIDGE, "x")  # type: ignore[arg-type]


def test_published_data_is_named_once() -> None:
    """A combination of two countries of one package names its release once"""
    assert len((PublicHolidays("FR") | PublicHolidays("BE") - BRIDGE).sources()) == 1
    assert (BRIDGE | MOVE).sources() == ()


@pytest.mark.parametrize("source", [BRIDGE | MOVE, BRIDGE - MOVE, (BRIDGE | MOVE) - (MOVE | BRIDGE)])
def test_combinations_are_values(source: Holidays) -> None:
    """Equal by parts, hashable, picklable, and their repr evaluates back"""
    again = eval(repr(source), {"datetime": dt, "ClosedDates": ClosedDates})  # noqa: S307
    for other in (again, pickle.loads(pickle.dumps(source))):
        assert other == source
        assert hash(other) == hash(source)
        assert other.names(2026) == source.names(2026)
    assert source != BRIDGE
