"""Rules of RFC 5545, as dates of a year."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.calendars.recurrence import canonical_rule, recurring_dates
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

START = date(2026, 1, 1)


def dates_of(rule: str, start: date, year: int) -> list[str]:
    """Write the dates of a year as texts."""
    return [day.isoformat() for day in recurring_dates(canonical_rule(rule, start), start, year, year)]


@pytest.mark.parametrize(
    ("rule", "start", "year", "expected"),
    [
        # January 2026 begins on a Thursday: its first Sunday is the 4th
        ("FREQ=MONTHLY;BYDAY=1SU;COUNT=3", START, 2026, ["2026-01-04", "2026-02-01", "2026-03-01"]),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,31", START, 2030, ["2030-12-24", "2030-12-31"]),
        ("FREQ=YEARLY;BYEASTER=50", START, 2026, ["2026-05-25"]),  # Easter on 5 April
        ("FREQ=YEARLY;BYEASTER=0", START, 2027, ["2027-03-28"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", START, 2027, []),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", START, 2028, ["2028-02-29"]),
        # what the rule leaves unsaid, its start says
        ("FREQ=YEARLY", date(2024, 5, 17), 2031, ["2031-05-17"]),
        ("FREQ=YEARLY;BYMONTH=6", date(2024, 5, 17), 2031, ["2031-06-17"]),
        (
            "FREQ=MONTHLY;INTERVAL=5",
            date(2025, 12, 31),
            2027,
            ["2027-03-31", "2027-08-31"],
        ),  # after May and October 2026
        ("FREQ=WEEKLY;INTERVAL=26", date(2026, 1, 7), 2027, ["2027-01-06", "2027-07-07"]),
        # every third year from 2026
        ("FREQ=YEARLY;INTERVAL=3;BYMONTH=1;BYMONTHDAY=2", START, 2031, []),
        ("FREQ=YEARLY;INTERVAL=3;BYMONTH=1;BYMONTHDAY=2", START, 2032, ["2032-01-02"]),
        # the last working day of a quarter, as BYSETPOS does it
        (
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            date(2026, 3, 1),
            2027,
            ["2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"],
        ),
        ("FREQ=MONTHLY;BYDAY=1SU;UNTIL=20260301", START, 2026, ["2026-01-04", "2026-02-01", "2026-03-01"]),
        ("FREQ=MONTHLY;BYDAY=1SU;UNTIL=20260301", START, 2027, []),
        ("FREQ=DAILY;COUNT=3", date(2025, 12, 31), 2026, ["2026-01-01", "2026-01-02"]),
        ("FREQ=YEARLY", START, 2025, []),  # before the start there is nothing
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", START, 2029, ["2029-01-01", "2029-12-31"]),  # and week 1 of 2030
        ("FREQ=YEARLY;BYYEARDAY=-1", START, 2029, ["2029-12-31"]),
    ],
)
def test_dates_by_hand(rule: str, start: date, year: int, expected: list[str]) -> None:
    """Dates counted on a calendar, rule by rule"""
    assert dates_of(rule, start, year) == expected


def test_rules_are_read_in_any_case_and_with_their_property_name() -> None:
    """A rule copied out of a file works as it is, and becomes the one canonical text"""
    assert canonical_rule(" rrule:freq=monthly;byday=1su ", START) == "FREQ=MONTHLY;BYDAY=1SU"


@pytest.mark.parametrize(
    ("rule", "part", "accepted"),
    [
        ("", "''", "a part is NAME=VALUE with a name out of FREQ, UNTIL"),
        ("every Monday", "'EVERY MONDAY'", "a part is NAME=VALUE"),
        ("FREQ", "'FREQ'", "a part is NAME=VALUE"),
        ("FREQ=DAILY;", "''", "a part is NAME=VALUE"),
        ("FREQ=DAILY;BYHOUR=3", "'BYHOUR=3'", "a part is NAME=VALUE"),
        ("FREQ=DAILY;FREQ=DAILY", "'FREQ=DAILY'", "each part stands once"),
        ("BYDAY=MO", "'FREQ'", r"a rule says FREQ=DAILY\|WEEKLY\|MONTHLY\|YEARLY"),
        ("FREQ=SECONDLY", "'FREQ=SECONDLY'", "FREQ is one of DAILY, WEEKLY, MONTHLY, YEARLY"),
        ("FREQ=HOURLY;COUNT=5", "'FREQ=HOURLY'", "FREQ is one of"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "'COUNT and UNTIL'", "a rule ends by one of them"),
        ("FREQ=DAILY;UNTIL=20270101T000000Z", "'UNTIL=20270101T000000Z'", "the last date is written 20261231"),
        ("FREQ=DAILY;UNTIL=20270231", "'UNTIL=20270231'", "the last date"),
        ("FREQ=DAILY;UNTIL=2027-1-1", "'UNTIL=2027-1-1'", "the last date"),
        ("FREQ=WEEKLY;WKST=XX", "'WKST=XX'", "a week starts on one of MO"),
        ("FREQ=WEEKLY;BYDAY=1MO", "'BYDAY=1MO'", "FREQ=MONTHLY and FREQ=YEARLY may number them"),
        ("FREQ=MONTHLY;BYDAY=LU", "'BYDAY=LU'", "days are MO to SU"),
        ("FREQ=MONTHLY;BYDAY=", "'BYDAY='", "days are MO to SU"),
        ("FREQ=MONTHLY;BYDAY=0MO", "'BYDAY=0MO'", "days are MO to SU"),
        ("FREQ=DAILY;INTERVAL=0", "'INTERVAL=0'", "whole numbers from 1 to 9999"),
        ("FREQ=DAILY;INTERVAL=1,2", "'INTERVAL=1,2'", "INTERVAL and COUNT are one number"),
        ("FREQ=DAILY;COUNT=10000", "'COUNT=10000'", "whole numbers from 1 to 9999"),
        ("FREQ=DAILY;COUNT=1e3", "'COUNT=1E3'", "whole numbers"),
        ("FREQ=YEARLY;BYMONTH=13", "'BYMONTH=13'", "whole numbers from 1 to 12"),
        ("FREQ=YEARLY;BYMONTHDAY=0", "'BYMONTHDAY=0'", "0 only for BYEASTER"),
    ],
)
def test_a_fault_is_named_with_its_place_and_what_is_accepted(rule: str, part: str, accepted: str) -> None:
    """The whole rule and the part that is wrong stand in the error"""
    with pytest.raises(InvalidValueError, match=f"rule: {part} in .*: .*{accepted}"):
        canonical_rule(rule, START)


def test_a_rule_that_names_no_date_is_refused() -> None:
    """30 February, and a rule that ended before it began, close nothing ever: a slip, and a search without end"""
    for rule in ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;UNTIL=20251231"):
        with pytest.raises(InvalidValueError, match="names no date from 2026-01-01 to 9999-12-31"):
            canonical_rule(rule, START)


def test_a_rule_is_a_text() -> None:
    """A rule object of dateutil is not taken: it is no value"""
    with pytest.raises(InvalidTypeError, match="rule: 5 is a int; a text such as 'FREQ=MONTHLY;BYDAY=1SU'"):
        canonical_rule(5, START)


def listed(numbers: st.SearchStrategy[int], name: str) -> st.SearchStrategy[str]:
    """Write one to three numbers as a part of a rule."""
    chosen = st.lists(numbers.filter(bool), min_size=1, max_size=3, unique=True)
    return chosen.map(lambda each: f"{name}={','.join(map(str, each))}")


@st.composite
def rules(draw: Callable[[st.SearchStrategy[str]], str]) -> str:
    """Rules of every frequency with up to four parts."""
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    days = st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
    if frequency in ("MONTHLY", "YEARLY"):
        days = st.builds("{}{}".format, st.sampled_from(("", "", "1", "2", "-1")), days)
    optional = {
        "INTERVAL": st.integers(1, 13).map("INTERVAL={}".format),
        "BYMONTH": listed(st.integers(1, 12), "BYMONTH"),
        "BYDAY": st.lists(days, min_size=1, max_size=3).map(lambda each: f"BYDAY={','.join(each)}"),
        "WKST": st.sampled_from(("WKST=SU", "WKST=TH")),
        "END": st.sampled_from(("UNTIL=20310512", "COUNT=77")),
    }
    if frequency in ("MONTHLY", "YEARLY"):
        optional["BYMONTHDAY"] = listed(st.integers(-28, 28), "BYMONTHDAY")
    if frequency == "YEARLY":
        optional["BYYEARDAY"] = listed(st.integers(-366, 366), "BYYEARDAY")
    parts = [f"FREQ={frequency}"]
    parts += [draw(part) for part in optional.values() if draw(st.sampled_from(("y", "n", "n"))) == "y"]
    if (
        any(part.startswith("BY") for part in parts)
        and draw(st.sampled_from(("y", "n"))) == "y"
        and frequency != "DAILY"
    ):
        parts.append(draw(st.sampled_from(("BYSETPOS=1", "BYSETPOS=-1"))))
    return ";".join(parts)


@given(rules(), st.dates(date(1990, 1, 1), date(2026, 12, 31)), st.integers(0, 60))
def test_a_year_expanded_by_itself_is_the_year_of_the_rule_expanded_from_its_start(
    rule: str, start: date, later: int
) -> None:
    """Leaping ahead to a year keeps the phase of the interval, and what the start implied"""
    try:
        canonical = canonical_rule(rule, start)
    except InvalidValueError:
        return
    year = start.year + later
    whole = rrulestr(rule, dtstart=datetime(start.year, start.month, start.day))
    expected = whole.between(datetime(year, 1, 1), datetime(year, 12, 31), inc=True)
    assert recurring_dates(canonical, start, year, year) == tuple(at.date() for at in expected)
