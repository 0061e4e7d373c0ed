"""The phrases of one language."""

from __future__ import annotations

from sla_rules.pages.phrases_en import PHRASES


def test_no_phrase_is_empty() -> None:
    """Every key has a phrase, without blanks around it but for the mark between thousands."""
    assert [
        key for key, phrase in PHRASES.items() if not phrase or (phrase != phrase.strip() and key != "thousands")
    ] == []
