"""A page as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_rules.assessments.page import Facts, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.page import Grid, Page

_SPECIAL = re.compile(r"[\\`*_\[\]<>|#&~]")


def as_markdown(page: Page) -> str:
    """Write *page* as Markdown: headings, lists of facts, and tables of the kind that most readers know."""
    return "\n\n".join("\n".join(_lines(block)) for block in page.blocks) + "\n"


def _lines(block: Heading | Facts | Grid) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {_plain(text)}"
        case Facts(pairs):
            for label, said in pairs:
                yield f"- **{_plain(label)}**: {_plain(said)}"
        case _:
            yield f"**{_plain(block.caption)}**"
            yield ""
            yield _row(block.heads)
            yield f"|{'|'.join('---:' if number in block.figures else '---' for number in range(len(block.heads)))}|"
            for row in block.rows:
                yield _row(row)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    r"""
    Write *text* so that no part of it is read as Markdown; a break of the line would end a row of a table.

    >>> _plain("a|b *c*")
    'a\\|b \\*c\\*'
    """
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split("\n")))
