"""What is to be written, before its form is chosen: headings, facts, lines and tables of plain text."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading; *level* 1 is the page's own."""

    text: str
    level: int = 2


class Facts(NamedTuple):
    """Pairs of a label and what it says."""

    pairs: tuple[tuple[str, str], ...]


class Grid(NamedTuple):
    """A table: its caption, the heads of its columns, its rows; *figures* are the columns set right."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()


class Page(NamedTuple):
    """Blocks in the order in which they are read, in the language *lang*."""

    lang: str
    blocks: tuple[Heading | Facts | Grid, ...]
