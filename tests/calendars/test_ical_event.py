"""One event of an .ics file: its days, its times and its recurrences."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sla_rules.calendars.ical import read_ical
from sla_rules.calendars.window import Window
from sla_rules.errors import InvalidValueError
from tests.calendars.test_ical import NIGHT, calendar, starts


def test_days_run_to_the_day_before_dtend() -> None:
    """DTEND is excluded (RFC 5545 §3.6.1); DURATION in days or weeks does the same, neither is one day"""
    for end in ("DTEND;VALUE=DATE:20260104", "DURATION:P4D"):
        event = f"UID:1\nDTSTART;VALUE=DATE:20251231\n{end}\nSUMMARY:Fermeture"
        assert list(read_ical(calendar(event), 2025, 2025).dates.names(2025)) == [date(2025, 12, 31)]
        days = list(read_ical(calendar(event), 2026, 2026).dates.names(2026))
        assert days == [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]
    week = "UID:1\nDTSTART;VALUE=DATE:20260803\nDURATION:P1W"
    assert len(read_ical(calendar(week), 2026, 2026).dates.names(2026)) == 7


def test_times_are_windows_in_their_zone() -> None:
    """One event with times, in a zone, in UTC, and with a length instead of an end"""
    expected = Window(datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 11, 30, tzinfo=UTC), "works")
    for times in (
        "DTSTART;TZID=Europe/Paris:20260302T100000\nDTEND;TZID=Europe/Paris:20260302T123000",
        "DTSTART:20260302T090000Z\nDTEND:20260302T113000Z",
        "DTSTART:20260302T090000Z\nDURATION:PT2H30M",
        "DTSTART;TZID=Europe/Paris:20260302T100000\nDTEND:20260302T113000Z",
    ):
        assert read_ical(calendar(f"UID:1\n{times}\nSUMMARY:works"), 2026, 2026).windows == (expected,)


def test_floating_times_are_read_in_the_zone_given_and_refused_without_one() -> None:
    """A time without a zone is no instant; nothing of the machine's is taken for it"""
    event = "UID:7\nDTSTART:20260302T100000\nDTEND:20260302T110000"
    assert starts(calendar(event), tz="Europe/Paris") == ["2026-03-02T10:00:00+01:00"]
    with pytest.raises(InvalidValueError, match=r"line 4, event '7': DTSTART: 2026-03-02T10:00:00 has no zone.*tz="):
        read_ical(calendar(event), 2026, 2026)
    with pytest.raises(InvalidValueError, match="tz: 'Mars' is no zone"):
        read_ical(calendar(event), 2026, 2026, tz="Mars")


def test_a_recurring_window_keeps_its_wall_clock_over_daylight_saving() -> None:
    """First Sundays of 2026 at 02:00 in Paris, +01:00 in winter and +02:00 in summer; two real hours each"""
    windows = read_ical(calendar(NIGHT), 2026, 2026).windows
    assert [window.start.isoformat()[5:] for window in windows[:5]] == [
        "01-04T02:00:00+01:00",
        "02-01T02:00:00+01:00",
        "03-01T02:00:00+01:00",
        "04-05T02:00:00+02:00",
        "05-03T02:00:00+02:00",
    ]
    assert len(windows) == 12
    assert {(window.duration, window.name) for window in windows} == {(timedelta(hours=2), "Mises à jour")}


def test_a_length_in_days_is_wall_clock_and_the_rest_real_time() -> None:
    """P1D over the night of 29 March 2026 is 23 hours; PT25H never is less (RFC 5545 §3.3.6)"""
    day = "UID:1\nDTSTART;TZID=Europe/Paris:20260328T120000\nDURATION:P1D"
    assert read_ical(calendar(day), 2026, 2026).windows[0].duration == timedelta(hours=23)
    exact = "UID:1\nDTSTART;TZID=Europe/Paris:20260328T120000\nDTEND;TZID=Europe/Paris:20260329T130000"
    assert read_ical(calendar(exact), 2026, 2026).windows[0].duration == timedelta(hours=24)


