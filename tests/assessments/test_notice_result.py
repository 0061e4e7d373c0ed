"""Notices, judged forward from the day they were given."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from sla_rules import BusinessCalendar, BusinessDays, CalendarMonths
from sla_rules.assessments.notice_result import NoticeResult, notice_result
from sla_rules.clauses.notice import Notice
from sla_rules.errors import InvalidTypeError, OutOfRangeError
from tests.assessments.service import at

OFFICE = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")


def judged(given_on: date, change_on: date | None = None, **fields: object) -> NoticeResult:
    """Judge a notice of six months, or of another term."""
    said: dict[str, Any] = {"name": "notice", "clause": "§2", "term": CalendarMonths(6), **fields}
    notice = Notice(**said)
    return notice_result(notice, OFFICE, given_on, change_on)


def test_six_months_end_at_midnight() -> None:
    """Given on 10 March, six months end on 10 September at 24:00: the change may come on the 11th, no day earlier"""
    given = date(2026, 3, 10)
    early, kept = judged(given, date(2026, 9, 10)), judged(given, date(2026, 9, 11))
    assert (early.last_day, early.ends_at, early.earliest) == (date(2026, 9, 10), at("09-11 00:00"), date(2026, 9, 11))
    assert (early.kept, early.days_short) == (False, 1)
    assert (kept.kept, kept.days_short) == (True, 0)


@pytest.mark.parametrize("day", [28, 29, 30, 31])
def test_the_last_day_of_a_shorter_month(day: int) -> None:
    """28 to 31 August and six months all end on 28 February 2027, which has no later day"""
    assert judged(date(2026, 8, day)).earliest == date(2027, 3, 1)


def test_no_change_yet() -> None:
    """Without a change there is only the earliest date"""
    found = judged(date(2026, 3, 10))
    assert (found.change_on, found.kept, found.days_short) == (None, None, 0)


def test_prorogation() -> None:
    """Given on 14 March, six months end on Monday 14 September; on 12 March on Saturday 12th, moved to Monday 14th"""
    assert judged(date(2026, 3, 14), prorogation=True).last_day == date(2026, 9, 14)
    assert judged(date(2026, 3, 12)).last_day == date(2026, 9, 12)
    assert judged(date(2026, 3, 12), prorogation=True).last_day == date(2026, 9, 14)


def test_business_days() -> None:
    """Ten business days from Monday 2 March 2026 end on Monday 16 March, the day it was given not counted"""
    assert judged(date(2026, 3, 2), term=BusinessDays(10)).earliest == date(2026, 3, 17)


@pytest.mark.parametrize("given_on", [date(9999, 8, 1), date(9999, 6, 30)])
def test_beyond_the_last_date(given_on: date) -> None:
    """A term that ends with the year 9999 or later leaves no date for the change"""
    with pytest.raises(OutOfRangeError, match=r"CalendarMonths\(count=7\) from 9999-0.* end after the last date"):
        judged(given_on if given_on.month == 8 else date(9999, 5, 31), term=CalendarMonths(7))


def test_dates_only() -> None:
    """A datetime is no date: its day depends on a zone"""
    with pytest.raises(InvalidTypeError, match="given_on: "):
        judged(at("03-10"))
    with pytest.raises(InvalidTypeError, match=r"change_on: .* a datetime.date is wanted"):
        judged(date(2026, 3, 10), datetime(2026, 9, 11))
