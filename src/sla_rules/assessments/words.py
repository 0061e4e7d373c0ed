"""
The words of a language, and how it writes dates and amounts: fixed, whatever the machine's locale says.

Each language is one file of the same keys; figures are written whole, for a verdict never hangs on a rounded one.
"""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.limits import BusinessDays, BusinessHours, ClockHours
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from fractions import Fraction

    from sla_rules.calendars.limits import Limit
    from sla_rules.tickets.severity import Severity

LANGUAGES = ("en", "fr")


class Words(NamedTuple):
    """The phrases of one language, the names that it translates, and its days of the week."""

    lang: str
    phrases: Mapping[str, str]
    names: Mapping[str, str]
    days: tuple[str, ...]

    def say(self, key: str, **said: object) -> str:
        """Return the phrase of that key with what is *said* in its places."""
        return self.phrases[key].format(**said)

    def name(self, name: str) -> str:
        """Return what the language calls *name*: a name that it does not know is written as it stands."""
        return self.names.get(name, name)

    def severity(self, severity: Severity | None) -> str:
        """Write level and name."""
        return self.say("no_severity") if severity is None else f"{severity.level} ({self.name(severity.name)})"

    def day(self, day: date) -> str:
        """Write a date with its day of the week."""
        return self.say("date", weekday=self.days[day.weekday()], year=day.year, month=day.month, day=day.day)

    def instant(self, at: datetime) -> str:
        """Write an instant to the minute when it is a whole one; the offset where the clock shows the time twice."""
        return f"{self.day(at)} {self.time(at)}"

    def time(self, at: datetime) -> str:
        """Write the time of day alone."""
        whole = not (at.second or at.microsecond)
        clock = at.time().isoformat("minutes" if whole else "auto").replace(".", self.phrases["point"])
        twice = at.utcoffset() != at.replace(fold=1 - at.fold).utcoffset()
        return f"{clock}{at.isoformat()[-6:] if twice else ''}"

    def amount(self, amount: timedelta) -> str:
        """Write an amount of time in hours, minutes and seconds, exactly."""
        hours, rest = divmod(abs(amount), timedelta(hours=1))
        minutes, rest = divmod(rest, timedelta(minutes=1))
        parts = [f"{hours} h"]
        if minutes or rest:
            parts.append(f"{minutes:02} min")
        if rest:
            fraction = f"{self.phrases['point']}{rest.microseconds:06}".rstrip("0") if rest.microseconds else ""
            parts.append(f"{rest.seconds:02}{fraction} s")
        return ("-" if amount < timedelta(0) else "") + " ".join(parts)

    def limit(self, limit: Limit | None) -> str:
        """Write a limit with the kind that it counts."""
        match limit:
            case None:
                return self.say("none")
            case BusinessHours(duration):
                key = "business_hour" if duration == timedelta(hours=1) else "business_hours"
                return self.say(key, amount=self.amount(duration))
            case ClockHours(duration):
                return self.say("clock_hours", amount=self.amount(duration))
            case BusinessDays(count):
                return self.say("business_day" if count == 1 else "business_days", count=count)
            case _:
                return self.say("calendar_month" if limit.count == 1 else "calendar_months", count=limit.count)

    def percent(self, share: Fraction) -> str:
        """Write a share in percent, rounded down to two decimals, none when it is whole."""
        whole, hundredths = divmod(share.numerator * 10_000 // share.denominator, 100)
        return f"{whole}{self.phrases['point']}{hundredths:02} %" if hundredths else f"{whole} %"


def words_of(lang: str) -> Words:
    """Return the words of *lang*, "en" or "fr"; raises InvalidValueError for another."""
    if lang not in LANGUAGES:
        msg = f"lang: {lang!r} is not spoken here; accepted are {', '.join(LANGUAGES)}"
        raise InvalidValueError(msg)
    table = import_module(f"sla_rules.assessments.words_{lang}")
    return Words(lang, table.PHRASES, table.NAMES, table.DAYS)
