"""Explanations in little room."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sla_rules import Ticket
from sla_rules.assessments.explanation_page import page_of
from sla_rules.assessments.page import Facts, Grid, Heading
from sla_rules.pages.explanations import FACTS, GRID, HEADING, explanations_of
from tests.assessments.paper import AGREEMENT, HIGH, monday

if TYPE_CHECKING:
    from sla_rules.assessments.assessment import Assessment


def late(name: str) -> Assessment:
    """Return a ticket that is late since ten on a Monday, at ten days after."""
    ticket = Ticket.received(name, at=monday(9)).severity_assigned(HIGH, at=monday(9))
    return AGREEMENT.assess(ticket, now=monday(9) + timedelta(days=10))


def opened(stored: dict[str, Any], number: int) -> list[Heading | Facts | Grid]:
    """Make the blocks of a page again, as the script does."""
    texts = stored["texts"]
    made: list[Heading | Facts | Grid] = []
    for place in stored["pages"][number]:
        kind, *numbers = stored["blocks"][place]
        if kind == HEADING:
            made.append(Heading(texts[numbers[1]], numbers[0]))
        elif kind == FACTS:
            said = [texts[number] for number in numbers]
            made.append(Facts(tuple(zip(said[::2], said[1::2], strict=True))))
        else:
            assert kind == GRID
            columns, figures, caption, *cells = numbers
            said = [texts[number] for number in cells]
            rows = [tuple(said[at : at + columns]) for at in range(0, len(said), columns)]
            right = frozenset(column for column in range(columns) if figures >> column & 1)
            made.append(Grid(texts[caption], rows[0], tuple(rows[1:]), right))
    return made


def test_what_is_stored_is_the_explanation() -> None:
    """The numbers give back every block of `explain`, in both languages."""
    for lang in ("en", "fr"):
        stored = json.loads(explanations_of([late("A"), late("B")], lang).json())
        for number, name in enumerate("AB"):
            blocks = page_of(late(name).explain(), lang).blocks
            assert opened(stored, number) == list(blocks)


def test_each_text_stands_once() -> None:
    """A second ticket like the first adds the texts that name it, and no other."""
    one, two = (json.loads(explanations_of(map(late, names), "en").json()) for names in ("A", "AB"))
    assert set(two["texts"]) - set(one["texts"]) == {"Ticket B: late, still open and past resolution, response"}
    assert len(set(two["texts"])) == len(two["texts"])


def test_each_block_stands_once() -> None:
    """Of two tickets alike only the heading differs, and clocks that ran through the same have one table of steps."""
    one, two = (json.loads(explanations_of(map(late, names), "en").json()) for names in ("A", "AB"))
    assert len(two["blocks"]) == len(one["blocks"]) + 1
    grids = [place for place in one["pages"][0] if one["blocks"][place][0] == GRID]
    assert (len(grids), len(set(grids))) == (3, 1)


def test_no_text_ends_the_element() -> None:
    """A ticket named like an end tag stays inside the JSON, and what is no print is written out."""
    written = explanations_of([late("</script><!--\u202e")], "en").json()
    assert "<" not in written
    assert json.loads(written)["texts"][0].startswith("Ticket </script><!--\\u202e: late")
