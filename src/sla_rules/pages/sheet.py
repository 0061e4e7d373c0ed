"""A table that a reader may sort: its cells say by which figure, so that no text is compared as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_rules.calendars.html_parts import escaped
from sla_rules.files.fault import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta
    from fractions import Fraction

_MICROSECOND_PARTS = 1_000_000
SHOWN = 500
"""So many rows of a long table are shown at first."""


class Cell(NamedTuple):
    """
    A cell: its *text*, and the *key* by which it is sorted, its text when that is None.

    *mark* is a class of the style sheet; *opens* the number of the explanation that its button opens; *code* how the
    command calls what the text names, when that is another word.
    """

    text: str
    key: int | str | None = None
    mark: str = ""
    opens: int | None = None
    code: str = ""


class Head(NamedTuple):
    """The head of a column; figures stand at its right."""

    text: str
    figures: bool = False


class Sheet(NamedTuple):
    """
    A table with its *name*, which is unique in the page; the rows of *foot* keep their place when it is sorted.

    With a text for *more*, only the first SHOWN rows are laid out, and a button of that text shows the others: a
    browser takes its time over thousands of rows, and a reader seldom wants them.
    """

    name: str
    caption: str
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[Cell]]
    foot: Sequence[Sequence[Cell]] = ()
    more: str = ""


def plain(text: object) -> str:
    r"""
    Write *text* for HTML: escaped, and in one line, so that no name of a file can turn or hide what stands around it.

    >>> plain("<b>\u202e</b>")
    '&lt;b&gt;\\u202e&lt;/b&gt;'
    """
    return escaped(one_line(str(text)))


def share_key(share: Fraction | None) -> int | str:
    """Return by what a share is sorted: its millionths, rounded down; nothing for None, which comes last."""
    return "" if share is None else share.numerator * _MICROSECOND_PARTS // share.denominator


def amount_key(amount: timedelta | None) -> int | str:
    """Return by what an amount of time is sorted: its microseconds; nothing for None, which comes last."""
    if amount is None:
        return ""
    return (amount.days * 86_400 + amount.seconds) * _MICROSECOND_PARTS + amount.microseconds


def sheet_html(sheet: Sheet) -> str:
    """Write the table, its caption and the scope of its heads, in a region that scrolls where it is narrow."""
    classes = [_classes("n") if head.figures else "" for head in sheet.heads]
    heads = "".join(
        f'<th scope="col"{of}>{plain(head.text)}</th>' for head, of in zip(sheet.heads, classes, strict=True)
    )
    figures = [head.figures for head in sheet.heads]
    at_first = SHOWN if sheet.more else len(sheet.rows)
    body, rest = (
        "".join(f"{_row(row, figures)}\n" for row in rows) for rows in (sheet.rows[:at_first], sheet.rows[at_first:])
    )
    hidden = f"<tbody hidden>\n{rest}</tbody>\n" if rest else ""
    more = f'<p><button type="button" class="more" data-of="{sheet.name}">{plain(sheet.more)}</button></p>\n'
    foot = "".join(f"{_row(row, figures)}\n" for row in sheet.foot)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{sheet.name}-caption">\n'
        f'<table class="sheet" id="{sheet.name}">\n'
        f'<caption id="{sheet.name}-caption">{plain(sheet.caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n{hidden}"
        f"{f'<tfoot>{foot}</tfoot>' if foot else ''}</table>\n</div>\n{more if rest else ''}"
    )


def _row(cells: Sequence[Cell], figures: Sequence[bool]) -> str:
    """Write the cells of a row, the first of which names it."""
    first, *others = (
        (_cell(cell), _classes("n" * right, cell.mark) + _key(cell)) for cell, right in zip(cells, figures, strict=True)
    )
    rest = "".join(f"<td{said}>{inner}</td>" for inner, said in others)
    return f'<tr><th scope="row"{first[1]}>{first[0]}</th>{rest}</tr>'


def _cell(cell: Cell) -> str:
    text = plain(cell.text)
    if cell.code not in ("", cell.text):
        return f"{text} <code>{plain(cell.code)}</code>"
    if cell.opens is None:
        return text
    return f'<button type="button" class="open" aria-expanded="false" data-why="{cell.opens}">{text}</button>'


def _key(cell: Cell) -> str:
    return "" if cell.key is None else f' data-k="{escaped(cell.key)}"'


def _classes(*names: str) -> str:
    said = " ".join(name for name in names if name)
    return f' class="{said}"' if said else ""
