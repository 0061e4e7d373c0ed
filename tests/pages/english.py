"""The words of the English tables that French does not have, to be looked for in what is French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_rules.assessments import words_en, words_fr
from sla_rules.pages import phrases_en, phrases_fr
from sla_rules.plots import words_en as figures_en
from sla_rules.plots import words_fr as figures_fr

if TYPE_CHECKING:
    from collections.abc import Iterable


def words(texts: Iterable[str]) -> set[str]:
    """Return the words of *texts* without their places, those between underscores each by itself."""
    return {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}", " ", text.lower()))}


FRENCH = words(
    (
        *(*words_fr.PHRASES.values(), *words_fr.NAMES.values(), *words_fr.DAYS),
        *(*phrases_fr.PHRASES.values(), *phrases_fr.NAMES.values(), *figures_fr.PHRASES.values()),
        # what the command calls columns and options is no word of French
        *(re.sub(r"\w+_at|--[\w-]+", "", note) for note in phrases_fr.NOTES.values()),
    )
)
ENGLISH = (
    words(
        (
            *(*words_en.PHRASES.values(), *words_en.NAMES, *words_en.NAMES.values(), *words_en.DAYS),
            *(*phrases_en.PHRASES.values(), *phrases_fr.NAMES, *phrases_fr.NOTES, *figures_en.PHRASES.values()),
        )
    )
    - FRENCH
)
