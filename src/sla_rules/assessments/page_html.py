"""A page as a fragment of HTML that loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.page import Facts, Heading
from sla_rules.calendars.html_parts import escaped, facts, table

if TYPE_CHECKING:
    from sla_rules.assessments.page import Grid, Page


def as_html(page: Page) -> str:
    """Write *page* as one section, its language said, every text escaped."""
    return f'<section lang="{page.lang}">\n' + "".join(f"{_block(block)}\n" for block in page.blocks) + "</section>\n"


def _block(block: Heading | Facts | Grid) -> str:
    match block:
        case Heading(text, level):
            # a fragment stands in a page that has its own first heading
            return f"<h{level + 1}>{escaped(text)}</h{level + 1}>"
        case Facts(pairs):
            return facts(pairs)
        case _:
            return table(*block)
