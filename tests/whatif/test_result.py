"""What a comparison says."""

from __future__ import annotations

import json

import pytest

from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.whatif import Scenario, compare
from sla_rules.whatif.result import VerdictChange, VerdictChanges

from .lives import AGREEMENT, TODAY
from .test_compare import EARLY, LENIENT, THEN, TICKETS, A, B

FOUND = compare([TODAY, EARLY, LENIENT], TICKETS, now=THEN)


def test_results_by_name() -> None:
    """The baseline first, then the others in the order given; another name is refused with those that there are."""
    assert [result.name for result in FOUND.results] == ["today", "from 8", "26 h"]
    assert FOUND.result("from 8") is FOUND.others[0]
    with pytest.raises(UnknownNameError, match="scenario: 'x' was not compared; accepted are today, from 8, 26 h"):
        FOUND.result("x")


def test_an_agreement_without_an_indicator() -> None:
    """It has none to give."""
    bare = compare([Scenario("x", AGREEMENT.evolve(indicators=()))], [A], now=THEN).baseline
    assert bare.indicators == ()
    assert (bare.gained, bare.severities[1].counted) == (0, 0)
    with pytest.raises(UnknownNameError, match="indicator: the agreement has none"):
        _ = bare.indicator


def test_changes_are_a_sequence() -> None:
    """They are counted, taken one by one or several, and compared by what they hold."""

    def make(row: int) -> VerdictChange:
        return VerdictChange(row, str(row), None, ())

    changes = VerdictChanges([3, 5, 8], make)
    assert (len(changes), changes[-1].row, [each.row for each in changes[:2]]) == (3, 8, [3, 5])
    assert [each.row for each in changes] == [3, 5, 8]
    assert changes == VerdictChanges((3, 5, 8), make)
    assert changes != VerdictChanges([3, 5], make)
    assert changes != [3, 5, 8]
    assert repr(changes) == "<VerdictChanges: 3>"
    with pytest.raises(TypeError):
        hash(changes)


def test_two_comparisons_of_the_same() -> None:
    """They are equal; those of other tickets are not."""
    assert compare([TODAY, EARLY, LENIENT], list(TICKETS), now=THEN) == FOUND
    assert compare([TODAY, EARLY, LENIENT], [A, B], now=THEN) != FOUND


def test_only_a_change_is_explained() -> None:
    """Or the ticket of a place, whether it changes or not; something else is refused."""
    assert FOUND.explain("from 8", 0) == FOUND.explain("from 8", FOUND.others[0].changed[0])
    assert FOUND.explain("from 8", 4).before.assessment.ticket.id == "E"
    with pytest.raises(InvalidTypeError, match="change"):
        FOUND.explain("from 8", "A")  # type: ignore[arg-type]
    for place in (-1, 5):
        with pytest.raises(
            InvalidValueError, match=f"change: {place} is the place of no ticket; there are 5, from 0 on"
        ):
            FOUND.explain("from 8", place)


def test_as_json_and_html() -> None:
    """Both forms hold what the values hold."""
    assert json.loads(json.dumps(FOUND.to_dict()))["tickets"] == 4
    assert "from 8" in FOUND._repr_html_()
