"""Tables on a terminal and elsewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from sla_rules.cli.table import Column, Table, show

if TYPE_CHECKING:
    import pytest

TABLE = Table("Title", (Column("what"), Column("count", figures=True)), (("[a]", "1"), ("missed", "10")), total=True)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_elsewhere_a_table_is_as_wide_as_its_cells(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Figures stand at the right, the last row apart, and no blank ends a line."""
    show(["é" * 200, TABLE])
    lines = capsysbinary.readouterr().out.decode().split("\n")
    assert lines == [
        "é" * 200,
        "",
        "Title",
        "what     count",
        "──────────────",
        "[a]          1",
        "",
        "missed      10",
        "",
    ]


def test_what_a_file_holds_commands_no_terminal(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Escapes and line breaks of a cell or a name are written out; a blank that does not break stays."""
    show(["a\x1b[31m.csv\nb\xa0c", Table("T", (Column("id"),), (("1\n2\x07",),))])
    assert capsysbinary.readouterr().out.decode().split("\n")[:2] == [r"a\x1b[31m.csv", "b\xa0c"]
    show([Table("T", (Column("id"),), (("1\n2\x07",),))])
    assert capsysbinary.readouterr().out.decode().endswith("\n" + r"1\n2\x07" + "\n")


def test_on_a_terminal_it_is_the_terminal_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets its own width and colours."""
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show(["é" * 60, TABLE])
    assert "\x1b[1;31mmissed" in screen.getvalue()
    assert screen.getvalue().startswith("é" * 40 + "\n" + "é" * 20 + "\n")
