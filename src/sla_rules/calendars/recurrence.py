"""
Dates that recur by a rule of RFC 5545 §3.3.10, asked one year at a time.

The rule is read strictly here, so that a fault is named with its place, and expanded by dateutil. Rules of
hours, minutes and seconds are refused: a rule says on which dates, never at what times, and a rule of
seconds is a bomb. A year is expanded from the last period that begins before it, not from the rule's start,
so that the year 2100 of a rule of 1990 costs no more than its first.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NoReturn

from sla_rules.calendars.texts import as_text
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = {
    "INTERVAL": (1, 9999),
    "COUNT": (1, 9999),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    # days after Easter Sunday: not in the RFC, a part that dateutil adds
    "BYEASTER": (-366, 366),
}
_PARTS = ("FREQ", "UNTIL", "BYDAY", "WKST", *_NUMBERS)
# without any of these, the rule's start says which day of the week, month or year is meant
_DAY_PARTS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYEASTER")


def canonical_rule(text: object, start: date) -> str:
    """
    Check a rule whose first date may be *start*, and write it in capitals, its parts in the order given.

    Raises InvalidValueError naming the part that is wrong and what is accepted, and for a rule that names
    no date.
    """
    text = as_text(text, "rule", "FREQ=MONTHLY;BYDAY=1SU")
    rule = text.strip().upper().removeprefix("RRULE:")
    parts: dict[str, str] = {}
    for pair in rule.split(";"):
        name, equals, value = pair.partition("=")
        if name not in _PARTS or not equals:
            _refuse(text, pair, f"a part is NAME=VALUE with a name out of {', '.join(_PARTS)}")
        if name in parts:
            _refuse(text, pair, "each part stands once")
        parts[name] = value
    if "FREQ" not in parts:
        _refuse(text, "FREQ", f"a rule says FREQ={'|'.join(_FREQUENCIES)}")
    for name, value in parts.items():
        accepted = _fault(name, value, parts["FREQ"])
        if accepted:
            _refuse(text, f"{name}={value}", accepted)
    if {"COUNT", "UNTIL"} <= parts.keys():
        _refuse(text, "COUNT and UNTIL", "a rule ends by one of them (RFC 5545 §3.3.10)")
    if next(_expand(rule, start), None) is None:
        msg = f"rule: {text!r} names no date from {start.isoformat()} to {date.max.isoformat()}"
        raise InvalidValueError(msg)
    return rule


@lru_cache(maxsize=2048)
def recurring_dates(
    rule: str, start: date, first_year: int, last_year: int, most: int | None = None
) -> tuple[date, ...]:
    """Tell the dates, or the first *most*, of the years that a canonical *rule* names from *start* on, in order."""
    parts = dict(pair.split("=") for pair in rule.split(";"))
    begin = start
    if first_year > start.year and "COUNT" not in parts:
        begin = _period_before(parts, start, first_year)
        rule = ";".join(f"{name}={value}" for name, value in parts.items())
    until = takewhile(lambda day: day.year <= last_year, _expand(rule, begin))
    return tuple(islice((day for day in until if day.year >= first_year), most))


def _expand(rule: str, start: date) -> Iterator[date]:
    """Give the dates of the rule one by one, at most to the end of the year 9999."""
    from dateutil.rrule import rrulestr

    for at in rrulestr(rule, dtstart=datetime.combine(start, time.min)):
        yield at.date()


def _period_before(parts: dict[str, str], start: date, year: int) -> date:
    """
    Find a start in phase with *start* that gives the same dates from *year* on.

    It lies a period more than needed before *year*, for dateutil cuts the first week short. What *start*
    implied of months and days is written down in *parts*, for the new start would imply another.
    """
    interval = int(parts.get("INTERVAL", "1"))
    frequency = parts["FREQ"]
    if frequency in ("DAILY", "WEEKLY"):
        days = interval * (7 if frequency == "WEEKLY" else 1)
        passed = (date(year, 1, 1) - start).days // days
        return start + timedelta(days=max(0, passed - 1) * days)
    if not any(name in parts for name in _DAY_PARTS):
        parts["BYMONTHDAY"] = str(start.day)
        if frequency == "YEARLY":
            parts.setdefault("BYMONTH", str(start.month))
    months = interval * (12 if frequency == "YEARLY" else 1)
    origin = start.year * 12 + (start.month - 1 if frequency == "MONTHLY" else 0)
    begun = origin + (year * 12 - origin) // months * months
    return max(start, date(begun // 12, begun % 12 + 1, 1))


def _fault(name: str, value: str, frequency: str) -> str | None:
    """Tell what is accepted in the part *name* when *value* is not; None when it is."""
    if name == "FREQ":
        accepted, right = f"FREQ is one of {', '.join(_FREQUENCIES)}", value in _FREQUENCIES
    elif name == "WKST":
        accepted, right = f"a week starts on one of {', '.join(_WEEKDAYS)}", value in _WEEKDAYS
    elif name == "UNTIL":
        accepted, right = "the last date is written 20261231, without a time", _is_date(value)
    elif name == "BYDAY":
        numbered = r"[+-]?[1-9]\d?" if frequency in ("MONTHLY", "YEARLY") else ""
        day = rf"({numbered})?({'|'.join(_WEEKDAYS)})"
        accepted = "days are MO to SU; FREQ=MONTHLY and FREQ=YEARLY may number them, '1SU' or '-1FR'"
        right = re.fullmatch(rf"{day}(,{day})*", value) is not None
    else:
        first, last = _NUMBERS[name]
        accepted = f"whole numbers from {first} to {last}, 0 only for BYEASTER; INTERVAL and COUNT are one number"
        numbers = value.split(",") if name.startswith("BY") else [value]
        right = all(_is_number(each, first, last, zero=name == "BYEASTER") for each in numbers)
    return None if right else accepted


def _is_number(text: str, first: int, last: int, *, zero: bool) -> bool:
    if not re.fullmatch(r"[+-]?\d{1,4}", text):
        return False
    return first <= int(text) <= last and (zero or int(text) != 0)


def _is_date(text: str) -> bool:
    try:
        return len(text) == len("20261231") and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _refuse(text: str, part: str, accepted: str) -> NoReturn:
    msg = f"rule: {part!r} in {text!r}: {accepted}"
    raise InvalidValueError(msg)
