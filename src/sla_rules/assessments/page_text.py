"""A page as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.page import Facts, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.page import Grid, Page

_INDENT = "  "


def as_text(page: Page) -> str:
    """Write *page* as lines, columns aligned, each line ended."""
    return "".join(f"{line.rstrip()}\n" for block in page.blocks for line in _lines(block))


def _lines(block: Heading | Facts | Grid) -> Iterator[str]:
    match block:
        case Heading(text, level):
            if level > 1:
                yield ""
            yield text
        case Facts(pairs):
            width = max((len(label) for label, _ in pairs), default=0)
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
