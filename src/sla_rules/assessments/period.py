"""Stretches of dates over which tickets are counted."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from attrs import frozen

from sla_rules.calendars.choice import Choice
from sla_rules.calendars.instants import as_date
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance


class PeriodKind(Choice):
    """How a span of dates is cut into periods."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}
_LABEL = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})|-Q(?P<quarter>[1-4]))?")


@frozen
class Period:
    """
    The dates from *first* to *last*, both included: a month, a quarter or a year of the civil calendar, or all.

    Dates are those of the agreement's calendar's zone. Raises InvalidValueError for dates that are no whole
    period of the *kind*.

    >>> from datetime import date
    >>> Period.parse("2026-Q1") == Period("quarter", date(2026, 1, 1), date(2026, 3, 31))
    True
    """

    kind: PeriodKind
    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        """Refuse dates that do not make a period."""
        object.__setattr__(self, "kind", as_kind(self.kind))
        wanted = _span(self.kind, as_date(self.first, "first"))
        if (self.first, as_date(self.last, "last")) != wanted:
            msg = f"{self.kind}: {self.first} to {self.last} is no {self.kind}; {wanted[0]} to {wanted[1]} is one"
            raise InvalidValueError(msg)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """
        Return a month.

        >>> Period.month(2028, 2).last
        datetime.date(2028, 2, 29)
        """
        return cls.containing(PeriodKind.MONTH, _date(year, month))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """
        Return a quarter, 1 to 4.

        >>> Period.quarter(2026, 4).first
        datetime.date(2026, 10, 1)
        """
        return cls.containing(PeriodKind.QUARTER, _date(year, 3 * _whole(quarter, "quarter") - 2))

    @classmethod
    def year(cls, year: int) -> Period:
        """
        Return a year.

        >>> Period.year(2026).label
        '2026'
        """
        return cls.containing(PeriodKind.YEAR, _date(year, 1))

    @classmethod
    def all(cls) -> Period:
        """
        Return the period of all dates.

        >>> Period.all().label
        'all'
        """
        return cls(PeriodKind.ALL, date.min, date.max)

    @classmethod
    def containing(cls, kind: PeriodKind | str, day: date) -> Period:
        """
        Return the period of that *kind* in which *day* lies.

        >>> from datetime import date
        >>> Period.containing("month", date(2026, 3, 17)).label
        '2026-03'
        """
        kind = as_kind(kind)
        return cls(kind, *_span(kind, as_date(day, "day")))

    @classmethod
    def parse(cls, label: str) -> Period:
        """
        Return the period of that label: "2026-03", "2026-Q1", "2026" or "all".

        >>> Period.parse("2026-03") == Period.month(2026, 3)
        True
        """
        if instance(label, str, "period") == PeriodKind.ALL:
            return cls.all()
        match = _LABEL.fullmatch(label)
        if match is None:
            msg = f"period: {label!r} is none; write '2026-03', '2026-Q1', '2026' or 'all'"
            raise InvalidValueError(msg)
        year = int(match["year"])
        if match["month"]:
            return cls.month(year, int(match["month"]))
        return cls.quarter(year, int(match["quarter"])) if match["quarter"] else cls.year(year)

    @property
    def label(self) -> str:
        """The period in short: "2026-03", "2026-Q1", "2026" or "all"."""
        if self.kind is PeriodKind.ALL:
            return "all"
        of_year = {
            PeriodKind.MONTH: f"-{self.first.month:02}",
            PeriodKind.QUARTER: f"-Q{(self.first.month + 2) // 3}",
            PeriodKind.YEAR: "",
        }
        return f"{self.first.year:04}{of_year[self.kind]}"

    def __contains__(self, day: date) -> bool:
        """Tell whether *day* lies in the period."""
        return self.first <= as_date(day, "day") <= self.last


def as_kind(value: PeriodKind | str) -> PeriodKind:
    """Return *value* as a kind of period; raises InvalidValueError, which lists what is accepted."""
    try:
        return PeriodKind(value)
    except ValueError:
        msg = f"kind: {value!r} is no kind of period; accepted are {', '.join(PeriodKind)}"
        raise InvalidValueError(msg) from None


def _date(year: int, month: int) -> date:
    try:
        return date(_whole(year, "year"), _whole(month, "month"), 1)
    except (ValueError, OverflowError) as fault:
        msg = f"period: there is no month {month} of the year {year}: {fault}"
        raise InvalidValueError(msg) from None


def _whole(value: object, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a whole number is wanted"
        raise InvalidTypeError(msg)
    return value


def _span(kind: PeriodKind, day: date) -> tuple[date, date]:
    """Return the first and last date of the period of that kind around *day*."""
    if kind is PeriodKind.ALL:
        return date.min, date.max
    months = _MONTHS[kind]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])
