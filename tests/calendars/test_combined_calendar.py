"""Calendars combined: instants, dates, and what is refused."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, ClosedDates, CombinedCalendar, PublicHolidays, Window
from sla_rules.errors import InvalidTypeError, InvalidValueError, NoOpenTimeError

PARIS = ZoneInfo("Europe/Paris")
DESK = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-18:00", holidays=PublicHolidays("FR"))
SHOP = BusinessCalendar(tz="Europe/Paris", hours="Mo-Sa 12:00-20:00")
TOKYO = BusinessCalendar(tz="Asia/Tokyo", hours="Mo-Fr 09:00-18:00")


def paris(day: int, hour: int = 0) -> datetime:
    """Write an instant of March 2026 in Paris; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, tzinfo=PARIS)


def test_in_one_zone() -> None:
    """Open in both 12:00-18:00, in either 09:00-20:00, in the first alone 09:00-12:00."""
    for combined, hours in ((DESK & SHOP, "12:00-18:00"), (DESK | SHOP, "09:00-20:00"), (DESK - SHOP, "09:00-12:00")):
        assert str(combined.hours_on(date(2026, 3, 2))) == hours
    assert not (DESK & SHOP).is_business_day(date(2026, 3, 7))
    assert (DESK | SHOP).is_business_day(date(2026, 3, 7))
    assert (DESK & SHOP).elapsed(paris(2), paris(7)) == timedelta(hours=30)
    assert (DESK - SHOP).business_days(date(2026, 3, 2), date(2026, 3, 9)) == 5
    assert (DESK | SHOP).add_business_days(date(2026, 3, 6), 1) == date(2026, 3, 7)


def test_follow_the_sun() -> None:
    """Paris and Tokyo, 8 h apart in winter: Tokyo's day ends at 10:00 in Paris, so they share 09:00-10:00."""
    assert (DESK & TOKYO).elapsed(paris(2), paris(3)) == timedelta(hours=1)
    assert (DESK | TOKYO).elapsed(paris(2), paris(3)) == timedelta(hours=17)
    assert (DESK & TOKYO).next_open(paris(2, 10)) == paris(3, 9)
    assert (DESK & TOKYO).next_open(paris(2, 10).astimezone(UTC)).tzinfo is UTC


def test_dates_in_several_zones() -> None:
    """Whose dates count must be said; a date is then a business day when there is open time in it."""
    both = DESK | TOKYO
    for question in (
        lambda: both.is_business_day(date(2026, 3, 1)),
        lambda: both.business_days(date(2026, 3, 1), date(2026, 3, 2)),
        lambda: both.day_zone,
        lambda: both.explain_day(date(2026, 3, 1)),
    ):
        with pytest.raises(InvalidValueError, match=r"\(a \| b\).in_zone\('Europe/Paris'\)"):
            question()
    # Monday 2 March 09:00 in Tokyo is 01:00 in Paris and Sunday 19:00 in New York.
    assert both.in_zone("America/New_York").is_business_day(date(2026, 3, 1))
    assert not both.in_zone("Europe/Paris").is_business_day(date(2026, 3, 1))
    assert str(both.in_zone("Europe/Paris").hours_on(date(2026, 3, 2))) == "01:00-18:00"
    assert str(both.in_zone("America/New_York").hours_on(date(2026, 3, 1))) == "19:00-24:00"


def test_nested_combinations_count_dates_in_the_zone_chosen() -> None:
    """A combination inside another needs no zone of its own: the outer one's counts."""
    nested = ((DESK | TOKYO) | SHOP).in_zone("Europe/Paris")
    # Tokyo's Monday begins at 01:00 in Paris, the shop closes at 20:00, and on Saturday only the shop is open.
    assert str(nested.hours_on(date(2026, 3, 2))) == "01:00-20:00"
    assert str(nested.hours_on(date(2026, 3, 7))) == "12:00-20:00"
    assert nested.business_days(date(2026, 3, 2), date(2026, 3, 9)) == 6
    assert str(nested.explain_day(date(2026, 3, 8))) == (
        "closed: (closed: (closed: no hours on Su) | (closed: no hours on Su)) | (closed: no hours on Su)"
    )


