"""The pages of the documentation, and the fenced blocks of code that they hold."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>[^\n]*)\n(?P<text>.*?)^(?P=indent)```[ ]*$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A fenced block of code: its page, the line of its first row (from 0), its language and its text."""

    page: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        """Name the block as an editor can open it."""
        return f"{self.page.relative_to(ROOT)}:{self.line + 1}"


def blocks(page: Path, *languages: str) -> list[Block]:
    """Return the page's blocks in order, all of them or those of the given languages."""
    text = page.read_text(encoding="utf-8")
    found = [
        Block(
            page=page,
            line=text.count("\n", 0, match.start("text")),
            language=match["language"].strip(),
            text=textwrap.dedent(match["text"]),
        )
        for match in FENCE.finditer(text)
    ]
    return [block for block in found if not languages or block.language in languages]
