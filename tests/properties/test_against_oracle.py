"""Each answer of the library is the oracle's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import oracle_run
from tests.properties.cases import cases
from tests.properties.comparison import QUESTIONS, Case, Question, ask_days
from tests.properties.profile import examples
from tests.strategies.source import Drawn

QUESTIONS_AN_EXAMPLE = 8


@pytest.mark.parametrize("question", [each for each in dict.fromkeys(QUESTIONS) if each is not ask_days])
def test_answer(question: Question) -> None:
    """Any calendar, any combination: the answer is the one that follows from the definition."""

    @examples(40)
    @given(cases(), st.data())
    def holds(case: Case, data: st.DataObject) -> None:
        for _ in range(QUESTIONS_AN_EXAMPLE):
            difference = question(case, Drawn(data.draw))
            assert difference is None, str(difference)

    holds()


@examples(40)
@given(cases(combined=False), st.data())
def test_business_days(case: Case, data: st.DataObject) -> None:
    """A business day is a date whose hours are not empty; counting and stepping follow."""
    for _ in range(QUESTIONS_AN_EXAMPLE):
        difference = ask_days(case, Drawn(data.draw))
        assert difference is None, str(difference)


@pytest.mark.no_cover
def test_seeded_comparisons(capsys: pytest.CaptureFixture[str]) -> None:
    """The run that compares three million answers by hand finds no difference in its first thousands."""
    assert oracle_run.main(["--comparisons", "20000", "--seed", "2026"]) == 0, capsys.readouterr().out
    assert "20000 comparisons, seed 2026: 0 differences" in capsys.readouterr().out
