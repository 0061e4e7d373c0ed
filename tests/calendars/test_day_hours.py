"""The hours of one date: reading, writing, and refusing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import DayHours
from sla_rules.calendars.day_hours import ALL_DAY, OFF
from sla_rules.errors import HoursSyntaxError, InvalidTypeError, InvalidValueError

HOUR = 3_600
SECONDS = st.integers(0, 2 * 86_400)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("09:30-18:00", ((34_200, 64_800),)),
        ("09:00-12:00,14:00-18:00", ((9 * HOUR, 12 * HOUR), (14 * HOUR, 18 * HOUR))),
        (" 14:00 - 18:00 , 9:00-12:00 ", ((9 * HOUR, 12 * HOUR), (14 * HOUR, 18 * HOUR))),
        ("09:00-12:00,11:00-13:00", ((9 * HOUR, 13 * HOUR),)),
        ("09:00-12:00,12:00-13:00", ((9 * HOUR, 13 * HOUR),)),
        ("22:00-06:00", ((22 * HOUR, 30 * HOUR),)),
        ("22:00-24:00", ((22 * HOUR, 24 * HOUR),)),
        ("22:00-00:00", ((22 * HOUR, 24 * HOUR),)),
        ("10:00-34:00", ((10 * HOUR, 34 * HOUR),)),
        ("26:00-28:00", ((26 * HOUR, 28 * HOUR),)),
        ("00:00-48:00", ((0, 48 * HOUR),)),
        ("08:00:30-08:01", ((28_830, 28_860),)),
        ("off", ()),
    ],
)
def test_parse(text: str, stretches: tuple[tuple[int, int], ...]) -> None:
    """Nights end in the next morning, overlaps unite, 24:00 is a value, seconds are allowed."""
    assert DayHours.parse(text).stretches == stretches


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "character 1: '' is no stretch of hours; write '09:30-18:00' or 'off'"),
        ("9-18", "character 1: '9-18' is no stretch of hours"),
        ("09:00-12:00, 13h-14h", "character 14: '13h-14h' is no stretch of hours"),
        ("09:30-09:30", "'09:30-09:30' is empty; write '00:00-24:00' for the whole day or 'off' to close it"),
        ("09:00-48:30", "'48:30' is no time; times run from 00:00 to 48:00"),
        ("09:61-10:00", "'09:61' is no time"),
        ("09:00-10:00:60", "'10:00:60' is no time"),
        ("\u0660\u0669:30-18:00", "is no stretch of hours"),
        ("26:00-02:00", "'26:00-02:00' ends outside its two days"),
        ("47:00-46:00", "'47:00-46:00' ends outside its two days; hours run from 00:00 to 48:00 at most"),
    ],
)
def test_refused_texts(text: str, message: str) -> None:
    """An error names the text, the place of the fault in it, and what is accepted."""
    with pytest.raises(HoursSyntaxError) as caught:
        DayHours.parse(text)
    assert repr(text) in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize("stretch", [(0, 0), (5, 3), (-1, 5), (0, 2 * 86_400 + 1)])
def test_refused_stretches(stretch: tuple[int, int]) -> None:
    """Built by hand, a stretch still lies inside 00:00 to 48:00 and is not empty."""
    with pytest.raises(InvalidValueError, match="is no stretch"):
        DayHours((stretch,))


@pytest.mark.parametrize("stretches", [((0.5, 10),), ((True, 10),), ((5,),), ((0, 10, 20),), (("a", "b"),), (5,)])
def test_refused_kinds_of_stretches(stretches: Any) -> None:  # noqa: ANN401 -- any mistake
    """Seconds are whole numbers, two for each stretch."""
    with pytest.raises(InvalidValueError, match="two whole seconds with 0 <= from < to <= 172800 are wanted"):
        DayHours(stretches)


@pytest.mark.parametrize("stretches", ["abc", None, [(0, 5)], 5])
def test_refused_kinds(stretches: Any) -> None:  # noqa: ANN401 -- any mistake
    """Hours are a tuple of stretches, or are read from a text."""
    with pytest.raises(InvalidTypeError, match=r"a tuple of stretches, or DayHours.parse, is wanted"):
        DayHours(stretches)
    if not isinstance(stretches, str):
        with pytest.raises(InvalidTypeError, match="a text such as '09:30-18:00' is wanted"):
            DayHours.parse(stretches)


@given(st.lists(st.tuples(SECONDS, SECONDS).filter(lambda pair: pair[0] < pair[1]), max_size=4))
def test_round_trip(stretches: list[tuple[int, int]]) -> None:
    """What is written is read back as the same hours, by parse and by eval."""
    hours = DayHours(tuple(stretches))
    assert DayHours.parse(str(hours)) == hours
    assert eval(repr(hours)) == hours  # noqa: S307 -- our own text


def test_operations() -> None:
    """Union, intersection and difference are those of sets."""
    day, night = DayHours.parse("09:00-18:00"), DayHours.parse("17:00-23:00")
    assert str(day | night) == "09:00-23:00"
    assert str(day & night) == "17:00-18:00"
    assert str(day - night) == "09:00-17:00"
    assert not OFF
    assert ALL_DAY
    assert str(OFF) == "off"
