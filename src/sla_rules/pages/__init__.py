"""The page of a report: one file of HTML that loads nothing, to be read, printed and handed over."""

from sla_rules.pages.about import About, Source
from sla_rules.pages.document import report_page

__all__ = ["About", "Source", "report_page"]
