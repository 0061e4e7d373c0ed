"""A page as plain text."""

from __future__ import annotations

from sla_rules import franceconnect
from sla_rules.assessments.page import Facts, Grid, Heading, Page
from sla_rules.assessments.page_text import as_text
from tests.assessments.test_explanation_page import INCIDENT, NOW
from tests.assessments.test_page import PAGE


def test_columns_are_aligned() -> None:
    """Labels and columns are aligned, figures to the right, and no line ends in a space."""
    assert as_text(PAGE) == (
        "Ticket <1>\n  at      noon\n  zone|s  a*b\n\nSteps\n  counted\n    what    sum\n    open    1 h\n    closed\n"
    )


def test_facts_under_one_heading_are_aligned() -> None:
    """Two blocks of facts with a table between them have one column, which ends at the next heading."""
    between = Grid("steps", ("what",), (("open",),), frozenset())
    page = Page("en", (Facts((("a", "1"),)), Heading("H"), Facts((("bb", "2"),)), between, Facts((("cccc", "3"),))))
    assert as_text(page) == "  a  1\n\nH\n  bb    2\n  steps\n    what\n    open\n  cccc  3\n"


def test_a_verdict_without_a_due_date_stands_in_its_column() -> None:
    """In French, clause and verdict of a commitment that does not cover the ticket begin in one column."""
    told = franceconnect.agreement().assess(INCIDENT, now=NOW).explain().text("fr")
    blocking = told[told.index("Engagement anomalie bloquante") :].split("\n\n")[0].splitlines()
    assert blocking[1:] == [
        "  clause    annexe §2.1, anomalies bloquantes",
        "  promesse  en 4 h ouvrées au plus",
        "  décompte  prise en compte → résolution",
        "  verdict   sans objet : ne concerne que les anomalies bloquantes",
    ]


def test_no_facts_no_lines() -> None:
    """Facts without a pair write nothing."""
    assert as_text(Page("en", (Facts(()),))) == ""
