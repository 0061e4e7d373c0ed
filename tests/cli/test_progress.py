"""The progress bar."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from sla_rules.cli.progress import LARGE, progress, progress_of_parts

if TYPE_CHECKING:
    import pytest


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_many_rows_have_a_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows go by unchanged, and the bar is drawn on stderr alone."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    rows = list(range(LARGE))
    assert list(progress(rows, "reading")) == rows
    assert "reading" in screen.getvalue()
    assert capsys.readouterr().out == ""


def test_few_rows_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done at once needs no bar."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    rows = list(range(LARGE - 1))
    assert progress(rows, "reading") is rows
    assert screen.getvalue() == ""


def test_a_pipe_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log file gets no bar, however many the rows, and neither does a stderr that is closed."""
    rows = list(range(LARGE))
    for stderr in (io.StringIO(), None):
        monkeypatch.setattr("sys.stderr", stderr)
        assert progress(rows, "reading") is rows


def test_parts_go_by_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts of a file too large for memory have a bar that counts rows, whether or not their number is known."""
    parts = [[1, 2], [3]]
    for rows in (None, 3):
        screen = Screen()
        monkeypatch.setattr("sys.stderr", screen)
        assert list(progress_of_parts(parts, "reading", rows)) == parts
        assert f"3/{rows or '?'}" in screen.getvalue()


def test_parts_in_a_pipe_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log file gets no bar."""
    parts = [[1, 2], [3]]
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert progress_of_parts(parts, "reading", 3) is parts
