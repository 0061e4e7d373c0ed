"""The English words of figures."""

from __future__ import annotations

import re
from pathlib import Path

from sla_rules.plots import words_en

SOURCES = Path(words_en.__file__).parent


def test_every_word_is_used() -> None:
    """No phrase is kept that no figure says: each key stands in a source file, whole or as the part before a value."""
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py") if "words_" not in path.name)
    made = (
        "alarm",
        "arrivals",
        "band",
        "change",
        "day",
        "durations",
        "indicator_title",
        "letter",
        "mark",
        "month",
        "terms",
        "vary",
        "verdict",
        "week",
    )
    unused = [
        key
        for key in words_en.PHRASES
        if not re.search(rf"[\"']{key}[\"']", text)
        and not any(key.startswith(f"{start}_") and f"{start}_{{" in text for start in made)
    ]
    assert unused == []
