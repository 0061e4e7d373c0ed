"""A progress bar on stderr, for a reader who waits at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Rows = TypeVar("Rows", bound="Sized")

LARGE = 20_000
"""Fewer rows than that are done before a bar could be read."""


class Counted(Protocol[T_co]):
    """Rows that can be counted before they go by."""

    def __len__(self) -> int:
        """Count them."""
        ...

    def __iter__(self) -> Iterator[T_co]:
        """Yield them."""
        ...


def progress(rows: Counted[T], what: str) -> Iterable[T]:
    """Give the rows, behind a bar when they are many and stderr is a terminal."""
    if len(rows) < LARGE or not _is_watched():
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, description=what, console=Console(stderr=True), transient=True)


def progress_of_parts(parts: Iterable[Rows], what: str, rows: int | None) -> Iterable[Rows]:
    """
    Give the parts of a file that is read piece by piece, behind a bar of their rows when stderr is a terminal.

    *rows* is how many there are in all; None, and the bar only counts.
    """
    return _behind_a_bar(parts, what, rows) if _is_watched() else parts


def _behind_a_bar(parts: Iterable[Rows], what: str, rows: int | None) -> Iterator[Rows]:
    """Draw the bar, part by part."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=rows)
        for part in parts:
            yield part
            bar.advance(task, len(part))


def _is_watched() -> bool:
    """Tell whether somebody reads stderr as it is written."""
    return sys.stderr is not None and sys.stderr.isatty()
