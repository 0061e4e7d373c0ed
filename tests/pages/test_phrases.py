"""The words of a page."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from sla_rules import franceconnect, pages
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.standing import Standing
from sla_rules.errors import InvalidValueError
from sla_rules.pages.phrases import phrases_of, verdict_of
from sla_rules.pages.phrases_en import PHRASES as ENGLISH
from sla_rules.pages.phrases_fr import NAMES as FRENCH_NAMES
from sla_rules.pages.phrases_fr import PHRASES as FRENCH
from tests.assessments.paper import QUALITY, RESOLUTION

if TYPE_CHECKING:
    from collections.abc import Mapping


def result(**counts: int) -> IndicatorResult:
    """Return a result of the indicator on paper, whose target is a half."""
    return IndicatorResult.of(QUALITY, {part: counts.get(str(part), 0) for part in Standing})


def test_both_languages_say_the_same_things() -> None:
    """English and French have the same keys in the same order, and each pair the same places."""
    assert list(ENGLISH) == list(FRENCH)

    def places(phrases: Mapping[str, str], key: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(phrases[key]) if name}

    for key in ENGLISH:
        assert places(ENGLISH, key) == places(FRENCH, key), key
        assert FRENCH[key].strip() or key == "thousands"


def test_every_phrase_is_said() -> None:
    """No phrase stands there that no module of the package names, whole or by its beginning."""
    folder = Path(pages.__file__).parent
    said: set[str] = set()
    for path in folder.glob("*.py"):
        if not path.stem.startswith("phrases_"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            said |= {
                each.value for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    begun = tuple(text for text in said if re.fullmatch(r"[a-z]+_", text))
    assert [key for key in ENGLISH if key.removesuffix("_one") not in said and not key.startswith(begun)] == []


def test_french_puts_a_space_before_a_double_sign() -> None:
    """No colon, semicolon or percent sign of French stands right after a word."""
    assert [
        phrase for phrase in FRENCH.values() if re.search(r"[^\s{(][:;%?!](?!\d)", re.sub(r"\{\w+\}", "x", phrase))
    ] == []


def test_counts() -> None:
    """One is singular in both languages, none in French only; thousands stand apart, a minus is a minus."""
    english, french = phrases_of("en"), phrases_of("fr")
    assert english.counted("late_said", 1) == "1 open ticket is past the limit of a commitment."
    assert english.counted("late_said", 0) == "0 open tickets are past the limit of a commitment."
    assert english.counted("late_said", 12_345) == "12,345 open tickets are past the limit of a commitment."
    assert french.counted("late_said", 0) == "0 ticket ouvert est hors délai pour un engagement."
    assert french.counted("late_said", 12_345) == "12\u202f345 tickets ouverts sont hors délai pour un engagement."
    assert (english.number(-1_000), french.number(-7)) == ("−1,000", "−7")


def test_shares_are_rounded_down() -> None:
    """A share just under the target never reads as the target; none is a dash."""
    english, french = phrases_of("en"), phrases_of("fr")
    assert (english.percent(Fraction(94_999, 100_000)), french.percent(Fraction(19, 20))) == ("94.99 %", "95,00 %")
    assert (english.percent(None), english.amount(None)) == ("-", "-")
    assert french.amount(timedelta(hours=2, minutes=5)) == "2 h 05 min"


def test_verdicts() -> None:
    """Reached from the target on, missed so far while open tickets can turn it, and nothing where none was received."""
    verdicts = {
        "reached": result(met=1, breached=1),
        "missed": result(met=1, breached=2),
        "missed_so_far": result(met=1, breached=2, open_on_track=1),
        "nothing": result(excluded=3),
    }
    assert {name: verdict_of(each) for name, each in verdicts.items()} == {name: name for name in verdicts}
    assert phrases_of("fr").verdict(verdicts["missed_so_far"]) == "manquée à ce stade"


def test_promises() -> None:
    """The promise says target, bound and limit, or that the limit hangs on the severity."""
    assert phrases_of("en").promise(result()) == "50 % of the tickets within 4 h of business time"
    severe = evolve(result(), indicator=evolve(QUALITY, commitment=RESOLUTION))
    assert phrases_of("fr").promise(severe) == "50 % des tickets dans un délai qui dépend de la sévérité"


def test_clauses_of_a_reading() -> None:
    """French names the clause of every choice of a reading; English, and what has no name, stands as it is."""
    french = phrases_of("fr")
    clauses = {each.clause for each in franceconnect.READING_FIELDS.values()}
    assert [clause for clause in clauses if french.name(clause) == clause] == []
    assert set(FRENCH_NAMES) <= clauses
    assert {phrases_of("en").name(clause) for clause in clauses} == clauses
    assert (french.name("annex §4"), french.name("§9")) == ("annexe §4", "§9")


def test_another_language() -> None:
    """A language without words is refused by name."""
    with pytest.raises(InvalidValueError, match="lang: 'de' is not spoken here; accepted are en, fr"):
        phrases_of("de")
