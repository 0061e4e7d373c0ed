"""What rows of a file say, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sla_rules.files.rows import Row


@frozen
class Said:
    """
    Rows that follow one another in a file, and in *texts* what their cells say, by column of a ticket.

    The texts have no blanks around them, and stand for what the caller says that they mean.
    """

    rows: Sequence[Row]
    texts: Mapping[str, Sequence[str]]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Row, dict[str, str]]]:
        """Yield each row, with what its cells say by column."""
        columns = tuple(self.texts)
        for row, cells in zip(self.rows, zip(*self.texts.values(), strict=True), strict=True):
            yield row, dict(zip(columns, cells, strict=True))

    def part(self, places: Iterable[int]) -> Said:
        """Return the rows at these places alone."""
        kept = list(places)
        return Said(
            [self.rows[place] for place in kept],
            {column: [texts[place] for place in kept] for column, texts in self.texts.items()},
        )