def test_recurrences_have_exceptions_and_additions() -> None:
    """EXDATE takes occurrences away, RDATE adds some, and the two may stand several times"""
    event = f"""{NIGHT}
EXDATE;TZID=Europe/Paris:20260201T020000,20260301T020000
EXDATE:20260405T000000Z
RDATE;TZID=Europe/Paris:20260210T020000
RDATE;TZID=Europe/Paris:20260211T020000"""
    assert [each[5:10] for each in starts(calendar(event))[:5]] == ["01-04", "02-10", "02-11", "05-03", "06-07"]
    days = """UID:1
DTSTART;VALUE=DATE:20260105
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE;VALUE=DATE:20260112
RDATE;VALUE=DATE:20260201"""
    assert [day.isoformat() for day, _ in read_ical(calendar(days), 2026, 2026).dates.dates] == [
        "2026-01-05",
        "2026-01-19",
        "2026-02-01",
    ]


def test_a_changed_occurrence_stands_in_for_the_one_it_names() -> None:
    """RECURRENCE-ID moves one window of the series; a cancelled one drops out, and so does a cancelled event"""
    february = "UID:2\nRECURRENCE-ID;TZID=Europe/Paris:20260201T020000\nDTSTART;TZID=Europe/Paris:"
    moved = f"{february}20260202T030000\nDURATION:PT1H"
    assert [each[5:13] for each in starts(calendar(NIGHT, moved))[:3]] == ["01-04T02", "02-02T03", "03-01T02"]
    assert starts(calendar(f"{NIGHT}\nSTATUS:CANCELLED")) == []
    cancelled = f"{february}20260201T020000\nDURATION:PT2H\nSTATUS:CANCELLED"
    assert [each[5:10] for each in starts(calendar(NIGHT, cancelled))[:2]] == ["01-04", "03-01"]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20260301", "2026-03-01"),
        ("20260301T010000Z", "2026-03-01"),  # 02:00 in Paris: the very start of the third occurrence
        ("20260301T005959Z", "2026-02-01"),
        ("20260301T020000", "2026-03-01"),
    ],
)
def test_until_is_an_instant_or_a_date(until: str, last: str) -> None:
    """An occurrence that begins at UNTIL is the last one (RFC 5545 §3.3.10)"""
    text = calendar(NIGHT.replace("BYDAY=1SU", f"BYDAY=1SU;UNTIL={until}"))
    assert starts(text)[-1][:10] == last
    days = calendar(f"UID:1\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;UNTIL={until}")
    assert read_ical(days, 2026, 2026).dates.dates[-1][0] == date(2026, 3, 1)


def test_an_occurrence_that_begins_before_the_years_and_reaches_into_them_counts() -> None:
    """A night from 31 December, single and recurring, and a works' closure of three years"""
    night = "UID:1\nDTSTART;TZID=Europe/Paris:20251231T220000\nDTEND;TZID=Europe/Paris:20260101T060000"
    for event in (night, f"{night}\nRRULE:FREQ=YEARLY"):
        assert starts(calendar(event))[0] == "2025-12-31T22:00:00+01:00"
        assert starts(calendar(event), 2027, 2027) == (
            [] if event == night else ["2026-12-31T22:00:00+01:00", "2027-12-31T22:00:00+01:00"]
        )
    works = "UID:1\nDTSTART;VALUE=DATE:20240601\nDTEND;VALUE=DATE:20270601\nRRULE:FREQ=YEARLY;INTERVAL=10"
    assert len(read_ical(calendar(works), 2026, 2026).dates.names(2026)) == 365
    assert starts(calendar(night), 2024, 2024) == []


def test_a_zone_defined_in_the_file_is_followed() -> None:
    """A VTIMEZONE of one's own is no zone of the tz database; its windows come out in UTC"""
    zone = """BEGIN:VTIMEZONE
TZID:Office
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
    text = calendar("UID:1\nDTSTART;TZID=Office:20260702T100000\nDURATION:PT1H").replace("\r\n", "\n")
    text = text.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT")
    assert starts(text) == ["2026-07-02T09:00:00+00:00"]
