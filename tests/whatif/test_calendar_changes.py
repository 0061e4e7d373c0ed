"""Changes of hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, PublicHolidays, VersionedHours, Window
from sla_rules.errors import HoursSyntaxError, InvalidTypeError, InvalidValueError
from sla_rules.whatif.calendar_changes import (
    Closed,
    Closing,
    Hours,
    Opening,
    counts_whole_days,
    seconds_of,
    time_text,
)

FRENCH = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))
SPLIT = FRENCH.evolve(hours="Mo-Th 09:00-12:00,14:00-18:00; Fr 09:00-12:00; PH 10:00-11:00")
PH = "PH 10:00-11:00"
WHOLE = FRENCH.evolve(hours="Mo-Fr 00:00-24:00")
CHANGES = (Opening("08:00"), Closing("19:00"), Hours("Sa 09:00-12:00"), Closed(date(2026, 5, 4), date(2026, 5, 4)))


@pytest.mark.parametrize(
    ("change", "hours"),
    [
        (Opening("08:00"), "Mo-Th 08:00-12:00,14:00-18:00; Fr 08:00-12:00; PH 10:00-11:00"),
        (Opening("09:00"), "Mo-Th 09:00-12:00,14:00-18:00; Fr 09:00-12:00; PH 10:00-11:00"),
        (Opening("10:30"), "Mo-Th 10:30-12:00,14:00-18:00; Fr 10:30-12:00; PH 10:00-11:00"),
        (Opening("13:00", "Mo,We-Th"), "Mo,We-Th 14:00-18:00; Tu 09:00-12:00,14:00-18:00; Fr 09:00-12:00; " + PH),
        (Opening(time(8, 0, 30), "Fr"), "Mo-Th 09:00-12:00,14:00-18:00; Fr 08:00:30-12:00; PH 10:00-11:00"),
        (Closing("19:00"), "Mo-Th 09:00-12:00,14:00-19:00; Fr 09:00-19:00; PH 10:00-11:00"),
        (Closing("11:00"), "Mo-Fr 09:00-11:00; PH 10:00-11:00"),
        (Closing("25:30", "Mo"), "Mo 09:00-12:00,14:00-01:30; Tu-Th 09:00-12:00,14:00-18:00; Fr 09:00-12:00; " + PH),
        (Closing("48:00", "Mo"), "Mo 09:00-12:00,14:00-48:00; Tu-Th 09:00-12:00,14:00-18:00; Fr 09:00-12:00; " + PH),
        (Hours("Sa 09:00-12:00"), "Mo-Th 09:00-12:00,14:00-18:00; Fr-Sa 09:00-12:00; PH 10:00-11:00"),
        (Hours("Mo - Th 09:00-17:00; Fr off; PH off"), "Mo-Th 09:00-17:00"),
        (Hours("PH 12:00-13:00"), "Mo-Th 09:00-12:00,14:00-18:00; Fr 09:00-12:00; PH 12:00-13:00"),
        (Hours("24/7"), "24/7; PH 10:00-11:00"),
    ],
)  # fmt: skip
def test_hours_of_a_week(change: Opening | Closing | Hours, hours: str) -> None:
    """A day with hours opens and closes when it is said; days that have none stay closed unless they are named."""
    assert str(change.calendar(SPLIT).hours) == hours
    assert change.calendar(SPLIT).holidays is SPLIT.holidays


def test_every_version_of_hours() -> None:
    """Hours that change over time change in each of their versions."""
    versions = FRENCH.evolve(hours=VersionedHours("Mo-Fr 09:00-18:00", {date(2026, 3, 1): "Mo-Fr 10:00-17:00"}))
    assert Opening("08:00").calendar(versions).hours == VersionedHours(
        "Mo-Fr 08:00-18:00", {date(2026, 3, 1): "Mo-Fr 08:00-17:00"}
    )


def test_closed_dates_win_over_all_but_openings() -> None:
    """Exceptions and hours on holidays are closed too, other exceptions stay, and a special opening still opens."""
    opening = Window(datetime(2026, 12, 25, 9, tzinfo=UTC), datetime(2026, 12, 25, 10, tzinfo=UTC))
    given_ = SPLIT.evolve(
        exceptions={date(2026, 12, 24): "09:00-12:00", date(2026, 12, 23): "09:00-12:00"}, openings=(opening,)
    )
    closed = Closed(date(2026, 12, 24), date(2026, 12, 31), "year's end").calendar(given_)
    days = [date(2026, 12, 23) + timedelta(days=n) for n in range(10)]
    assert [str(closed.hours_on(each)) for each in days] == ["09:00-12:00", *["off"] * 8, "10:00-11:00"]
    assert closed.is_open(datetime(2026, 12, 25, 9, 30, tzinfo=UTC))


def test_days_that_count_whole() -> None:
    """A business day of 24 hours is no longer by an opening; a day that is opened counts whole."""
    assert counts_whole_days(WHOLE)
    assert not counts_whole_days(FRENCH)
    assert not counts_whole_days(FRENCH | WHOLE)
    assert Opening("08:00").of_whole_days(WHOLE) is WHOLE
    assert Closing("20:00").of_whole_days(WHOLE) is WHOLE
    changed = Hours("Sa 09:00-12:00; Fr off").of_whole_days(WHOLE)
    assert isinstance(changed, BusinessCalendar)
    assert str(changed.hours) == "Mo-Th,Sa 00:00-24:00"
    assert not Closed(date(2026, 5, 4), date(2026, 5, 4)).of_whole_days(WHOLE).is_business_day(date(2026, 5, 4))


def test_words() -> None:
    """Each change says itself."""
    assert [change.words for change in (*CHANGES, Opening("08:00", "Mo"), Closing("19:00", "Fr"))] == [
        *("opening 08:00", "closing 19:00", "Sa 09:00-12:00", "closed 2026-05-04"),
        *("opening 08:00 Mo", "closing 19:00 Fr"),
    ]
    assert Closed(date(2026, 5, 4), date(2026, 5, 5)).words == "closed 2026-05-04 to 2026-05-05"


@pytest.mark.parametrize("wrong", ["8h", "08:60", "48:00:01", "8", "", 8, None, time(8, 0, 0, 1), time(8, tzinfo=UTC)])
def test_what_is_no_time_of_day(wrong: object) -> None:
    """It is refused with the name of the change, the value, and what is accepted."""
    with pytest.raises(InvalidValueError, match=r"opening: .* is no time of day; write '08:00'"):
        Opening(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="closing: "):
        Closing(wrong)  # type: ignore[arg-type]


def test_what_cannot_be_changed() -> None:
    """A day left without hours, a combination, days and hours that cannot be read, dates out of order."""
    with pytest.raises(InvalidValueError, match=r"closing 08:00: leaves no hours on Mo, which has 09:30-18:00"):
        Closing("08:00").calendar(FRENCH)
    with pytest.raises(InvalidValueError, match=r"opening 12:00: leaves no hours on Fr"):
        Opening("12:00").calendar(SPLIT)
    for change in CHANGES:
        with pytest.raises(InvalidTypeError, match=r"a CombinedCalendar has no hours of its own"):
            change.calendar(FRENCH & SPLIT)
    with pytest.raises(HoursSyntaxError):
        Opening("08:00", "Mi")
    with pytest.raises(HoursSyntaxError):
        Closing("08:00", "Mi")
    with pytest.raises(InvalidTypeError):
        Opening("08:00", 5)  # type: ignore[arg-type]
    with pytest.raises(HoursSyntaxError):
        Hours("Sa 9 to 12")
    with pytest.raises(InvalidValueError, match=r"last: 2026-05-03 comes before first, 2026-05-04"):
        Closed(date(2026, 5, 4), date(2026, 5, 3))
    with pytest.raises(InvalidTypeError, match="first"):
        Closed("2026-05-04", date(2026, 5, 4))  # type: ignore[arg-type]


@given(st.integers(0, 2 * 86_400))
def test_seconds_and_texts(seconds: int) -> None:
    """A time of day is written so that it is read back."""
    assert seconds_of(time_text(seconds), "at") == seconds
