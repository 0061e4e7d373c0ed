"""The parts of a drawing in SVG: no style of their own, so that the page's sheet colours them for light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.pages.sheet import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MARKS = {
    # each as a path around the origin, told apart by shape and by filling, so that no colour is needed
    "reached": "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",
    "missed": "M0 -6.5L6.5 0L0 6.5L-6.5 0Z",
    "missed_so_far": "M0 -6L6 5L-6 5Z",
    "median": "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",
    "p95": "M-4.5 -4.5L4.5 -4.5L4.5 4.5L-4.5 4.5Z",
    "limit": "M0 -11L0 11",
    "bounds": "M0 -9L0 9M-5 -9L5 -9M-5 9L5 9",
    "target": "M-11 0L11 0",
}


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """Write a straight line of the class *style*."""
    return f'<path class="{style}" d="M{_at(x1)} {_at(y1)}L{_at(x2)} {_at(y2)}"/>'


def run(points: Sequence[tuple[float, float]], style: str) -> str:
    """Write the line through *points*."""
    return f'<path class="{style}" d="M{"L".join(f"{_at(x)} {_at(y)}" for x, y in points)}"/>' if points else ""


def mark(x: float, y: float, name: str) -> str:
    """Write the mark *name* of MARKS around a point."""
    return f'<path class="m-{name}" transform="translate({_at(x)} {_at(y)})" d="{MARKS[name]}"/>'


def label(x: float, y: float, text: str, anchor: str = "middle", style: str = "") -> str:
    """Write a text, its *anchor* at the point: "start", "middle" or "end"."""
    styled = f' class="{style}"' if style else ""
    return f'<text{styled} x="{_at(x)}" y="{_at(y)}" text-anchor="{anchor}">{plain(text)}</text>'


def drawing(name: str, title: str, told: str, size: tuple[int, int], parts: Iterable[str]) -> str:
    """Write a drawing as one picture, with its *title* and what is *told* to who does not see it."""
    width, height = size
    inside = "".join(f"{part}\n" for part in parts if part)
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-told" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">\n'
        f'<title id="{name}-title">{plain(title)}</title>\n<desc id="{name}-told">{plain(told)}</desc>\n'
        f"{inside}</svg>\n"
    )


def figure(name: str, caption: str, drawn: str, legend: Iterable[tuple[str, str]]) -> str:
    """Write a drawing under its *caption*, with the meaning of each mark beside it."""
    box = 'class="key" aria-hidden="true" viewBox="-12 -12 24 24" width="20" height="20"'
    keys = "".join(f"<li><svg {box}>{mark(0, 0, each)}</svg>{plain(text)}</li>" for each, text in legend)
    return (
        f'<figure id="{name}">\n<figcaption>{plain(caption)}</figcaption>\n<ul class="legend">{keys}</ul>\n'
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}-title">\n{drawn}</div>\n</figure>\n'
    )


def _at(place: float) -> str:
    """Write a place to a tenth of a unit, which no eye can tell from the exact one."""
    return f"{place:.1f}".removesuffix(".0")
