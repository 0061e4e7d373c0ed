"""Whether a change was announced in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.instants import as_date, from_micros
from sla_rules.calendars.limit_arithmetic import months_later
from sla_rules.calendars.limits import BusinessDays
from sla_rules.calendars.zones import end_of_day
from sla_rules.errors import OutOfRangeError

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.clauses.notice import Notice

_DAY = timedelta(days=1)


@frozen(kw_only=True)
class NoticeResult:
    """
    What *notice* says of a change announced on *given_on* and made on *change_on*, dates of the agreement's zone.

    The term runs from the day it was given, which does not count, and ends at 24:00 of *last_day*, the instant
    *ends_at*; the change may come on the day after. *change_on* is None while no change is planned. Built by
    `Agreement.notice`, never by hand.
    """

    notice: Notice
    given_on: date
    change_on: date | None
    last_day: date
    ends_at: datetime

    @property
    def earliest(self) -> date:
        """The first date on which the change may be made."""
        return self.last_day + _DAY

    @property
    def kept(self) -> bool | None:
        """Whether the term had ended when the change was made; None without a change."""
        return None if self.change_on is None else self.change_on >= self.earliest

    @property
    def days_short(self) -> int:
        """By how many days the change came too early, 0 when it did not."""
        return 0 if self.change_on is None else max(0, (self.earliest - self.change_on).days)


def notice_result(notice: Notice, calendar: Calendar, given_on: date, change_on: date | None) -> NoticeResult:
    """
    Return what *notice* says of a change, judged forward from the day it was given.

    Raises InvalidTypeError for what is no date, OutOfRangeError when the term ends after the year 9999 or outside the
    years that a count of business days knows.
    """
    given_on = as_date(given_on, "given_on")
    if change_on is not None:
        change_on = as_date(change_on, "change_on")
    if isinstance(notice.term, BusinessDays):
        last_day = calendar.add_business_days(given_on, notice.term.count)
    else:
        try:
            last_day = months_later(given_on, notice.term.count)
        except ValueError:
            last_day = date.max
        if last_day == date.max:
            msg = f"given_on: {notice.term} from {given_on} end after the last date, {date.max}"
            raise OutOfRangeError(msg, first=date.min, last=date.max)
        if notice.prorogation and not calendar.is_business_day(last_day):
            last_day = calendar.add_business_days(last_day, 1)
    return NoticeResult(
        notice=notice,
        given_on=given_on,
        change_on=change_on,
        last_day=last_day,
        ends_at=from_micros(end_of_day(calendar.day_zone, last_day), calendar.day_zone),
    )
