"""Tables and lines of text, for a terminal or the same bytes on every machine."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import click
from attrs import frozen
from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from sla_rules.files.fault import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

# Wide enough that nothing wraps where nobody sees the width: a table is as wide as its cells.
_NO_WIDTH = 10_000
_STYLES = {"reached": "green", "missed": "bold red", "missed so far": "red"}


@frozen
class Column:
    """The head of a column; figures stand at its right."""

    name: str
    figures: bool = False


@frozen
class Table:
    """A table: its title, its columns, its rows of texts; *total* sets the last row apart."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False


def show(blocks: Iterable[str | Table]) -> None:
    """Write lines and tables to stdout: in a terminal's width and colours, or in plain UTF-8."""
    if sys.stdout.isatty():
        _render(blocks, Console(markup=False, highlight=False, emoji=False))
    else:
        buffer = io.StringIO()
        _render(
            blocks,
            Console(
                file=buffer,
                width=_NO_WIDTH,
                color_system=None,
                force_terminal=False,
                legacy_windows=False,
                markup=False,
                highlight=False,
                emoji=False,
                _environ={},
            ),
        )
        lines = (line.rstrip() for line in buffer.getvalue().split("\n"))
        write("\n".join(lines))


def write(text: str) -> None:
    """Write text to stdout in UTF-8, whatever the machine's locale says."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def harmless(text: str) -> str:
    """Give a text of several lines with what could command a terminal escaped: its names are those of a file."""
    return "\n".join(map(one_line, text.split("\n")))


def _render(blocks: Iterable[str | Table], console: Console) -> None:
    """Print the blocks, an empty line before each table."""
    for block in blocks:
        if isinstance(block, str):
            console.print(harmless(block))
        else:
            console.print()
            console.print(block.title, style="bold")
            console.print(_rich(block))


def _rich(table: Table) -> RichTable:
    """Give rich's own table."""
    drawn = RichTable(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in table.columns:
        drawn.add_column(column.name, justify="right" if column.figures else "left")
    for number, row in enumerate(table.rows, start=1):
        drawn.add_row(
            *(Text(one_line(cell), style=_STYLES.get(cell, "")) for cell in row),
            end_section=table.total and number == len(table.rows) - 1,
        )
    return drawn
