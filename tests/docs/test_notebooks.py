"""The notebooks of examples/, and the pages that are made of them."""

from __future__ import annotations

import ast
import re
import runpy
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# what the documentation shows is shown by the documentation; the library's lines have tests of their own
pytestmark = pytest.mark.no_cover

MADE = runpy.run_path(str(ROOT / "docs" / "notebooks.py"))
NOTEBOOKS: list[Path] = MADE["notebooks"]()

SMALL = '''"""A small one."""

# %% [markdown]
# # A title
#
# Some words.

# %%
from sla_rules import franceconnect, plots

calendar = franceconnect.agreement().calendar
print("printed")

# %%
plots.calendar_year(calendar, 2026)

# %%
len("shown by no page, for it is no figure")
'''


def test_a_notebook_becomes_a_page(tmp_path: Path) -> None:
    """Words stand as they are, code with what it prints, and a figure with its description under the cell it ends."""
    notebook = tmp_path / "small.py"
    notebook.write_text(SMALL, encoding="utf-8")
    text, figures = MADE["page_of"](notebook)
    assert text.startswith("# A title\n\nSome words.\n\n```python\nfrom sla_rules")
    assert "```\n\n```text\nprinted\n```\n\n```python\nplots.calendar_year(calendar, 2026)\n```" in text
    assert list(figures) == ["small-1.svg"]
    assert f"![{figures['small-1.svg'].description}](small-1.svg)" in text
    assert "37" not in text


def test_the_five_are_there() -> None:
    """Each has its link on the first page, and no other script is taken for one."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\(notebooks/(\w+)\.md\)", index)) == [notebook.stem for notebook in NOTEBOOKS]
    assert len(NOTEBOOKS) == 5


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_a_story(notebook: Path) -> None:
    """It names the extra that it needs, begins with a title, draws figures, and ends with words."""
    text = notebook.read_text(encoding="utf-8")
    assert re.search(r"Needs the extras? .*`plots`", str(ast.get_docstring(ast.parse(text))))
    cells = MADE["cells"](text)
    assert cells[0].markdown
    assert cells[0].source.startswith("# ")
    assert cells[-1].markdown
    assert len([cell for cell in cells if not cell.markdown and re.search(r"^plots\.", cell.source, re.MULTILINE)]) >= 2


def test_the_first_one_runs() -> None:
    """The others are run with the examples, and when the documentation is built."""
    text, figures = MADE["page_of"](ROOT / "examples" / "first_steps.py")
    assert len(figures) == 3
    assert "1676 of 1763 resolved in less than 24 business hours; target reached: True" in text
