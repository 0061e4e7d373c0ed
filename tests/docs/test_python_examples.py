"""Every Python example of the documentation runs, and prints what the page says."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING, Any

import pytest

from tests.docs.pages import PAGES, ROOT, blocks

if TYPE_CHECKING:
    from pathlib import Path

# what the documentation shows is shown by the documentation; the library's lines have tests of their own
pytestmark = pytest.mark.no_cover

# `python` and `console` are run, `sh` is run by .ci/run, the others show data
LANGUAGES = {"python", "console", "sh", "csv", "json", "text", "toml", "ics"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_says_its_language(page: Path) -> None:
    """No example escapes the tests because its fence names no language, or one that nothing runs."""
    assert [str(block) for block in blocks(page) if block.language not in LANGUAGES] == []


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if blocks(page, "python")],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_python_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks of a page run from its first to its last in one namespace, in the project's root."""
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"__name__": "__page__"}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for block in blocks(page, "python"):
        if ">>>" not in block.text:
            exec(compile(block.text, str(block), "exec"), names)  # noqa: S102 - our own page
            continue
        test = doctest.DocTestParser().get_doctest(block.text, names, str(block), str(page), block.line)
        report: list[str] = []
        runner.run(test, out=report.append, clear_globs=False)
        names = test.globs
        assert report == [], "".join(report)
