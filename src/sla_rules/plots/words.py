"""
The words of figures in each language: those of explanations, and the few that only a figure needs.

Each language is one file of the same keys, as in `sla_rules.assessments.words`.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from sla_rules.assessments import words as explanations

if TYPE_CHECKING:
    from datetime import date

    from sla_rules.assessments.words import Words

_WEEK = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|off)\b")


def words_of(lang: str) -> Words:
    """
    Return the words of *lang*, "en" or "fr"; raises InvalidValueError for another.

    >>> words_of("fr").say("target_line", percent="95 %")
    'cible 95 %'
    """
    words = explanations.words_of(lang)
    table = import_module(f"sla_rules.plots.words_{lang}")
    return words._replace(phrases={**words.phrases, **table.PHRASES})


def counted(words: Words, key: str, count: int, **said: object) -> str:
    """
    Return the phrase of that key with a *count*, in the singular where the language has it: French does so with none.

    >>> counted(words_of("fr"), "durations_subtitle", 1, open=2).split(" ;")[0]
    '1 ticket terminé'
    """
    one = count == 1 or (count == 0 and words.lang == "fr")
    return words.say(f"{key}_one" if one else key, count=count, **said)


def month(words: Words, number: int) -> str:
    """
    Return the short name of a month, 1 to 12.

    >>> month(words_of("fr"), 2)
    'févr.'
    """
    return words.say(f"month_{number}")


def short_day(words: Words, day: date) -> str:
    """
    Write a date without its year, as an axis shows it.

    >>> short_day(words_of("en"), date(2026, 5, 1))
    '1 May'
    """
    return f"{day.day} {month(words, day.month)}"


def hours(words: Words, text: str) -> str:
    """
    Write the *text* of hours, or of days of the week, with what the language calls each day.

    >>> hours(words_of("fr"), "Mo-Fr 09:30-18:00")
    'lun.-ven. 09:30-18:00'
    """
    return _WEEK.sub(lambda found: words.say(f"week_{found[0]}"), text)
