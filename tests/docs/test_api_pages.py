"""The pages of the programming interface are complete."""

from __future__ import annotations

import re

import sla_rules
from tests.docs.pages import ROOT


def test_every_public_name_has_its_entry() -> None:
    """Each name of `sla_rules.__all__` is documented once under docs/api, and no entry names another."""
    pages = sorted((ROOT / "docs" / "api").glob("*.md"))
    entries = [
        entry
        for page in pages
        for entry in re.findall(r"^::: sla_rules\.(\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    by_path = {
        "columns",
        "errors",
        "files",
        "pages",
        "plots",
        "whatif",
        *(entry for entry in entries if re.fullmatch(r"columns\.\w+_engine", entry)),
    }
    # the root of the tree of errors stands among them, on their page
    assert sorted(entries) == sorted({*sla_rules.__all__, *by_path} - {"SlaError"})
