"""The hours of a week and their versions: reading, writing, and refusing."""

from __future__ import annotations

import datetime as dt
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import DayHours, VersionedHours, WeeklyHours
from sla_rules.errors import HoursSyntaxError, InvalidTypeError, InvalidValueError

OFFICE = DayHours.parse("09:30-18:00")
OFF = DayHours()
TEXTS = st.sampled_from(["off", "09:30-18:00", "22:00-06:00", "09:00-12:00,14:00-24:00", "00:00-24:00", "10:00-34:00"])


def test_parse() -> None:
    """Days that are not named are closed; the order of rules does not matter."""
    hours = WeeklyHours.parse("Sa 10:00-24:00; Mo-Fr 09:30-18:00; Su off; PH 10:00-12:00")
    assert hours.week == (OFFICE,) * 5 + (DayHours.parse("10:00-24:00"), OFF)
    assert hours.on_holidays == DayHours.parse("10:00-12:00")
    assert hours.in_force(date(2026, 1, 1)) is hours
    assert hours.versions() == (hours,)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Mo-Fr 09:00-12:30,13:30-18:00; Sa 10:00-24:00; Su off", "Mo-Fr 09:00-12:30,13:30-18:00; Sa 10:00-24:00"),
        ("Fr-Mo 09:00-10:00", "Mo,Fr-Su 09:00-10:00"),
        ("We,Mo 08:00-09:00", "Mo,We 08:00-09:00"),
        ("24/7", "24/7"),
        ("24/7; PH off", "24/7"),
        ("Mo-Su 00:00-24:00; PH 09:00-10:00", "24/7; PH 09:00-10:00"),
        ("Mo,PH 09:00-10:00", "Mo 09:00-10:00; PH 09:00-10:00"),
        ("Mo-Su off", "Mo-Su off"),
    ],
)
def test_canonical(text: str, canonical: str) -> None:
    """Each week has one text, which is read back as the same week."""
    hours = WeeklyHours.parse(text)
    assert str(hours) == canonical
    assert WeeklyHours.parse(canonical) == hours
    assert eval(repr(hours)) == hours  # noqa: S307 -- our own text


@given(st.lists(TEXTS, min_size=7, max_size=7), TEXTS)
def test_round_trip(days: list[str], holiday: str) -> None:
    """Any week is written and read back."""
    hours = WeeklyHours(tuple(map(DayHours.parse, days)), DayHours.parse(holiday))
    assert WeeklyHours.parse(str(hours)) == hours


def test_a_week_of_nights() -> None:
    """Mo-Fr 22:00-06:00 is five nights of 8 h."""
    week = WeeklyHours.parse("Mo-Fr 22:00-06:00").week
    assert sum(end - start for hours in week for start, end in hours.stretches) == 40 * 3_600


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "character 1: '' is no rule"),
        ("Mo", "character 1: 'Mo' is no rule; write days and hours: 'Mo-Fr 09:30-18:00'"),
        ("09:00-18:00", "'09:00-18:00' is no rule"),
        ("Mo-Fr 9-18", "character 7: '9-18' is no stretch of hours"),
        ("Mo-Fr 09:30-18:00;  Lu 09:00-10:00", "character 21: 'Lu' is no day; days are Mo, Tu, We, Th, Fr, Sa, Su"),
        ("Mo-PH 09:00-10:00", "'PH' is no day"),
        ("Mo-We-Fr 09:00-10:00", "'Mo-We-Fr' is no range of days; write two days: 'Mo-Fr'"),
        ("Mo,Mo 09:00-10:00", "Mo is named twice; name each day once"),
        ("Mo-Fr 09:00-18:00; Fr 09:00-17:00", "character 20: Fr is named twice"),
        ("24/7; Mo 09:00-10:00", "Mo is named twice"),
    ],
)
def test_refused_texts(text: str, message: str) -> None:
    """An error names the text, the place of the fault in it, and what is accepted."""
    with pytest.raises(HoursSyntaxError) as caught:
        WeeklyHours.parse(text)
    assert message in str(caught.value)


def test_seven_days() -> None:
    """A week has seven days."""
    with pytest.raises(InvalidValueError, match="2 days; hours of seven days are wanted, Monday first"):
        WeeklyHours((OFFICE, OFFICE))


@pytest.mark.parametrize("week", [5, "24/7", [OFFICE] * 7, (1, 2, 3, 4, 5, 6, 7), ("09:00-18:00",) * 7])
def test_weeks_of_hours(week: Any) -> None:  # noqa: ANN401 -- any mistake
    """The days of a week are DayHours, and so are the hours of holidays."""
    with pytest.raises(InvalidTypeError, match=r"is no tuple of DayHours; seven are wanted"):
        WeeklyHours(week)
    with pytest.raises(InvalidTypeError, match="on_holidays: 'PH' is a str; DayHours are wanted"):
        WeeklyHours((OFFICE,) * 7, "PH")  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="a text such as 'Mo-Fr 09:30-18:00' is wanted"):
        WeeklyHours.parse(None)  # type: ignore[arg-type]


def test_versions() -> None:
    """Each week is in force from its date on, the first before all of them."""
    hours = VersionedHours(
        "Mo-Fr 09:00-18:00", {date(2026, 7, 1): "Mo-Fr 08:00-16:00", date(2026, 3, 1): WeeklyHours.parse("24/7")}
    )
    assert str(hours.in_force(date(2026, 2, 28))) == "Mo-Fr 09:00-18:00"
    assert str(hours.in_force(date(2026, 3, 1))) == "24/7"
    assert str(hours.in_force(date(2026, 6, 30))) == "24/7"
    assert str(hours.in_force(date(2027, 1, 1))) == "Mo-Fr 08:00-16:00"
    assert [str(week) for week in hours.versions()] == ["Mo-Fr 09:00-18:00", "24/7", "Mo-Fr 08:00-16:00"]
    assert eval(repr(hours), {"datetime": dt, "VersionedHours": VersionedHours}) == hours  # noqa: S307 -- our own text


def test_refused_versions() -> None:
    """A change needs a date and hours."""
    with pytest.raises(InvalidTypeError, match=r"changes: .* a datetime.date is wanted"):
        VersionedHours("24/7", {dt.datetime(2026, 1, 1): "24/7"})
    with pytest.raises(InvalidTypeError, match="hours: 5 is a int; WeeklyHours or a text such as"):
        VersionedHours("24/7", {date(2026, 1, 1): 5})  # type: ignore[dict-item]
