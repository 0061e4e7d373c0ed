"""Closures read from .ics files."""

from __future__ import annotations

import builtins
import pickle
import sys
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from sla_rules.calendars import ical
from sla_rules.calendars.closed_dates import ClosedDates
from sla_rules.calendars.ical import read_ical
from sla_rules.calendars.window import Window
from sla_rules.errors import InvalidTypeError, InvalidValueError, MissingExtraError, OutOfRangeError, SlaError

if TYPE_CHECKING:
    from pathlib import Path

PARIS = ZoneInfo("Europe/Paris")


def calendar(*events: str) -> str:
    """Write a calendar file of events, each given by its properties."""
    body = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{body}END:VCALENDAR\n".replace("\n", "\r\n")


BRIDGE = "UID:1\nDTSTART;VALUE=DATE:20260515\nSUMMARY:Pont de l'Ascension"
NIGHT = """UID:2
DTSTART;TZID=Europe/Paris:20260104T020000
DTEND;TZID=Europe/Paris:20260104T040000
RRULE:FREQ=MONTHLY;BYDAY=1SU
SUMMARY:Mises à jour"""


def starts(text: str, first_year: int = 2026, last_year: int = 2026, tz: str | None = None) -> list[str]:
    """Tell where the windows of a calendar begin."""
    return [window.start.isoformat() for window in read_ical(text, first_year, last_year, tz=tz).windows]


def test_a_whole_day_is_a_closed_date_named_by_its_summary() -> None:
    """The list is known for the years asked, and for no other"""
    closures = read_ical(calendar(BRIDGE), 2026, 2027)
    assert closures.dates == ClosedDates({date(2026, 5, 15): "Pont de l'Ascension"}, years=(2026, 2027))
    assert closures.windows == ()
    with pytest.raises(OutOfRangeError):
        closures.dates.names(2028)
    assert pickle.loads(pickle.dumps(closures)) == closures
    assert hash(closures) == hash(read_ical(calendar(BRIDGE), 2026, 2027))


def test_days_run_to_the_day_before_dtend() -> None:
    """DTEND is excluded (RFC 5545 §3.6.1); DURATION in days or weeks does the same, neither is one day"""
    for end in ("DTEND;VALUE=DATE:20260104", "DURATION:P4D"):
        event = f"UID:1\nDTSTART;VALUE=DATE:20251231\n{end}\nSUMMARY:Fermeture"
        assert list(read_ical(calendar(event), 2025, 2025).dates.names(2025)) == [date(2025, 12, 31)]
        days = list(read_ical(calendar(event), 2026, 2026).dates.names(2026))
        assert days == [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]
    week = "UID:1\nDTSTART;VALUE=DATE:20260803\nDURATION:P1W"
    assert len(read_ical(calendar(week), 2026, 2026).dates.names(2026)) == 7


def test_a_date_of_two_events_bears_both_names_once() -> None:
    """Two reasons for one closed date, as in a union"""
    events = [f"UID:{uid}\nDTSTART;VALUE=DATE:20260515\nSUMMARY:{name}" for uid, name in enumerate(["a", "b", "a"])]
    events.append("UID:9\nDTSTART;VALUE=DATE:20260515")
    assert read_ical(calendar(*events), 2026, 2026).dates.names(2026) == {date(2026, 5, 15): "a; b"}


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


def test_text_bytes_and_path_are_read_alike(tmp_path: Path) -> None:
    """UTF-8 with or without its mark; folded lines are joined; two calendars in one file are both read"""
    text = calendar(NIGHT, BRIDGE)
    file = tmp_path / "closures.ics"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    expected = read_ical(text, 2026, 2026)
    assert read_ical(text.encode(), 2026, 2026) == read_ical(file, 2026, 2026) == expected
    assert read_ical(text.replace("SUMMARY:Mises", "SUMMARY:Mis\r\n es"), 2026, 2026) == expected
    assert read_ical(calendar(NIGHT) + calendar(BRIDGE), 2026, 2026) == expected


