"""The French words of figures."""

from __future__ import annotations

import re

from sla_rules.plots import words_en, words_fr
from tests.assessments.test_words_fr import places


def test_both_languages_have_the_same_keys() -> None:
    """French and English word the same things, with the same places in each phrase."""
    assert words_fr.PHRASES.keys() == words_en.PHRASES.keys()
    for key, phrase in words_en.PHRASES.items():
        assert places(words_fr.PHRASES[key]) == places(phrase), key


def test_nothing_is_left_in_english() -> None:
    """No phrase with words of its own is the same in both languages."""
    same = {
        key
        for key, phrase in words_fr.PHRASES.items()
        if phrase == words_en.PHRASES[key] and len(phrase) > 9 and "{" not in phrase
    }
    assert same == set()


def test_french_spacing() -> None:
    """A colon or semicolon has a space before it, an apostrophe is the typographic one."""
    for phrase in words_fr.PHRASES.values():
        bare = re.sub(r"\{\w+:[^}]*\}(:00)?", "", phrase)
        assert "'" not in bare
        for mark in ":;":
            assert bare.count(mark) == bare.count(f" {mark}"), phrase
