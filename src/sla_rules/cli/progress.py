"""A progress bar on stderr, for a reader who waits at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

LARGE = 20_000
"""Fewer rows than that are done before a bar could be read."""


def progress(rows: Sequence[T], what: str) -> Iterable[T]:
    """Give the rows, behind a bar when they are many and stderr is a terminal."""
    if len(rows) < LARGE or sys.stderr is None or not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, description=what, console=Console(stderr=True), transient=True)
