"""Ways of writing times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.errors import InvalidValueError
from sla_rules.files.date_format import DateFormat, SlashedDates, read_iso


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("%d/%m/%Y %H:%M", "03/11/2026 09:30", datetime(2026, 11, 3, 9, 30)),
        ("%d/%m/%Y %H:%M", "3/11/2026 9:30", datetime(2026, 11, 3, 9, 30)),
        ("%m/%d/%y %Hh%M", "11/03/26 09h30", datetime(2026, 11, 3, 9, 30)),
        ("%d.%m.%y %H:%M", "03.11.68 09:30", datetime(2068, 11, 3, 9, 30)),
        ("%d.%m.%y %H:%M", "03.11.69 09:30", datetime(1969, 11, 3, 9, 30)),
        ("%Y%m%d %H%M%S.%f", "20261103 093001.5", datetime(2026, 11, 3, 9, 30, 1, 500_000)),
        ("%Y-%m-%d %H:%M%z", "2026-11-03 09:30Z", datetime(2026, 11, 3, 9, 30, tzinfo=UTC)),
        ("%Y-%m-%d %H:%M %z", "2026-11-03 09:30 +0530", datetime(2026, 11, 3, 4, tzinfo=UTC)),
        ("%Y-%m-%d %H:%M%z", "2026-11-03 09:30-03:00", datetime(2026, 11, 3, 12, 30, tzinfo=UTC)),
        ("%d/%m/%Y %H:%M 100%%", "03/11/2026 09:30 100%", datetime(2026, 11, 3, 9, 30)),
    ],
)
def test_reads_what_it_says(form: str, text: str, expected: datetime) -> None:
    """Each directive reads its own figures."""
    assert DateFormat(form).read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03 09:30", "03/11/2026", "03/11/2026 09:30:00", "31/11/2026 09:30", "03/13/2026 09:30",
        "03/11/2026 24:00", "03/11/2026 09:60", "٠٣/11/2026 09:30", "x03/11/2026 09:30", "",
    ],
)  # fmt: skip
def test_reads_nothing_else(text: str) -> None:
    """Another form, a day or an hour that does not exist, and figures that are not ASCII are not read."""
    assert DateFormat("%d/%m/%Y %H:%M").read(text) is None


def test_an_offset_of_more_than_a_day_is_none() -> None:
    """No zone is a day ahead."""
    assert DateFormat("%d/%m/%Y %H:%M%z").read("03/11/2026 09:30+25:00") is None


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("%d %b %Y %H:%M", "'%b' in '%d %b %Y %H:%M' is not known; accepted: %d %m"),
        ("%d/%m/%Y %H:%M %", "'%' in .* is not known"),
        ("%d/%m/%Y", r"lacks %H, %M; accepted: all of them, as '%d/%m/%Y %H:%M'"),
        ("%H:%M", r"lacks %d, %m, %Y or %y"),
        ("%d/%d/%m/%Y %H:%M", "gives one thing twice"),
        ("%d/%m/%Y %y %H:%M", "gives one thing twice"),
    ],
)
def test_refuses_a_format_that_gives_no_instant(form: str, message: str) -> None:
    """Names of months would follow the locale; a format without a day or a time gives no instant."""
    with pytest.raises(InvalidValueError, match=message):
        DateFormat(form)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-03T09:30", datetime(2026, 11, 3, 9, 30)),
        ("2026-11-03 09:30:01.5", datetime(2026, 11, 3, 9, 30, 1, 500_000)),
        ("2026-11-03T09:30:01,25", datetime(2026, 11, 3, 9, 30, 1, 250_000)),
        ("2026-11-03T09:30:00.000001000", datetime(2026, 11, 3, 9, 30, 0, 1)),
        ("2026-11-03T09:30Z", datetime(2026, 11, 3, 9, 30, tzinfo=UTC)),
        ("2026-11-03T09:30+01", datetime(2026, 11, 3, 8, 30, tzinfo=UTC)),
        ("2026-11-03T09:30+0100", datetime(2026, 11, 3, 8, 30, tzinfo=UTC)),
    ],
)
def test_reads_iso(text: str, expected: datetime) -> None:
    """A day and a time of ISO 8601, with or without a zone, to the microsecond."""
    assert read_iso(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03", "20261103T0930", "2026-W45-2T09:30", "2026-11-03T24:00", "2026-02-30T09:30",
        "2026-11-03T09:30:00.0000001", "2026-11-03t09:30", "2026-11-03T09", "٢٠٢٦-11-03T09:30",
    ],
)  # fmt: skip
def test_reads_no_other_iso(text: str) -> None:
    """What Python's versions disagree on, a day alone and fractions below a microsecond are not read."""
    assert read_iso(text) is None


