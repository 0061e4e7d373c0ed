"""The business calendar as a value: what it takes, what it refuses, and what it is equal to."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
import zoneinfo
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from sla_rules import (
    BusinessCalendar,
    ClosedDates,
    DayHours,
    PublicHolidays,
    RecurringClosure,
    VersionedHours,
    WeeklyHours,
    Window,
)
from sla_rules.errors import HoursSyntaxError, InvalidTypeError, InvalidValueError

PARIS = ZoneInfo("Europe/Paris")
OFFICE = WeeklyHours.parse("Mo-Fr 09:30-18:00")
BRIDGE = ClosedDates({date(2026, 5, 15): "bridge"})
NOON = Window(datetime(2026, 3, 6, 12, tzinfo=PARIS), datetime(2026, 3, 6, 13, tzinfo=PARIS), "lunch")
UPKEEP = RecurringClosure("FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1), "02:00-04:00", "upkeep")
FULL = BusinessCalendar(
    tz="Europe/Paris",
    hours=VersionedHours(OFFICE, {date(2027, 1, 1): "24/7"}),
    holidays=PublicHolidays("FR") | BRIDGE,
    exceptions={date(2026, 12, 24): ("09:30-12:00", "Christmas Eve"), date(2026, 12, 31): DayHours.parse("off")},
    openings=[Window(datetime(2026, 3, 7, 8, tzinfo=UTC), datetime(2026, 3, 7, 9, tzinfo=UTC))],
    closures=[NOON, UPKEEP],
)


def test_value() -> None:
    """Calendars built from equal parts are equal, hash alike, and their repr evaluates back."""
    names = {
        "BusinessCalendar": BusinessCalendar,
        "ClosedDates": ClosedDates,
        "DayHours": DayHours,
        "PublicHolidays": PublicHolidays,
        "RecurringClosure": RecurringClosure,
        "VersionedHours": VersionedHours,
        "WeeklyHours": WeeklyHours,
        "Window": Window,
        "datetime": dt,
        "zoneinfo": zoneinfo,
    }
    for calendar in (FULL, BusinessCalendar(tz="UTC", hours="24/7")):
        assert eval(repr(calendar), names) == calendar  # noqa: S307 -- our own text
        copy = pickle.loads(pickle.dumps(calendar))
        assert copy == calendar == calendar.evolve()
        assert hash(copy) == hash(calendar)
    assert FULL.evolve(tz="Europe/Brussels") != FULL
    assert FULL.tz == "Europe/Paris"
    assert FULL.day_zone is PARIS


def test_pickling_drops_the_tables() -> None:
    """A calendar that has answered much is pickled as small as a new one."""
    fresh = len(pickle.dumps(FULL.evolve()))
    warm = FULL.evolve()
    warm.elapsed(datetime(2026, 1, 1, tzinfo=PARIS), datetime(2030, 1, 1, tzinfo=PARIS))
    assert len(pickle.dumps(warm)) == fresh


def test_frozen() -> None:
    """Nothing in a calendar can be set."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FULL.tz = "UTC"  # type: ignore[misc]


def test_never_open() -> None:
    """A calendar that can never open is refused; one that opens by an exception, an opening or on holidays is not."""
    with pytest.raises(InvalidValueError, match="hours: 'Mo-Su off' is never open, nor does any exception or opening"):
        BusinessCalendar(tz="UTC", hours="Mo-Su off", exceptions={date(2026, 1, 1): "off"})
    with pytest.raises(InvalidValueError, match="never open"):
        BusinessCalendar(tz="UTC", hours=WeeklyHours.parse("PH 09:00-10:00"))
    for calendar in (
        BusinessCalendar(tz="UTC", hours="Mo-Su off", exceptions={date(2026, 1, 1): "09:00-10:00"}),
        BusinessCalendar(tz="UTC", hours="Mo-Su off", openings=[NOON]),
        BusinessCalendar(tz="UTC", hours="PH 09:00-10:00", holidays=BRIDGE),
        BusinessCalendar(tz="UTC", hours=VersionedHours("Mo-Su off", {date(2026, 1, 1): OFFICE})),
    ):
        start = datetime(2026, 1, 1, tzinfo=UTC)
        assert calendar.elapsed(start, start + timedelta(days=365)) > timedelta(0)


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"tz": "Europe/Pari"}, InvalidValueError, "tz: 'Europe/Pari' is no zone of the tz database"),
        ({"hours": "Mo-Fr 9-18"}, HoursSyntaxError, "'9-18' is no stretch of hours"),
        ({"hours": None}, InvalidTypeError, "hours: None is a NoneType; WeeklyHours or a text"),
        ({"holidays": [date(2026, 1, 1)]}, InvalidTypeError, "PublicHolidays, ClosedDates or None is wanted"),
        ({"exceptions": {datetime(2026, 1, 1): "off"}}, InvalidTypeError, "exceptions: .* a datetime.date is wanted"),
        ({"exceptions": {date(2026, 1, 1): "9-12"}}, HoursSyntaxError, "'9-12' is no stretch"),
        (
            {"exceptions": {date(2026, 1, 1): 5}},
            InvalidTypeError,
            "exceptions: 5 is a int; hours such as '09:30-12:00' or 'off' are wanted",
        ),
        ({"openings": [UPKEEP]}, InvalidTypeError, "openings: RecurringClosure.* a Window is wanted"),
        ({"closures": ["Sunday"]}, InvalidTypeError, "closures: 'Sunday' is a str; a Window or RecurringClosure"),
    ],
)
def test_refused(changes: dict[str, object], error: type[Exception], message: str) -> None:
    """Every part is checked when the calendar is built, and named with what is accepted."""
    with pytest.raises(error, match=message):
        FULL.evolve(**changes)


QUESTION = """
from datetime import UTC, date, datetime
from sla_rules import BusinessCalendar, PublicHolidays
calendar = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))
print(calendar.elapsed(datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)))
print(calendar.explain_day(date(2026, 4, 6)), calendar.provenance().digest)
"""


def test_nothing_depends_on_the_machine() -> None:
    """TZ, LANG and PYTHONHASHSEED change no answer, no name and no digest."""
    answers = set()
    for tz, lang, seed in (("UTC", "C", "0"), ("Asia/Tokyo", "fr_FR.UTF-8", "1"), ("America/New_York", "de_DE", "2")):
        environment = os.environ | {"TZ": tz, "LANG": lang, "LANGUAGE": lang, "PYTHONHASHSEED": seed}
        environment["PYTHONIOENCODING"] = "utf-8"
        run = subprocess.run(
            [sys.executable, "-c", QUESTION], env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        answers.add(run.stdout)
    assert len(answers) == 1
    # April has 21 business days (Easter Monday off), May 17 (1, 8, 14 and 25 off): 38 of 8.5 h are 323 h.
    assert answers.pop().startswith("13 days, 11:00:00\nclosed: Lundi de Pâques ")
