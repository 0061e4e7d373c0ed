"""A page as HTML."""

from __future__ import annotations

from sla_rules.assessments.page_html import as_html
from tests.assessments.test_page import PAGE


def test_a_section_in_its_language() -> None:
    """One section that says its language, headings below the page's own, a table with a caption."""
    assert as_html(PAGE) == (
        '<section lang="en">\n'
        "<h2>Ticket &lt;1&gt;</h2>\n"
        "<dl><dt>at</dt><dd>noon</dd><dt>zone|s</dt><dd>a*b</dd></dl>\n"
        "<h3>Steps</h3>\n"
        '<table><caption>counted</caption><thead><tr><th scope="col">what</th>'
        '<th scope="col" style="text-align:right">sum</th></tr></thead><tbody>'
        '<tr><th scope="row">open</th><td style="text-align:right">1 h</td></tr>'
        '<tr><th scope="row">closed</th><td style="text-align:right"></td></tr></tbody></table>\n'
        "</section>\n"
    )
