"""Where the choices of a random case come from: a seeded generator, or Hypothesis, which can shrink them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Protocol, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


class Source(Protocol):
    """The two choices that every case is made of."""

    def number(self, low: int, high: int) -> int:
        """Return an integer of [low, high]."""

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""


class Seeded:
    """Choices of a seeded generator: fast, for long runs."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, low: int, high: int) -> int:
        """Return an integer of [low, high]."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[int(self._random.random() * len(options))]


class Drawn:
    """Choices of Hypothesis: a failing case shrinks towards low numbers and first options."""

    def __init__(self, draw: Callable[[st.SearchStrategy[T]], T]) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        """Return an integer of [low, high]."""
        return self._draw(st.integers(low, high))  # type: ignore[arg-type, return-value]

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.number(0, len(options) - 1)]


def chance(source: Source, one_in: int) -> bool:
    """Say yes once in that many times."""
    return source.number(1, one_in) == one_in
