"""A page as Markdown."""

from __future__ import annotations

from sla_rules.assessments.page import Grid, Page
from sla_rules.assessments.page_markdown import as_markdown
from tests.assessments.test_page import PAGE


def test_texts_are_no_markup() -> None:
    """Headings, lists and a table, with what Markdown would read escaped."""
    assert as_markdown(PAGE) == (
        "# Ticket \\<1\\>\n"
        "\n"
        "- **at**: noon\n"
        "- **zone\\|s**: a\\*b\n"
        "\n"
        "## Steps\n"
        "\n"
        "**counted**\n"
        "\n"
        "| what | sum |\n"
        "|---|---:|\n"
        "| open | 1 h |\n"
        "| closed |  |\n"
    )


def test_a_cell_stays_in_its_row() -> None:
    """A text of two lines does not break the table."""
    assert "| a b |" in as_markdown(Page("en", (Grid("g", ("h",), (("a\nb",),)),)))
