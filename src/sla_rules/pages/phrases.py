"""The words of a page in one language: its own phrases, and those of explanations, so that one thing has one word."""

from __future__ import annotations

import re
from importlib import import_module
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.words import Words


class Phrases(NamedTuple):
    """The phrases of one language, beside the *words* of its explanations."""

    words: Words
    own: Mapping[str, str]
    names: Mapping[str, str]
    notes: Mapping[str, str]

    @property
    def lang(self) -> str:
        """The language, as HTML names it."""
        return self.words.lang

    def say(self, key: str, **said: object) -> str:
        """Return the phrase of that key with what is *said* in its places."""
        return self.own[key].format(**said)

    def name(self, name: str) -> str:
        """Return what the language calls *name*: a name that it does not know is written as it stands."""
        return self.names.get(name) or self.words.name(name)

    def note(self, note: str) -> str | None:
        """Return what the language says for an English *note* on a file; None when it has no words of its own."""
        for english, own in self.notes.items():
            if found := re.fullmatch(_pattern(english), note, re.DOTALL):
                return own.format(**found.groupdict())
        return None

    def counted(self, key: str, count: int) -> str:
        """Return the phrase of that key with a *count*, in the singular where the language has it."""
        return self.say(f"{key}_one" if self.is_singular(count) else key, count=self.number(count))

    def is_singular(self, count: int) -> bool:
        """Tell whether the language puts *count* in the singular: French does so with none."""
        return count == 1 or (count == 0 and self.lang == "fr")

    def number(self, count: int) -> str:
        """Write a count with its thousands apart; "-" would read as a dash, so that a minus is one."""
        return f"{count:,}".replace(",", self.own["thousands"]).replace("-", "−")

    def percent(self, share: Fraction | None) -> str:
        """Write a share in percent, rounded down to two decimals; "-" for None."""
        if share is None:
            return self.words.say("none")
        whole, hundredths = divmod(share.numerator * 10_000 // share.denominator, 100)
        return f"{whole}{self.words.phrases['point']}{hundredths:02} %"

    def amount(self, amount: timedelta | None) -> str:
        """Write an amount of time exactly; "-" for None."""
        return self.words.say("none") if amount is None else self.words.amount(amount)

    def promise(self, result: IndicatorResult) -> str:
        """Say what an indicator promises."""
        words = self.words
        limit = result.limit
        bound = words.say("by_severity") if limit is None else words.say(result.bound, limit=words.limit(limit))
        return words.say("target_said", percent=words.percent(result.target), limit=bound)

    def verdict(self, result: IndicatorResult) -> str:
        """Say whether the target is reached."""
        return self.say(verdict_of(result))


def verdict_of(result: IndicatorResult) -> str:
    """Name the verdict: "reached", "missed", "missed_so_far" where open tickets can still turn it, or "nothing"."""
    if result.reached is None or result.highest is None:
        return "nothing"
    if result.reached:
        return "reached"
    return "missed_so_far" if result.highest >= result.target else "missed"


def _pattern(phrase: str) -> str:
    """Return the expression that a *phrase* matches with whatever in its places."""
    parts = Formatter().parse(phrase)
    return "".join(re.escape(text) + (f"(?P<{name}>.+)" if name else "") for text, name, _, _ in parts)


def phrases_of(lang: str) -> Phrases:
    """Return the phrases of *lang*, "en" or "fr"; raises InvalidValueError for another."""
    words = words_of(lang)
    table = import_module(f"sla_rules.pages.phrases_{lang}")
    return Phrases(words, table.PHRASES, table.NAMES, table.NOTES)
