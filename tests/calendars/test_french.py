"""Values for French calendars."""

from __future__ import annotations

from datetime import date

from sla_rules.calendars.french import SOLIDARITY_DAY
from sla_rules.calendars.public_holidays import PublicHolidays


def test_the_day_of_solidarity_is_whit_monday_from_2005_on() -> None:
    """Whit Mondays from almanacs; loi 2004-626 first took effect on 16 May 2005"""
    assert [day for year in (2004, 2005, 2006, 2026, 2027) for day in SOLIDARITY_DAY.names(year)] == [
        date(2005, 5, 16),
        date(2006, 6, 5),
        date(2026, 5, 25),
        date(2027, 5, 17),
    ]


def test_who_works_on_it_takes_it_out_of_the_holidays() -> None:
    """Eleven legal holidays less one, and no other changed"""
    holidays = PublicHolidays("FR")
    worked = holidays - SOLIDARITY_DAY
    assert set(holidays.names(2026)) - set(worked.names(2026)) == {date(2026, 5, 25)}
    assert worked.names(2004) == holidays.names(2004)
    assert len(worked.names(2026)) == 10