def test_a_calendar_without_events_closes_nothing() -> None:
    """Nor do alarms, and a fault in a property that is not read is none of ours"""
    assert read_ical(calendar(), 2026, 2026).dates.names(2026) == {}
    alarm = f"{BRIDGE}\nDTSTAMP:x\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nEND:VALARM"
    assert len(read_ical(calendar(alarm), 2026, 2026).dates.names(2026)) == 1


def broken(*lines: str) -> str:
    """Write a calendar with one whole-day event and some more of its lines."""
    return calendar("\n".join((BRIDGE, *lines)))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "the file is empty"),
        ("\r\n \r\n", "the file is empty"),
        ("hello", "line 1: 'hello' stands outside a calendar, which begins with BEGIN:VCALENDAR"),
        (calendar(BRIDGE)[:-15], r"cut off; BEGIN:VCALENDAR of line 1 has no END:VCALENDAR"),
        (calendar(BRIDGE)[:90], r"line \d+: the file is cut off; BEGIN:VEVENT of line 4 has no END:VEVENT"),
        (calendar(BRIDGE).replace("END:VEVENT", "END:VTODO"), "line 8: END:VTODO ends nothing that is open there"),
        ("END:VCALENDAR", "line 1: END:VCALENDAR ends nothing"),
        ("BEGIN:X\n" * 9, "line 9: more than 10000 events or 8 levels"),
        (calendar().replace("PRODID:test", "garbage"), "the calendar cannot be read: "),
        (broken("garbage"), "line 4, event '1': a line cannot be read: .*garbage"),
        (broken("RRULE:FREQ=DAILY;COUNT=zz"), "line 4, event '1': RRULE cannot be read"),
        (broken("RRULE:FREQ=SECONDLY"), "event '1': rule: 'FREQ=SECONDLY' .*: FREQ is one of DAILY"),
        (broken("RRULE:FREQ=DAILY;BYHOUR=1"), "rule: 'BYHOUR=1'"),
        (broken("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "names no date"),
        (broken("RRULE:FREQ=DAILY;UNTIL=20200101T000000Z"), "names no date"),
        (broken("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "RRULE stands 2 times; once is accepted"),
        (broken("EXRULE:FREQ=DAILY"), "EXRULE is no longer part of the format"),
        (broken("DTSTART;VALUE=DATE:20260516"), "DTSTART stands 2 times"),
        (broken("DTEND;VALUE=DATE:20260515"), "the event lasts 0:00:00; give a DTEND after DTSTART"),
        (broken("DTEND;VALUE=DATE:20260514"), "the event lasts -1 day"),
        (broken("DURATION:PT2H"), "the event lasts 2:00:00; .* whole days later when DTSTART is a date"),
        (broken("DTEND:20260516T000000Z"), "DTEND: 2026-05-16T00:00:00.* is not of the kind of DTSTART, 2026-05-15"),
        (broken("RDATE:20260516T000000Z"), "RDATE: .* is not of the kind of DTSTART"),
        (broken("EXDATE:20260516T000000Z"), "EXDATE: .* is not of the kind of DTSTART"),
        (broken("RDATE;VALUE=PERIOD:20260601T000000Z/PT5H"), "RDATE: .* periods are not read"),
        (broken("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260515"), "only a change of one occurrence is read"),
        (calendar("UID:5\nSUMMARY:x"), "line 4, event '5': DTSTART is missing"),
        (calendar("UID:5\nDTSTART:2026-05-15"), "line 4, event '5': DTSTART cannot be read"),
        (calendar("UID:5\nDTSTART:20260515T100000Z"), "line 4, event '5': the event lasts 0:00:00"),
        (
            calendar("UID:5\nDTSTART;TZID=Mars/Phobos:20260515T100000"),
            "DTSTART: TZID=Mars/Phobos is no zone that is known",
        ),
        (calendar("UID:5\nDTSTART;TZID=America/New_York:99991231T230000\nDURATION:PT1H"), "line 4, event '5': "),
    ],
)
def test_a_fault_is_named_with_its_line_and_event(text: str, fault: str) -> None:
    """Every broken file ends in one error of ours that says what and where"""
    with pytest.raises(InvalidValueError, match=f"ics: .*({fault})"):
        read_ical(text, 2026, 2026)


def test_a_file_in_another_encoding_is_refused_with_its_line_and_byte() -> None:
    """Latin-1 and UTF-16 files are common; guessing would garble names at best"""
    text = calendar(NIGHT)
    with pytest.raises(InvalidValueError, match=r"ics: line 9: byte 0xe0 is not UTF-8; save the calendar as UTF-8"):
        read_ical(text.encode("latin-1"), 2026, 2026)
    with pytest.raises(InvalidValueError, match="ics: line 1: byte 0xff is not UTF-8"):
        read_ical(text.encode("utf-16"), 2026, 2026)


def test_a_file_cut_anywhere_gives_an_error_of_ours_or_nothing_less() -> None:
    """Truncation at every byte: never a silent part of the closures"""
    data = calendar(NIGHT, BRIDGE).encode()
    for length in range(len(data) - 2):
        with pytest.raises(SlaError):
            read_ical(data[:length], 2026, 2026)


def test_bombs_are_refused_quickly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Endless recurrences, long closures, too many events, too many rules and too large files are all bounded"""
    began = time.perf_counter()
    daily = broken("RRULE:FREQ=DAILY")
    with pytest.raises(InvalidValueError, match="event '1': the file closes more than 50000 days and windows"):
        read_ical(daily, 1, 9999)
    with pytest.raises(InvalidValueError, match="more than 50000 days"):
        read_ical(calendar("UID:1\nDTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231"), 1, 9999)
    assert (
        len(
            read_ical(calendar("UID:1\nDTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231"), 2026, 2026).dates.dates
        )
        == 365
    )
    with pytest.raises(InvalidValueError, match="more than 500 recurring events; split it"):
        read_ical(calendar(*[f"{BRIDGE}\nRRULE:FREQ=YEARLY"] * 501), 2026, 2026)
    monkeypatch.setattr(ical, "MOST_EVENTS", 3)
    with pytest.raises(InvalidValueError, match="line 19: more than 3 events or 8 levels"):
        read_ical(calendar(*[BRIDGE] * 4), 2026, 2026)
    large = tmp_path / "large.ics"
    large.write_bytes(b"X" * (ical.MOST_BYTES + 1))
    for source in (large, large.read_bytes(), large.read_text()):
        with pytest.raises(InvalidValueError, match="the file is larger than 5000000 bytes; split it"):
            read_ical(source, 2026, 2026)
    assert time.perf_counter() - began < 20


def test_an_occurrence_past_the_year_9999_is_refused() -> None:
    """A window that would end where Python has no dates is an error, not a crash"""
    event = "UID:1\nDTSTART:20260101T000000Z\nDURATION:P400D\nRRULE:FREQ=YEARLY"
    with pytest.raises(InvalidValueError, match="event '1': an occurrence lies outside the years 1 to 9999"):
        read_ical(calendar(event), 9998, 9999)


def test_the_source_and_the_years_are_checked() -> None:
    """A list is no source, a year is a whole number, and the years are in order"""
    with pytest.raises(InvalidTypeError, match=r"source: \['x'\] is a list; the text, the bytes or the pathlib.Path"):
        read_ical(["x"], 2026, 2026)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"years: \(2027, 2026\)"):
        read_ical(calendar(), 2027, 2026)
    with pytest.raises(InvalidValueError, match=r"years: \('2026', 2026\)"):
        read_ical(calendar(), "2026", 2026)  # type: ignore[arg-type]


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package icalendar comes with sla-rules[ical]"""
    original = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "icalendar":
            raise ImportError(name)
        return original(name, *rest)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "icalendar", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"pip install 'sla-rules\[ical\]'"):
        read_ical(calendar(), 2026, 2026)
