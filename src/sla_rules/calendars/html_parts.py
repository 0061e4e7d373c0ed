"""The parts of HTML that values show themselves with in a notebook: escaped, accessible, loading nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


def escaped(text: object) -> str:
    """
    Write *text* so that a browser shows it as it stands, in an element or in an attribute.

    >>> escaped('<b>"R&D"</b>')
    '&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;'
    """
    from html import escape

    return escape(str(text))


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], figures: Collection[int] = ()) -> str:
    """
    Write a table with a caption and heads that name their columns and rows; *figures* are columns set right.

    >>> table("Hours", ("day", "hours"), [("Mon", "09:30-18:00")])
    '<table><caption>Hours</caption><thead><tr><th scope="col">day</th><th scope="col">hours</th></tr></thead>\
<tbody><tr><th scope="row">Mon</th><td>09:30-18:00</td></tr></tbody></table>'
    """
    right = [' style="text-align:right"' if number in figures else "" for number in range(len(heads))]
    head = "".join(f'<th scope="col"{style}>{escaped(name)}</th>' for name, style in zip(heads, right, strict=True))
    body = "".join(f"<tr>{_row(row, right)}</tr>" for row in rows)
    return f"<table><caption>{escaped(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def facts(pairs: Iterable[tuple[str, object]]) -> str:
    """
    Write pairs of a label and what it says.

    >>> facts([("zone", "Europe/Paris")])
    '<dl><dt>zone</dt><dd>Europe/Paris</dd></dl>'
    """
    return f"<dl>{''.join(f'<dt>{escaped(label)}</dt><dd>{escaped(said)}</dd>' for label, said in pairs)}</dl>"


def _row(cells: Sequence[object], right: Sequence[str]) -> str:
    """Write the cells of a row, the first of which names it."""
    first, *others = cells
    rest = "".join(f"<td{style}>{escaped(cell)}</td>" for cell, style in zip(others, right[1:], strict=True))
    return f'<th scope="row"{right[0]}>{escaped(first)}</th>{rest}'
