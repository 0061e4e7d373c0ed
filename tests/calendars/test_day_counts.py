"""The day counts of French law, held against the examples of official pages and of commented judgments."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sla_rules.calendars.business_calendar import BusinessCalendar
from sla_rules.calendars.day_counts import DayCount
from sla_rules.calendars.public_holidays import PublicHolidays
from sla_rules.errors import InvalidTypeError, InvalidValueError, NoOpenTimeError, OutOfRangeError

FRENCH = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))
SHOP = BusinessCalendar(tz="Europe/Paris", hours="Tu-Su 10:00-19:00", holidays=PublicHolidays("FR"))
CALENDAIRES, OUVRABLES, OUVRES, FRANCS = DayCount


@pytest.mark.parametrize(
    ("count", "prorogued", "last"),
    [
        # Mo 9 Tu 10 We 11 Th 12 Fr 13 Sa 14 Su 15
        (CALENDAIRES, False, date(2026, 11, 15)),
        (CALENDAIRES, True, date(2026, 11, 16)),
        # seven whole days, then the day of the term, Monday
        (FRANCS, False, date(2026, 11, 16)),
        (FRANCS, True, date(2026, 11, 16)),
        # Mo 9 Tu 10 Th 12 Fr 13 Sa 14 Mo 16 Tu 17
        (OUVRABLES, False, date(2026, 11, 17)),
        # Mo 9 Tu 10 Th 12 Fr 13 Mo 16 Tu 17 We 18
        (OUVRES, False, date(2026, 11, 18)),
    ],
)
def test_the_example_of_the_public_services_page(count: DayCount, prorogued: bool, last: date) -> None:
    """
    service-public.fr, F35697: seven days counted from a Monday, the Wednesday a holiday

    In November 2026 the 11th is a Wednesday; the event is on the Sunday before, which does not count.
    """
    assert count.term(FRENCH, date(2026, 11, 8), 7, prorogued=prorogued) == last


@pytest.mark.parametrize(
    ("count", "event", "n", "prorogued", "last"),
    [
        # Thursday 30 April 2026: Friday 1 May is a holiday, then a week-end, Friday 8 May again
        (OUVRES, date(2026, 4, 30), 1, False, date(2026, 5, 4)),
        (OUVRES, date(2026, 4, 30), 5, False, date(2026, 5, 11)),  # Mo 4 Tu 5 We 6 Th 7 Mo 11
        (OUVRABLES, date(2026, 4, 30), 1, False, date(2026, 5, 2)),
        (OUVRABLES, date(2026, 4, 30), 5, False, date(2026, 5, 7)),  # Sa 2 Mo 4 Tu 5 We 6 Th 7
        (OUVRABLES, date(2026, 4, 30), 1, True, date(2026, 5, 4)),  # Saturday is ouvrable, but no working day here
        (CALENDAIRES, date(2026, 4, 30), 1, False, date(2026, 5, 1)),
        (CALENDAIRES, date(2026, 4, 30), 1, True, date(2026, 5, 4)),
        (FRANCS, date(2026, 4, 30), 1, False, date(2026, 5, 2)),
        (FRANCS, date(2026, 4, 30), 1, True, date(2026, 5, 4)),
        # across a leap day
        (CALENDAIRES, date(2028, 2, 28), 2, False, date(2028, 3, 1)),
    ],
)
def test_terms_forward_by_hand(count: DayCount, event: date, n: int, prorogued: bool, last: date) -> None:
    """The day of the event does not count (art. 641); a term ends at 24:00 of its last day (art. 642)"""
    assert count.term(FRENCH, event, n, prorogued=prorogued) == last


def test_the_example_of_the_judgment_on_terms_counted_backward() -> None:
    """
    Hearing on 31 July 2024, eight days before: 30 July to 23 July are counted, so by Monday 22 July

    Cass. com. 14 March 2018, n° 16-26.996, as the legal publishers compute it.
    """
    assert CALENDAIRES.term(FRENCH, date(2024, 7, 31), -8) == date(2024, 7, 22)
    assert FRANCS.term(FRENCH, date(2024, 7, 31), -8) == date(2024, 7, 22)


@pytest.mark.parametrize(
    ("count", "n", "prorogued", "last"),
    [
        # event on Monday 18 May 2026; Thursday 14 May is Ascension, Friday 8 May a holiday
        (OUVRES, -1, False, date(2026, 5, 14)),  # Fr 15 is counted, and not available
        (OUVRES, -1, True, date(2026, 5, 13)),
        (OUVRES, -5, False, date(2026, 5, 6)),  # Fr 15 We 13 Tu 12 Mo 11 Th 7
        (OUVRABLES, -2, False, date(2026, 5, 14)),  # Sa 16 Fr 15
        (OUVRABLES, -3, False, date(2026, 5, 12)),  # Sa 16 Fr 15 We 13
        (CALENDAIRES, -7, False, date(2026, 5, 10)),
        (CALENDAIRES, -7, True, date(2026, 5, 7)),  # Sunday, Saturday and 8 May are left out
        (FRANCS, -7, True, date(2026, 5, 7)),
    ],
)
def test_terms_backward_by_hand(count: DayCount, n: int, prorogued: bool, last: date) -> None:
    """Whole days, n of them, lie between the act and the event; prorogued, the act comes no later than a working day"""
    assert count.term(FRENCH, date(2026, 5, 18), n, prorogued=prorogued) == last


def test_a_term_of_business_days_is_the_limit_of_the_calendar() -> None:
    """One meaning of business days in the whole library: 24:00 of the last day, 00:00 of the first one back"""
    from datetime import timedelta
    from zoneinfo import ZoneInfo

    from sla_rules.calendars.limits import BusinessDays

    paris = ZoneInfo("Europe/Paris")
    event = datetime(2026, 4, 30, 17, tzinfo=paris)
    day_after = OUVRES.term(FRENCH, event.date(), 10) + timedelta(days=1)
    assert FRENCH.add(event, BusinessDays(10)) == datetime(day_after.year, day_after.month, day_after.day, tzinfo=paris)
    first = OUVRES.term(FRENCH, event.date(), -10) + timedelta(days=1)
    assert FRENCH.subtract(event, BusinessDays(10)) == datetime(first.year, first.month, first.day, tzinfo=paris)


def test_which_days_count() -> None:
    """A Saturday is ouvrable and not ouvré; a Sunday or a holiday neither, but where one works on it"""
    saturday, sunday, holiday = date(2026, 5, 16), date(2026, 5, 17), date(2026, 5, 14)
    expected = {CALENDAIRES: (True, True, True), FRANCS: (True, True, True)}
    expected |= {OUVRABLES: (True, False, False), OUVRES: (False, False, False)}
    for count, days in expected.items():
        assert tuple(count.counts(FRENCH, day) for day in (saturday, sunday, holiday)) == days
    assert OUVRABLES.counts(SHOP, sunday)
    assert OUVRABLES.counts(SHOP, date(2026, 5, 18))  # closed on Mondays, which are ouvrables all the same
    assert not OUVRES.counts(SHOP, date(2026, 5, 18))


def test_a_holiday_on_which_one_works_is_ouvrable() -> None:
    """Only the holidays habitually not worked are taken out (F35697)"""
    works = FRENCH.evolve(exceptions={date(2026, 5, 14): "09:30-12:00"})
    assert OUVRABLES.counts(works, date(2026, 5, 14))


def test_without_holidays_only_sundays_are_not_ouvrables() -> None:
    """A calendar without holidays has none to leave out"""
    plain = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00")
    assert OUVRABLES.term(plain, date(2026, 4, 30), 4) == date(2026, 5, 5)  # Fr 1 Sa 2 Mo 4 Tu 5


def test_names_are_those_of_the_contract() -> None:
    """A count is a text, as it stands in the contract and in files"""
    assert [str(count) for count in DayCount] == [
        "jours calendaires",
        "jours ouvrables",
        "jours ouvrés",
        "jours francs",
    ]
    assert DayCount("jours francs") is FRANCS


def test_bad_terms_are_refused() -> None:
    """0 days, half days, a datetime for a day, and terms past the known years"""
    event = date(2026, 4, 30)
    for count in DayCount:
        with pytest.raises(InvalidValueError, match="a term of 0 days has no last day"):
            count.term(FRENCH, event, 0)
        for n in (1.0, True, "3", None):
            with pytest.raises(InvalidTypeError, match=r"n: .* a whole number of days is wanted"):
                count.term(FRENCH, event, n)  # type: ignore[arg-type]
        with pytest.raises(InvalidTypeError, match="day: datetime"):
            count.term(FRENCH, datetime(2026, 4, 30), 1)
        with pytest.raises(InvalidTypeError, match="day: datetime"):
            count.counts(FRENCH, datetime(2026, 4, 30))
        for n in (10**7, -(10**7), 10**12):
            with pytest.raises(OutOfRangeError, match=f"{n} {count} from 2026-04-30 end outside the years 1 to 9999"):
                count.term(FRENCH, event, n)
    with pytest.raises(OutOfRangeError, match="2100"):
        OUVRABLES.term(FRENCH, date(2100, 12, 30), 30)
    with pytest.raises(NoOpenTimeError, match="2100"):
        OUVRES.term(FRENCH, date(2100, 12, 30), 30)
    with pytest.raises(OutOfRangeError, match="end outside the years"):
        FRANCS.term(FRENCH, date(9999, 12, 30), 1)


def test_what_is_no_calendar_is_refused() -> None:
    """Ouvrables want holidays that are known as such, which a combination does not keep apart; the others do not"""
    both = FRENCH | SHOP
    day = date(2026, 11, 14)
    assert OUVRES.term(both, day, 1) == date(2026, 11, 15)  # type: ignore[arg-type] # a calendar, though combined
    with pytest.raises(
        InvalidTypeError, match=r"calendar: .* is a CombinedCalendar; jours ouvrables want a BusinessCal"
    ):
        OUVRABLES.term(both, day, 1)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="calendar: 5 is a int; jours calendaires want a Calendar"):
        CALENDAIRES.counts(5, day)  # type: ignore[arg-type]
