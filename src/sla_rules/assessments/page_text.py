"""A page as plain text."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from sla_rules.assessments.page import Facts, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_rules.assessments.page import Grid, Page

_INDENT = "  "


def as_text(page: Page) -> str:
    """Write *page* as lines, columns aligned, the facts under one heading with one another, each line ended."""
    written, width = [], 0
    for place, block in enumerate(page.blocks):
        if place == 0 or isinstance(block, Heading):
            width = _width(page.blocks[place + isinstance(block, Heading) :])
        written += [f"{line.rstrip()}\n" for line in _lines(block, width)]
    return "".join(written)


def _width(blocks: Sequence[Heading | Facts | Grid]) -> int:
    """Return how wide the labels are up to the next heading."""
    own = takewhile(lambda block: not isinstance(block, Heading), blocks)
    return max((len(label) for block in own if isinstance(block, Facts) for label, _ in block.pairs), default=0)


def _lines(block: Heading | Facts | Grid, width: int) -> Iterator[str]:
    match block:
        case Heading(text, level):
            if level > 1:
                yield ""
            yield text
        case Facts(pairs):
            for label, said in pairs:
                yield f"{_INDENT}{label.ljust(width)}  {said}"
        case _:
            yield from _table(block)


def _table(grid: Grid) -> Iterator[str]:
    """Align the columns; the caption stands above, for the heads do not say what the table is."""
    yield f"{_INDENT}{grid.caption}"
    rows = (grid.heads, *grid.rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if number in grid.figures else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"{_INDENT * 2}{'  '.join(cells)}"
