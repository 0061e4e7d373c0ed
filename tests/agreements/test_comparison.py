"""The answer as a value."""

from __future__ import annotations

import pytest

from sla_rules.agreements.comparison import Answer, Comparison, CounterExample, Finding
from tests.agreements.stretches import MARCH
from tests.assessments.paper import monday

EXAMPLE = CounterExample(tickets=(), now=monday(9), old="breached", new="met")
KEPT = Finding(clause="notice", answer=Answer.NO_WORSE, why="the same", checked=3)
WORSE = Finding(clause="target", answer=Answer.WORSE, why="1/2 is less than 3/5", checked=4, example=EXAMPLE)
OPEN = Finding(clause="grid", answer=Answer.UNDECIDED, why="they differ")


@pytest.mark.parametrize(
    ("findings", "answer"),
    [
        ((), Answer.NO_WORSE),
        ((KEPT,), Answer.NO_WORSE),
        ((KEPT, OPEN), Answer.UNDECIDED),
        ((OPEN, WORSE, KEPT), Answer.WORSE),
    ],
)
def test_one_answer_of_many(findings: tuple[Finding, ...], answer: Answer) -> None:
    """One clause that is worse makes it worse; one that is not decided leaves it undecided"""
    assert Comparison(period=MARCH, findings=findings).answer is answer


def test_what_is_read_off_it() -> None:
    """The findings by answer, the breakpoints together, the first example, and a line for each"""
    found = Comparison(period=MARCH, findings=(OPEN, WORSE, KEPT))
    assert (found.worse, found.undecided, found.checked, found.counter_example) == ((WORSE,), (OPEN,), 7, EXAMPLE)
    assert Comparison(period=MARCH, findings=(KEPT,)).counter_example is None
    assert str(found).split("\n") == [
        "2027-03: worse, 7 breakpoints checked",
        "grid: undecided: they differ",
        "target: worse: 1/2 is less than 3/5",
        "notice: no worse: the same",
    ]
