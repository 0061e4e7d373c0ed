"""The French words."""

from __future__ import annotations

from string import Formatter

from sla_rules.assessments import words_en, words_fr


def places(phrase: str) -> set[str | None]:
    """Return the names of the places that a phrase leaves open."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def test_both_languages_have_the_same_keys() -> None:
    """French and English word the same things, with the same places in each phrase."""
    assert words_fr.PHRASES.keys() == words_en.PHRASES.keys()
    assert words_fr.NAMES.keys() == words_en.NAMES.keys()
    for key, phrase in words_en.PHRASES.items():
        assert places(words_fr.PHRASES[key]) == places(phrase), key


def test_nothing_is_left_in_english() -> None:
    """No phrase of more than one word is the same in both languages."""
    same = {key for key, phrase in words_fr.PHRASES.items() if phrase == words_en.PHRASES[key] and len(phrase) > 9}
    assert same == set()
