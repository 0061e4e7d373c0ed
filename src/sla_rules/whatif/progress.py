"""How far a long comparison has come, for whoever waits: a terminal or a notebook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.errors import InvalidTypeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

WIDTH = 30
"""The places of a bar."""


class Progress(NamedTuple):
    """How many of how many steps are *done*, and *what* is being done; a step is a ticket under a scenario."""

    done: int
    total: int
    what: str


class Bar:
    r"""
    A bar of text that is written over itself, in a terminal and in a notebook alike; it needs no package.

    *stream* is where to, stderr when nothing is said. It writes when another hundredth is done.

    >>> import io
    >>> stream = io.StringIO()
    >>> Bar(stream)(Progress(1, 2, "from 8"))
    >>> stream.getvalue()
    '\r[###############               ]  50 %  from 8'
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._shown = ""

    def __call__(self, progress: Progress) -> None:
        """Show how far it is."""
        share = 100 * progress.done // progress.total if progress.total else 100
        filled = WIDTH * share // 100
        line = f"[{'#' * filled}{' ' * (WIDTH - filled)}] {share:3} %  {progress.what}"
        if line != self._shown:
            self._stream.write(f"\r{line}{' ' * (len(self._shown) - len(line))}")
            self._shown = line
            if progress.done >= progress.total:
                self._stream.write("\n")
            self._stream.flush()


class Steps:
    """Counts steps and tells somebody, or nobody."""

    def __init__(self, progress: Callable[[Progress], None] | bool | None, total: int) -> None:  # noqa: FBT001 -- as given to `compare`
        if not (progress is None or isinstance(progress, bool) or callable(progress)):
            msg = f"progress: {progress!r} is a {type(progress).__name__}; a function of a Progress, or True, is wanted"
            raise InvalidTypeError(msg)
        self._tell = (Bar() if progress is True else None) if isinstance(progress, bool) else progress
        self._done, self._total = 0, total
        self.what = ""

    def __call__(self, steps: int) -> None:
        """Count more steps as done."""
        self._done += steps
        if self._tell is not None:
            self._tell(Progress(self._done, self._total, self.what))