def test_open_time_of_a_date_is_rounded_outward() -> None:
    """Hours are whole seconds, so a window of a microsecond shows as one."""
    tick = Window(paris(8, 10), paris(8, 10) + timedelta(microseconds=1))
    combined = (TOKYO | BusinessCalendar(tz="Europe/Paris", hours="Mo-Su off", openings=[tick])).in_zone("UTC")
    assert str(combined.hours_on(date(2026, 3, 8))) == "09:00-09:00:01"


def test_a_repeated_hour_shows_once() -> None:
    """25 October 2026 has 25 open hours in a calendar that never closes, and its wall clock 24."""
    both = (BusinessCalendar(tz="UTC", hours="24/7") & BusinessCalendar(tz="Europe/Paris", hours="24/7")).in_zone(
        "Europe/Paris"
    )
    assert str(both.hours_on(date(2026, 10, 25))) == "00:00-24:00"


def test_clocks_that_run_back_over_midnight() -> None:
    """St John's showed 23:01 again after 00:01 on 29 October 2006; those minutes are no hours of the 29th."""
    both = BusinessCalendar(tz="America/St_Johns", hours="24/7") & BusinessCalendar(tz="UTC", hours="24/7")
    local = both.in_zone("America/St_Johns")
    assert str(local.hours_on(date(2006, 10, 29))) == "00:00-24:00"
    assert local.business_days(date(2006, 1, 1), date(2007, 1, 1)) == 365


def test_never_open_together() -> None:
    """Two calendars that never overlap are legal; a search in them ends, and names both bounds."""
    never = DESK & BusinessCalendar(tz="Europe/Paris", hours="Sa 09:00-18:00")
    assert never.elapsed(paris(1), paris(31)) == timedelta(0)
    with pytest.raises(NoOpenTimeError, match=r"no open time: searched from .* 2100-12-31T23:00:00"):
        never.next_open(paris(2))
    with pytest.raises(NoOpenTimeError, match="not enough open time"):
        never.add(paris(2), timedelta(hours=1))


def test_nested_values() -> None:
    """Combinations nest, compare, hash, pickle, and their repr evaluates back."""
    nested = ((DESK | SHOP) - TOKYO).in_zone("Europe/Paris")
    names = {
        "BusinessCalendar": BusinessCalendar,
        "CombinedCalendar": CombinedCalendar,
        "PublicHolidays": PublicHolidays,
        "WeeklyHours": type(DESK.hours),
    }
    for calendar in (nested, DESK & SHOP):
        assert eval(repr(calendar), names) == calendar  # noqa: S307 -- our own text
        copy = pickle.loads(pickle.dumps(calendar))
        assert copy == calendar
        assert hash(copy) == hash(calendar)
        assert copy.elapsed(paris(2), paris(9)) == calendar.elapsed(paris(2), paris(9))
    assert nested != nested.in_zone("Asia/Tokyo")


def test_refused() -> None:
    """Only calendars combine, by three operations, and they must know a year in common."""
    with pytest.raises(TypeError, match="unsupported operand"):
        DESK & 5  # type: ignore[operator]
    with pytest.raises(InvalidValueError, match=r"operation: '\^' is none; '&', '\|' or '-' is wanted"):
        CombinedCalendar(DESK, "^", SHOP)
    with pytest.raises(InvalidValueError, match="operation: "):
        CombinedCalendar(DESK, [], SHOP)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="left: 5 is a int; a calendar is wanted"):
        CombinedCalendar(5, "&", SHOP)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="right: None is a NoneType"):
        CombinedCalendar(DESK, "&", None)  # type: ignore[arg-type]
    one = DESK.evolve(holidays=ClosedDates({}, years=(2000, 2001)))
    with pytest.raises(InvalidValueError, match="know no year in common"):
        one & DESK.evolve(holidays=ClosedDates({}, years=(2010, 2011)))
