"""What the build of the documentation makes."""

from __future__ import annotations

import re
import runpy

import pytest

from tests.docs.pages import ROOT

MADE = runpy.run_path(str(ROOT / "docs" / "building.py"))


@pytest.mark.no_cover
def test_every_picture_is_shown() -> None:
    """The page of plots shows each picture that is made, once, with words for those who cannot see it."""
    text = (ROOT / "docs" / "plots.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]{10,})\]\(pictures/(\w+)\.svg\)", text)
    assert sorted(name for _, name in shown) == sorted(name for name, _ in MADE["pictures"]())
