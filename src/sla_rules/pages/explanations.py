"""
The explanations of many tickets in little room: each text once, each block once, the rest numbers.

A block is written as numbers of texts and an explanation as numbers of blocks. What two tickets were overdue through is
much the same days, hours and clauses, and two clocks of one ticket often ran through the very same. The page's script
makes an explanation when it is opened, from the same blocks that `sla-rules explain` writes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sla_rules.assessments.explanation import explain
from sla_rules.assessments.explanation_page import page_of
from sla_rules.assessments.page import Facts, Heading
from sla_rules.files.fault import one_line
from sla_rules.pages.walks import Walks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.page import Grid, Page

HEADING, FACTS, GRID = range(3)
"""What the first number of a block says that it is."""


class Store:
    """The texts and the blocks written so far, each with its number, and the pages made of them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._blocks: dict[tuple[int, ...], int] = {}
        self._pages: list[list[int]] = []

    def add(self, page: Page) -> int:
        """Keep *page* and return its number."""
        blocks = map(self._block, page.blocks)
        self._pages.append([self._blocks.setdefault(block, len(self._blocks)) for block in blocks])
        return len(self._pages) - 1

    def json(self) -> str:
        """Write the store as JSON that may stand in an element of HTML: nothing in it can end the element."""
        stored = {"texts": list(self._numbers), "blocks": list(self._blocks), "pages": self._pages}
        return json.dumps(stored, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

    def _block(self, block: Heading | Facts | Grid) -> tuple[int, ...]:
        """Write a block as numbers: what it is, its own figures, then its texts in the order in which they are read."""
        match block:
            case Heading(text, level):
                return HEADING, level, self._number(text)
            case Facts(pairs):
                return FACTS, *(self._number(text) for pair in pairs for text in pair)
            case grid:
                figures = sum(1 << column for column in grid.figures)
                cells = (grid.caption, *grid.heads, *(cell for row in grid.rows for cell in row))
                return GRID, len(grid.heads), figures, *map(self._number, cells)

    def _number(self, text: str) -> int:
        return self._numbers.setdefault(one_line(text), len(self._numbers))


def explanations_of(late: Iterable[Assessment], lang: str) -> Store:
    """Return the explanations of *late* in the words of *lang*, numbered in their order."""
    store, walks = Store(), Walks()
    for assessment in late:
        store.add(page_of(explain(assessment, walks), lang))
    return store
