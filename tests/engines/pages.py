"""The recipes of the documentation, as the tests of engines run them."""

from __future__ import annotations

from tests.docs.pages import ROOT, blocks


def recipes(page: str, heading: str) -> list[str]:
    """Return the text blocks of docs/*page* that stand between *heading* and the next of its kind or paragraph."""
    path = ROOT / "docs" / page
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(heading))
    ends = (number for number in range(first + 1, len(lines)) if lines[number].startswith("## "))
    last = next(ends, len(lines))
    return [block.text for block in blocks(path, "text") if first <= block.line < last]
