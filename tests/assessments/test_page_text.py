"""A page as plain text."""

from __future__ import annotations

from sla_rules.assessments.page import Facts, Page
from sla_rules.assessments.page_text import as_text
from tests.assessments.test_page import PAGE


def test_columns_are_aligned() -> None:
    """Labels and columns are aligned, figures to the right, and no line ends in a space."""
    assert as_text(PAGE) == (
        "Ticket <1>\n  at      noon\n  zone|s  a*b\n\nSteps\n  counted\n    what    sum\n    open    1 h\n    closed\n"
    )


def test_no_facts_no_lines() -> None:
    """Facts without a pair write nothing."""
    assert as_text(Page("en", (Facts(()),))) == ""