@given(st.datetimes(timezones=st.none() | st.integers(-1439, 1439).map(lambda n: timezone(timedelta(minutes=n)))))
def test_iso_is_read_back(at: datetime) -> None:
    """What datetime writes is read as the same datetime."""
    assert read_iso(at.isoformat()) == at


def test_one_day_past_12_tells_the_order() -> None:
    """A figure past 12 in the first place is a day, so that all are day first, whatever the mark."""
    slashed = SlashedDates.among(["03/11/2026 09:30", "23-11-2026 09:30:15", "2026-11-03T09:30", "Monday"])
    assert (slashed.day_first, slashed.evidence, slashed.doubt) == (True, "23-11-2026 09:30:15", "")
    assert slashed.read("03/11/2026 09:30") == datetime(2026, 11, 3, 9, 30)
    assert slashed.read("3.11.2026T9:30:15") == datetime(2026, 11, 3, 9, 30, 15)
    assert slashed.read("2026-11-03T09:30") is None
    assert slashed.read("11/23/2026 09:30") is None


def test_one_month_cannot_be_past_12() -> None:
    """A figure past 12 in the second place makes all month first."""
    slashed = SlashedDates.among(["11/03/2026 09:30", "11/23/2026 09:30"])
    assert (slashed.day_first, slashed.text) == (False, "%m/%d/%Y %H:%M")
    assert slashed.read("11/03/2026 09:30") == datetime(2026, 11, 3, 9, 30)


def test_days_up_to_12_tell_nothing() -> None:
    """Nothing is certain when every figure fits both places; nothing is read then."""
    slashed = SlashedDates.among(["03/11/2026 09:30", "12/12/2026 09:30"])
    assert (slashed.day_first, slashed.doubt) == (None, "nothing tells day from month")
    assert slashed.read("12/12/2026 09:30") is None


def test_both_orders_in_one_file_tell_nothing() -> None:
    """Two dates that can only be read in different orders are named."""
    doubt = SlashedDates.among(["23/11/2026 09:30", "11/23/2026 09:30"]).doubt
    assert doubt == "'23/11/2026 09:30' can only be day first and '11/23/2026 09:30' only month first"


@pytest.mark.parametrize("slip", ["45/03/2026 09:30", "31/02/2026 09:30", "13/13/2026 09:30", "03/45/2026 09:30"])
def test_a_day_that_no_month_has_tells_nothing(slip: str) -> None:
    """A slip of the hand does not say how the other dates are read, and takes nothing from one that does."""
    assert SlashedDates.among(["03/11/2026 09:30", slip]).doubt == "nothing tells day from month"
    assert SlashedDates.among(["11/23/2026 09:30", slip]).evidence == "11/23/2026 09:30"
    assert SlashedDates.among(["23/11/2026 09:30", slip]).evidence == "23/11/2026 09:30"


def test_a_day_tells_the_order_whatever_its_time_of_day() -> None:
    """25:00 is no time of day, and a fault of its row; 29 February of a leap year is a day."""
    assert SlashedDates.among(["23/11/2026 25:00"]).day_first
    assert SlashedDates.among(["02/29/2028 09:30"]).day_first is False
    assert SlashedDates.among(["02/29/2027 09:30"]) == SlashedDates()


def test_no_such_date_is_no_doubt() -> None:
    """A file without slashed dates has neither order nor doubt."""
    assert SlashedDates.among(["2026-11-03T09:30"]) == SlashedDates()
