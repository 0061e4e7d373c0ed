"""Closures read from .ics files."""

from __future__ import annotations

import builtins
import pickle
import sys
import time
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from sla_rules.calendars import ical
from sla_rules.calendars.closed_dates import ClosedDates
from sla_rules.calendars.ical import read_ical
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


def test_a_date_of_two_events_bears_both_names_once() -> None:
    """Two reasons for one closed date, as in a union"""
    events = [f"UID:{uid}\nDTSTART;VALUE=DATE:20260515\nSUMMARY:{name}" for uid, name in enumerate(["a", "b", "a"])]
    events.append("UID:9\nDTSTART;VALUE=DATE:20260515")
    assert read_ical(calendar(*events), 2026, 2026).dates.names(2026) == {date(2026, 5, 15): "a; b"}


def test_text_bytes_and_path_are_read_alike(tmp_path: Path) -> None:
    """UTF-8 with or without its mark; folded lines are joined; two calendars in one file are both read"""
    text = calendar(NIGHT, BRIDGE)
    file = tmp_path / "closures.ics"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    expected = read_ical(text, 2026, 2026)
    assert read_ical(text.encode(), 2026, 2026) == read_ical(file, 2026, 2026) == expected
    assert read_ical(text.replace("SUMMARY:Mises", "SUMMARY:Mis\r\n es"), 2026, 2026) == expected
    assert read_ical(calendar(NIGHT) + calendar(BRIDGE), 2026, 2026) == expected
    assert read_ical(text.replace("BEGIN:VEVENT", "BEGIN:VEV\r\n\r\n\tENT"), 2026, 2026) == expected
    long = calendar(BRIDGE + "x" * 80 + "\n y\n z")
    assert list(read_ical(long, 2026, 2026).dates.names(2026).values()) == ["Pont de l'Ascension" + "x" * 80 + "yz"]
    # no end of a line for this format, though Python's splitlines takes it for one
    named = calendar(BRIDGE.replace("Pont", "Pont\u2028BEGIN:VEVENT\x0b"))
    assert len(read_ical(named, 2026, 2026).dates.names(2026)) == 1


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
        (calendar(BRIDGE).replace("BEGIN:VEVENT", "BEGIN:VEVENT "), "line 8: END:VEVENT ends nothing that is open"),
        (calendar(BRIDGE).replace("UID", " X"), "line 8: END:VEVENT ends nothing that is open there"),
        (calendar(BRIDGE).replace("DTSTART;VALUE=DATE:", "DTSTART;VALUE=DATE,"), "the calendar cannot be read: "),
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


def test_a_path_that_cannot_be_read(tmp_path: Path) -> None:
    """No file, and a directory, are refused by an error of ours that names the path"""
    with pytest.raises(
        InvalidValueError, match=r"ics: .*absent\.ics: No such file or directory; the path of a file that"
    ):
        read_ical(tmp_path / "absent.ics", 2026, 2026)
    with pytest.raises(InvalidValueError, match=r"Is a directory; the path of a file that can be read is wanted"):
        read_ical(tmp_path, 2026, 2026)


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
