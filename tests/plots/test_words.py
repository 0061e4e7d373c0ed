"""The words of figures."""

from __future__ import annotations

from datetime import date

import pytest

from sla_rules.assessments import words as explanations
from sla_rules.errors import InvalidValueError
from sla_rules.plots import words_en, words_fr
from sla_rules.plots.words import counted, hours, month, short_day, words_of


def test_figures_speak_as_explanations_do() -> None:
    """All the phrases of an explanation are there unchanged, and those of figures beside them."""
    words, before = words_of("fr"), explanations.words_of("fr")
    assert {key: words.phrases[key] for key in before.phrases} == before.phrases
    assert words.say("verdict_missed") == "cible manquée"
    assert words.days == before.days
    assert not words_en.PHRASES.keys() & before.phrases.keys()
    assert not words_fr.PHRASES.keys() & before.phrases.keys()


def test_another_language_is_refused() -> None:
    """The languages that are spoken are named."""
    with pytest.raises(InvalidValueError, match="lang: 'de' is not spoken here; accepted are en, fr"):
        words_of("de")


def test_months_and_days() -> None:
    """A short date is a day and a month, in the language and not in the machine's."""
    assert [month(words_of("en"), number) for number in (1, 12)] == ["Jan", "Dec"]
    assert short_day(words_of("fr"), date(2026, 8, 15)) == "15 août"


def test_counts_of_one_are_in_the_singular() -> None:
    """One is singular in both languages, none in French alone, two in neither."""
    said = {
        lang: [counted(words_of(lang), "durations_last", count, start="8 h", verdict="x") for count in (0, 1, 2)]
        for lang in ("en", "fr")
    }
    assert said == {
        "en": ["over 8 h: 0 tickets, x", "over 8 h: 1 ticket, x", "over 8 h: 2 tickets, x"],
        "fr": ["plus de 8 h : 0 ticket, x", "plus de 8 h : 1 ticket, x", "plus de 8 h : 2 tickets, x"],
    }


def test_hours_name_their_days() -> None:
    """Each day and no hours have a French word; in English a text of hours is what it was, and reads back."""
    text = "Mo,Tu,We,Th,Fr,Sa 09:30-18:00; Su off; PH 10:00-12:00"
    assert hours(words_of("en"), text) == text
    said = "lun.,mar.,mer.,jeu.,ven.,sam. 09:30-18:00; dim. fermé; jours fériés 10:00-12:00"
    assert hours(words_of("fr"), text) == said
