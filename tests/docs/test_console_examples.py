"""Every console example of the documentation runs, and prints what the page says."""

from __future__ import annotations

import pytest

from tests.docs.console import check
from tests.docs.pages import PAGES, Block, blocks

# what the documentation shows is shown by the documentation; the library's lines have tests of their own
pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("block", [block for page in PAGES for block in blocks(page, "console")], ids=str)
def test_console_block(block: Block) -> None:
    """A block's commands print what it shows ('...' stands for anything); a failure shows its exit code."""
    check(block)
